package dev.ktutor.command.kubectl;

import dev.ktutor.command.kubectl.config.ConfigContexts;
import dev.ktutor.command.kubectl.config.ConfigProperty;
import dev.ktutor.command.kubectl.config.ConfigSetCluster;
import dev.ktutor.command.kubectl.config.ConfigSetContext;
import dev.ktutor.command.kubectl.config.ConfigSetCredentials;
import dev.ktutor.command.kubectl.config.ConfigView;
import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.kube.client.Kubeconfig.Section;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which class does which command. */
final class VerbTable {
    /** Groups whose bare call prints the help on standard output and is content. */
    private static final Set<String> CONTENT = Set.of("kubectl", "kubectl certificate", "kubectl alpha");

    private final Map<String, Verb> verbs = new HashMap<>();

    VerbTable() {
        config();
    }

    /** The verb of a command; groups print their help. */
    Verb find(String path) {
        Verb verb = verbs.get(path);
        return verb != null ? verb : VerbTable::group;
    }

    private void put(String path, Verb verb) {
        verbs.put("kubectl " + path, verb);
    }

    private void config() {
        put("config view", new ConfigView());
        put("config set-cluster", new ConfigSetCluster());
        put("config set-credentials", new ConfigSetCredentials());
        put("config set-context", new ConfigSetContext());
        put("config set", ConfigProperty::set);
        put("config unset", ConfigProperty::unset);
        put("config current-context", ConfigContexts::current);
        put("config use-context", ConfigContexts::use);
        put("config get-contexts", ConfigContexts::list);
        put("config rename-context", ConfigContexts::rename);
        put("config get-clusters", call -> ConfigContexts.names(call, Section.CLUSTERS));
        put("config get-users", call -> ConfigContexts.names(call, Section.USERS));
        put("config delete-context", call -> ConfigContexts.delete(call, Section.CONTEXTS));
        put("config delete-cluster", call -> ConfigContexts.delete(call, Section.CLUSTERS));
        put("config delete-user", call -> ConfigContexts.delete(call, Section.USERS));
    }

    private static void group(Call call) {
        if (call.spec().subcommands().isEmpty()) {
            throw KubectlError.of(call.spec().path() + " is not available in this lab yet");
        }
        boolean content = CONTENT.contains(call.spec().path());
        if (!call.args().isEmpty() && !content) {
            throw KubectlError.usage(call, "unknown command " + dev.ktutor.kube.api.GoText.quote(String.join(" ", call.args())));
        }
        if (content) {
            call.help();
            return;
        }
        (call.spec().path().equals("kubectl rollout") ? call.out() : call.err()).print(call.spec().help());
        throw KubectlError.exit(1);
    }
}
