package dev.ktutor.command.kubectl.config;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.GoFile;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.KubeconfigEntry;
import dev.ktutor.kube.client.KubeconfigFiles;
import java.util.List;
import java.util.Map;

/** {@code kubectl config view}. */
public final class ConfigView implements Verb {
    private static final List<String> FORMATS = List.of("go-template", "go-template-file", "json", "jsonpath", "jsonpath-as-json",
            "jsonpath-file", "kyaml", "name", "template", "templatefile", "yaml");
    private static final Map<String, String> EMBEDDED = Map.of("certificate-authority", "certificate-authority-data",
            "client-certificate", "client-certificate-data", "client-key", "client-key-data");

    @Override
    public void run(Call call) {
        if (!call.args().isEmpty()) {
            throw KubectlError.usage(call, "unexpected arguments: " + ConfigAccess.list(call.args()));
        }
        String output = OutputFormat.output(call);
        boolean templated = call.flags().changed("template") && !call.flags().changed("output");
        ObjectPrinter printer = OutputFormat.find(call, output.isEmpty() ? "yaml" : templated ? "go-template" : output, FORMATS);
        KubeconfigFiles files = call.access().kubeconfigFiles();
        if (!call.flags().flag("merge") && files.explicit().isEmpty()) {
            throw KubectlError.of("if merge==false a precise file must be specified");
        }
        Kubeconfig config = load(call, files);
        if (call.flags().flag("minify")) {
            String context = call.flags().text("context");
            config = (context.isEmpty() ? config : config.withCurrentContext(context)).minified();
        }
        if (call.flags().flag("flatten")) {
            config = config.mapEntries((section, entry) -> flattened(call, entry));
        } else if (!call.flags().flag("raw")) {
            config = config.redacted(false);
        }
        call.out().print(printer.print(new KubeObject(config.tree())));
    }

    private static Kubeconfig load(Call call, KubeconfigFiles files) {
        if (files.explicit().isEmpty() || call.flags().changed("merge") && call.flags().flag("merge")) {
            return files.loadForEditing();
        }
        try {
            return Kubeconfig.parse(call.files().readText(files.explicit()), files.explicit());
        } catch (FileError e) {
            if (e.errno() == Errno.ENOENT) {
                return Kubeconfig.EMPTY;
            }
            throw KubectlError.of(GoFile.readText(files.explicit(), e));
        }
    }

    /** Files' contents in place of their names (clientcmdapi.FlattenConfig). */
    private static KubeconfigEntry flattened(Call call, KubeconfigEntry entry) {
        KubeconfigEntry flat = entry;
        for (Map.Entry<String, String> field : EMBEDDED.entrySet()) {
            String path = entry.text(field.getKey());
            if (path.isEmpty()) {
                continue;
            }
            int slash = entry.origin().lastIndexOf('/');
            String folder = call.files().absolute(slash < 0 ? "." : slash == 0 ? "/" : entry.origin().substring(0, slash));
            String absolute = path.startsWith("/") ? path : call.files().absolute(folder + "/" + path);
            if (entry.text(field.getValue()).isEmpty()) {
                try {
                    flat = flat.with(field.getValue(), java.util.Base64.getEncoder().encodeToString(call.files().read(absolute)));
                } catch (FileError e) {
                    throw KubectlError.of(GoFile.readText(absolute, e));
                }
            }
            flat = flat.with(field.getKey(), null);
        }
        return flat;
    }
}
