package dev.ktutor.command.kubectl.config;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.print.TabWriter;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.Kubeconfig.Section;
import dev.ktutor.kube.client.KubeconfigEntry;
import dev.ktutor.kube.client.KubeconfigFiles;
import java.util.ArrayList;
import java.util.List;

/** The subcommands of {@code kubectl config} that list, choose, rename and delete entries. */
public final class ConfigContexts {
    private ConfigContexts() { }

    /** {@code current-context}. */
    public static void current(Call call) {
        String current = call.access().kubeconfigFiles().loadForEditing().currentContext();
        if (current.isEmpty()) {
            throw KubectlError.of("current-context is not set");
        }
        call.out().println(current);
    }

    /** {@code use-context}. */
    public static void use(Call call) {
        if (call.args().size() != 1) {
            throw ConfigAccess.helpError(call, call.args());
        }
        String name = call.args().get(0);
        KubeconfigFiles files = call.access().kubeconfigFiles();
        Kubeconfig config = files.loadForEditing();
        if (name.isEmpty()) {
            throw KubectlError.of("empty context names are not allowed");
        }
        if (!config.contexts().containsKey(name)) {
            throw KubectlError.of("no context exists with the name: " + GoText.quote(name));
        }
        files.modify(config.withCurrentContext(name), true);
        call.out().println("Switched to context " + GoText.quote(name) + ".");
    }

    /** {@code get-contexts}. */
    public static void list(Call call) {
        String output = call.flags().text("output");
        if (!output.isEmpty() && !output.equals("name")) {
            throw KubectlError.of("--output " + output + " is not available in kubectl config get-contexts; resetting to default output format");
        }
        Kubeconfig config = call.access().kubeconfigFiles().loadForEditing();
        List<RuntimeException> errors = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String name : call.args().isEmpty() ? List.copyOf(config.contexts().keySet()) : call.args()) {
            if (config.contexts().containsKey(name)) {
                names.add(name);
            } else {
                errors.add(KubectlError.of("context " + name + " not found"));
            }
        }
        TabWriter table = TabWriter.table();
        if (output.isEmpty() && !call.flags().flag("no-headers")) {
            table.print("CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n");
        }
        names.stream().sorted().forEach(name -> table.print(output.isEmpty() ? row(config, name) : name + "\n"));
        call.out().print(table.flush());
        if (!errors.isEmpty()) {
            throw KubectlError.many(errors);
        }
    }

    private static String row(Kubeconfig config, String name) {
        KubeconfigEntry context = config.contexts().get(name);
        String mark = config.currentContext().equals(name) ? "*" : " ";
        return context == null ? "" : String.join("\t", mark, name, context.text("cluster"), context.text("user"), context.text("namespace")) + "\n";
    }

    /** {@code get-clusters}, {@code get-users}. */
    public static void names(Call call, Section section) {
        Kubeconfig config = call.access().kubeconfigFiles().loadForEditing();
        call.out().println("NAME");
        config.section(section).keySet().forEach(call.out()::println);
    }

    /** {@code delete-context}, {@code delete-cluster}. */
    public static void delete(Call call, Section section) {
        String kind = section.struct().key();
        KubeconfigFiles files = call.access().kubeconfigFiles();
        Kubeconfig config = files.loadForEditing();
        if (call.args().size() != 1) {
            if (section == Section.USERS) {
                throw KubectlError.usage(call, "user to delete is required");
            }
            call.help();
            return;
        }
        String name = call.args().get(0);
        if (!config.section(section).containsKey(name)) {
            throw KubectlError.of("cannot delete " + kind + " " + name + ", not in " + ConfigAccess.file(files));
        }
        if (section == Section.CONTEXTS && config.currentContext().equals(name)) {
            call.err().println("warning: this removed your active context, use \"kubectl config use-context\" to select a different one");
        }
        String file = ConfigAccess.file(files);
        files.modify(config.withEntry(section, name, null), true);
        call.out().println("deleted " + kind + " " + name + " from " + file);
    }

    /** {@code rename-context}. */
    public static void rename(Call call) {
        if (call.args().size() != 2) {
            throw ConfigAccess.helpError(call, call.args());
        }
        String from = call.args().get(0);
        String to = call.args().get(1);
        if (to.isEmpty()) {
            throw KubectlError.of("You must specify a new non-empty context name");
        }
        KubeconfigFiles files = call.access().kubeconfigFiles();
        Kubeconfig config = files.loadForEditing();
        KubeconfigEntry context = config.contexts().get(from);
        if (context == null) {
            throw KubectlError.of("cannot rename the context " + GoText.quote(from) + ", it's not in " + ConfigAccess.file(files));
        }
        if (config.contexts().containsKey(to)) {
            throw KubectlError.of("cannot rename the context " + GoText.quote(from) + ", the context " + GoText.quote(to)
                    + " already exists in " + ConfigAccess.file(files));
        }
        Kubeconfig renamed = config.withEntry(Section.CONTEXTS, to, context).withEntry(Section.CONTEXTS, from, null);
        files.modify(config.currentContext().equals(from) ? renamed.withCurrentContext(to) : renamed, true);
        call.out().println("Context " + GoText.quote(from) + " renamed to " + GoText.quote(to) + ".");
    }
}
