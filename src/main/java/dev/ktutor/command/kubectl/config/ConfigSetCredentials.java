package dev.ktutor.command.kubectl.config;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.KubeconfigEntry;
import dev.ktutor.kube.client.KubeconfigFields;
import dev.ktutor.kube.client.KubeconfigFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code kubectl config set-credentials}. */
public final class ConfigSetCredentials implements Verb {
    @Override
    public void run(Call call) {
        if (call.args().size() != 1) {
            throw KubectlError.of("unexpected args: " + ConfigAccess.list(call.args()));
        }
        String name = call.args().get(0);
        Pairs provider = Pairs.parse(call.flags().list("auth-provider-arg"), "auth-provider-arg");
        Pairs environment = Pairs.parse(call.flags().list("exec-env"), "exec-env");
        validate(call, name);
        KubeconfigFiles files = call.access().kubeconfigFiles();
        Kubeconfig config = files.loadForEditing();
        KubeconfigEntry user = config.users().getOrDefault(name, KubeconfigEntry.empty(KubeconfigFields.USER));
        user = certificate(call, user, "client-certificate");
        user = certificate(call, user, "client-key");
        user = exec(call.flags(), provider(call.flags(), user, provider), environment);
        user = methods(call.flags(), user);
        files.modify(config.withEntry(Kubeconfig.Section.USERS, name, user), true);
        call.out().println("User " + GoText.quote(name) + " set.");
    }

    private static void validate(Call call, String name) {
        ParsedFlags flags = call.flags();
        if (name.isEmpty()) {
            throw KubectlError.of("you must specify a non-empty user name");
        }
        boolean basic = !flags.text("username").isEmpty() || !flags.text("password").isEmpty();
        if (!flags.text("token").isEmpty() && basic) {
            throw KubectlError.of("you cannot specify more than one authentication method at the same time: --token, --username/--password");
        }
        if (flags.flag("embed-certs")) {
            String certificate = flags.text("client-certificate");
            String key = flags.text("client-key");
            if (certificate.isEmpty() && key.isEmpty()) {
                throw KubectlError.of("you must specify a --client-certificate or --client-key to embed");
            }
            if (!certificate.isEmpty()) {
                ConfigAccess.requireFile(call, "client-certificate", certificate);
            }
            if (!key.isEmpty()) {
                ConfigAccess.requireFile(call, "client-key", key);
            }
        }
        if (flags.changed("exec-interactive-mode")
                && !List.of("IfAvailable", "Always", "Never").contains(flags.text("exec-interactive-mode"))) {
            throw KubectlError.of("invalid interactive mode type, can be only IfAvailable, Never, Always");
        }
    }

    private static KubeconfigEntry certificate(Call call, KubeconfigEntry user, String field) {
        if (!call.flags().changed(field)) {
            return user;
        }
        String path = call.flags().text(field);
        return call.flags().flag("embed-certs") ? user.with(field + "-data", ConfigAccess.base64(call, path)).with(field, null)
                : user.with(field, call.files().absolute(path)).with(field + "-data", null);
    }

    private static KubeconfigEntry provider(ParsedFlags flags, KubeconfigEntry user, Pairs pairs) {
        Map<String, Object> provider = new LinkedHashMap<>(user.object("auth-provider"));
        if (flags.changed("auth-provider") && !flags.text("auth-provider").equals(provider.get("name"))) {
            provider = new LinkedHashMap<>();
            provider.put("name", flags.text("auth-provider"));
        }
        if (provider.isEmpty()) {
            return user;
        }
        Map<String, Object> config = new java.util.TreeMap<>(Tree.map(provider.get("config")));
        pairs.removed().forEach(config::remove);
        config.putAll(pairs.set());
        provider.put("config", config);
        return user.with("auth-provider", provider);
    }

    private static KubeconfigEntry exec(ParsedFlags flags, KubeconfigEntry user, Pairs pairs) {
        Map<String, Object> exec = new LinkedHashMap<>(user.object("exec"));
        if (flags.changed("exec-command")) {
            if (exec.isEmpty()) {
                exec.putAll(KubeconfigFields.emptyExec());
            } else {
                exec.put("args", null);
            }
            exec.put("command", flags.text("exec-command"));
        }
        if (exec.isEmpty()) {
            return user;
        }
        if (flags.changed("exec-api-version")) {
            exec.put("apiVersion", flags.text("exec-api-version"));
        }
        if (!flags.list("exec-arg").isEmpty()) {
            exec.put("args", List.copyOf(flags.list("exec-arg")));
        }
        if (flags.changed("exec-interactive-mode")) {
            exec.put("interactiveMode", flags.text("exec-interactive-mode"));
        }
        if (flags.changed("exec-provide-cluster-info")) {
            exec.put("provideClusterInfo", flags.flag("exec-provide-cluster-info"));
        }
        environment(exec, pairs);
        return user.with("exec", KubeconfigFields.orderedExec(exec));
    }

    private static void environment(Map<String, Object> exec, Pairs pairs) {
        if (pairs.set().isEmpty() && pairs.removed().isEmpty()) {
            return;
        }
        List<Object> kept = new ArrayList<>();
        Map<String, Object> left = new LinkedHashMap<>(pairs.set());
        for (Object variable : Tree.list(exec, "env")) {
            String name = Tree.string(variable, "name");
            if (pairs.removed().contains(name)) {
                continue;
            }
            Object value = left.remove(name);
            kept.add(value == null ? variable : Tree.of("name", name, "value", value));
        }
        left.forEach((name, value) -> kept.add(Tree.of("name", name, "value", value)));
        exec.put("env", kept);
    }

    private static KubeconfigEntry methods(ParsedFlags flags, KubeconfigEntry start) {
        KubeconfigEntry user = start;
        for (String field : List.of("token", "username", "password")) {
            if (flags.changed(field)) {
                user = user.with(field, flags.text(field));
            }
        }
        boolean token = flags.changed("token") && !flags.text("token").isEmpty();
        boolean basic = flags.changed("username") && !flags.text("username").isEmpty()
                || flags.changed("password") && !flags.text("password").isEmpty();
        if ((token || basic) && !token) {
            user = user.with("token", null);
        }
        return (token || basic) && !basic ? user.with("username", null).with("password", null) : user;
    }
}
