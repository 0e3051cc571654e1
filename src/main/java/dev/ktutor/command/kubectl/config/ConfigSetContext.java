package dev.ktutor.command.kubectl.config;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.KubeconfigEntry;
import dev.ktutor.kube.client.KubeconfigFields;
import dev.ktutor.kube.client.KubeconfigFiles;
import java.util.List;

/** {@code kubectl config set-context}. */
public final class ConfigSetContext implements Verb {
    @Override
    public void run(Call call) {
        if (call.args().size() > 1) {
            throw ConfigAccess.helpError(call, call.args());
        }
        String named = call.args().isEmpty() ? "" : call.args().get(0);
        boolean current = call.flags().flag("current");
        if (named.isEmpty() && !current) {
            throw KubectlError.of("you must specify a non-empty context name or --current");
        }
        if (!named.isEmpty() && current) {
            throw KubectlError.of("you cannot specify both a context name and --current");
        }
        KubeconfigFiles files = call.access().kubeconfigFiles();
        Kubeconfig config = files.loadForEditing();
        if (current && config.currentContext().isEmpty()) {
            throw KubectlError.of("no current context is set");
        }
        String name = current ? config.currentContext() : named;
        boolean exists = config.contexts().containsKey(name);
        KubeconfigEntry context = config.contexts().getOrDefault(name, KubeconfigEntry.empty(KubeconfigFields.CONTEXT));
        for (String field : List.of("cluster", "user", "namespace")) {
            if (call.flags().changed(field)) {
                context = context.with(field, call.flags().text(field));
            }
        }
        files.modify(config.withEntry(Kubeconfig.Section.CONTEXTS, name, context), true);
        call.out().println("Context " + GoText.quote(name) + (exists ? " modified." : " created."));
    }
}
