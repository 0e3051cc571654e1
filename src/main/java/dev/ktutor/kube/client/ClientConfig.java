package dev.ktutor.kube.client;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A kubeconfig with overrides, made into what a client needs (clientcmd.DirectClientConfig): the same checks in the same
 * order, with the same words.
 */
public final class ClientConfig {
    private static final String DEFAULT_SERVER = "http://localhost:8080";

    private final Kubeconfig config;
    private final ClientOverrides overrides;
    private final FileView files;

    /** A view on a loaded kubeconfig whose file names are absolute. */
    public ClientConfig(Kubeconfig config, ClientOverrides overrides, FileView files) {
        this.config = config;
        this.overrides = overrides;
        this.files = files;
    }

    /** From the files that count for the caller. Throws {@link KubeconfigError} if they cannot be read. */
    public static ClientConfig load(KubeconfigFiles source, ClientOverrides overrides) {
        return new ClientConfig(KubeconfigPaths.resolved(source.load(), source.files()), overrides, source.files());
    }

    /** The kubeconfig itself, without overrides. */
    public Kubeconfig config() {
        return config;
    }

    /** The name of the context in use, "" for none. */
    public String contextName() {
        return overrides.context().isEmpty() ? config.currentContext() : overrides.context();
    }

    /** The namespace to work in. Throws {@link KubeconfigError} if the configuration is no good. */
    public String namespace() {
        if (!overrides.namespace().isEmpty()) {
            return overrides.namespace();
        }
        confirmUsable();
        String namespace = context().text("namespace");
        return namespace.isEmpty() ? "default" : namespace;
    }

    /** Whether the namespace was given by a flag. */
    public boolean namespaceGiven() {
        return !overrides.namespace().isEmpty();
    }

    /** Where to connect and with what. Throws {@link KubeconfigError} if the configuration is no good. */
    public ClientSettings settings() {
        KubeconfigEntry user = user();
        context();
        KubeconfigEntry cluster = cluster();
        confirmUsable();
        return new ClientSettings(cluster, user);
    }

    private KubeconfigEntry context() {
        KubeconfigEntry named = config.contexts().get(contextName());
        if (named == null && !overrides.context().isEmpty()) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, "context \"" + contextName() + "\" does not exist");
        }
        return named == null ? KubeconfigEntry.empty(KubeconfigFields.CONTEXT) : named;
    }

    private String name(String override, String field) {
        if (!override.isEmpty()) {
            return override;
        }
        KubeconfigEntry named = config.contexts().get(contextName());
        return named == null ? "" : named.text(field);
    }

    private KubeconfigEntry user() {
        KubeconfigEntry named = config.users().get(name(overrides.userName(), "user"));
        if (named == null && !overrides.userName().isEmpty()) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, "auth info \"" + overrides.userName() + "\" does not exist");
        }
        KubeconfigEntry user = named == null ? KubeconfigEntry.empty(KubeconfigFields.USER) : named;
        KubeconfigEntry merged = user.overlaid(overrides.user());
        if (!overrides.user().text("client-key").isEmpty()) {
            merged = merged.with("client-key-data", null);
        }
        return overrides.user().text("client-certificate").isEmpty() ? merged : merged.with("client-certificate-data", null);
    }

    private KubeconfigEntry cluster() {
        KubeconfigEntry named = config.clusters().get(name(overrides.clusterName(), "cluster"));
        if (named == null && !overrides.clusterName().isEmpty()) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, "cluster \"" + overrides.clusterName() + "\" does not exist");
        }
        KubeconfigEntry merged = KubeconfigEntry.empty(KubeconfigFields.CLUSTER).with("server", DEFAULT_SERVER);
        merged = (named == null ? merged : merged.overlaid(named)).overlaid(overrides.cluster());
        KubeconfigEntry said = overrides.cluster();
        if (said.flag("insecure-skip-tls-verify") || !said.text("certificate-authority").isEmpty()) {
            merged = merged.with("insecure-skip-tls-verify", said.flag("insecure-skip-tls-verify"))
                    .with("certificate-authority", said.text("certificate-authority")).with("certificate-authority-data", null);
        }
        if (!said.text("tls-server-name").isEmpty() || !said.text("server").isEmpty()) {
            merged = merged.with("tls-server-name", said.text("tls-server-name"));
        }
        return merged;
    }

    private void confirmUsable() {
        List<String> errors = new ArrayList<>();
        String context = contextName();
        if (!context.isEmpty() && !config.contexts().containsKey(context)) {
            errors.add("context was not found for specified context: " + context);
        }
        String userName = name(overrides.userName(), "user");
        errors.addAll(userErrors(userName, quietly(this::user, KubeconfigEntry.empty(KubeconfigFields.USER))));
        KubeconfigEntry cluster = quietly(this::cluster, KubeconfigEntry.empty(KubeconfigFields.CLUSTER));
        errors.addAll(clusterErrors(name(overrides.clusterName(), "cluster"), cluster));
        if (!errors.isEmpty()) {
            throw new KubeconfigError(KubeconfigError.Reason.INVALID, errors);
        }
    }

    private static KubeconfigEntry quietly(java.util.function.Supplier<KubeconfigEntry> entry, KubeconfigEntry otherwise) {
        try {
            return entry.get();
        } catch (KubeconfigError e) {
            return otherwise;
        }
    }

    private List<String> clusterErrors(String name, KubeconfigEntry cluster) {
        List<String> errors = new ArrayList<>();
        if (cluster.text("server").isEmpty()) {
            errors.add(name.isEmpty() ? "default cluster has no server defined" : "no server found for cluster \"" + name + "\"");
        }
        String authority = cluster.text("certificate-authority");
        if (!authority.isEmpty() && !cluster.text("certificate-authority-data").isEmpty()) {
            errors.add("certificate-authority-data and certificate-authority are both specified for " + name
                    + ". certificate-authority-data will override.");
        }
        unreadable(authority).ifPresent(why ->
                errors.add("unable to read certificate-authority " + authority + " for " + name + " due to " + why));
        return errors;
    }

    private List<String> userErrors(String name, KubeconfigEntry user) {
        List<String> errors = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        if (!user.text("token").isEmpty()) {
            methods.add("token");
        }
        if (!user.text("username").isEmpty() || !user.text("password").isEmpty()) {
            methods.add("basicAuth");
        }
        String certificate = user.text("client-certificate");
        String key = user.text("client-key");
        boolean certificateData = !user.text("client-certificate-data").isEmpty();
        boolean keyData = !user.text("client-key-data").isEmpty();
        if (!certificate.isEmpty() || certificateData) {
            if (!certificate.isEmpty() && certificateData) {
                errors.add("client-cert-data and client-cert are both specified for " + name + ". client-cert-data will override.");
            }
            if (!key.isEmpty() && keyData) {
                errors.add("client-key-data and client-key are both specified for " + name + "; client-key-data will override");
            }
            if (key.isEmpty() && !keyData) {
                errors.add("client-key-data or client-key must be specified for " + name + " to use the clientCert authentication method.");
            }
            unreadable(certificate).ifPresent(why -> errors.add("unable to read client-cert " + certificate + " for " + name + " due to " + why));
            unreadable(key).ifPresent(why -> errors.add("unable to read client-key " + key + " for " + name + " due to " + why));
        }
        errors.addAll(execErrors(name, user.object("exec")));
        if (methods.size() > 1) {
            errors.add("more than one authentication method found for " + name + "; found [" + String.join(" ", methods)
                    + "], only one is allowed");
        }
        boolean more = !user.text("as-uid").isEmpty() || !user.texts("as-groups").isEmpty() || !user.object("as-user-extra").isEmpty();
        if (more && user.text("as").isEmpty()) {
            errors.add("requesting uid, groups or user-extra for " + name + " without impersonating a user");
        }
        return errors;
    }

    private static List<String> execErrors(String name, Map<String, Object> exec) {
        if (exec.isEmpty()) {
            return List.of();
        }
        List<String> errors = new ArrayList<>();
        String use = " must be specified for " + name + " to use exec authentication plugin";
        if (exec.getOrDefault("command", "").equals("")) {
            errors.add("command" + use);
        }
        if (exec.getOrDefault("apiVersion", "").equals("")) {
            errors.add("apiVersion" + use);
        }
        return errors;
    }

    private java.util.Optional<String> unreadable(String path) {
        if (path.isEmpty()) {
            return java.util.Optional.empty();
        }
        try {
            files.openRead(path).release();
            return java.util.Optional.empty();
        } catch (FileError e) {
            return java.util.Optional.of(GoFile.text("open", path, e));
        }
    }
}
