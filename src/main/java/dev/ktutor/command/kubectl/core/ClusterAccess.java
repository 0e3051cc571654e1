package dev.ktutor.command.kubectl.core;

import dev.ktutor.command.kubectl.flags.FlagError;
import dev.ktutor.command.kubectl.flags.GoDuration;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.host.Invocation;
import dev.ktutor.kube.client.ClientConfig;
import dev.ktutor.kube.client.ClientOverrides;
import dev.ktutor.kube.client.ClientSettings;
import dev.ktutor.kube.client.HttpsKubeClient;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.KubeconfigEntry;
import dev.ktutor.kube.client.KubeconfigFields;
import dev.ktutor.kube.client.KubeconfigFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way to the cluster that the kubeconfig and the global flags describe; made when it is first needed. */
public final class ClusterAccess {
    private static final String AGENT = "kubectl/v1.36.4 (linux/amd64) kubernetes/bb826b1";

    private final Invocation in;
    private final ParsedFlags flags;
    private @Nullable ClientConfig config;
    private @Nullable KubeClient client;

    /** For one call. */
    public ClusterAccess(Invocation in, ParsedFlags flags) {
        this.in = in;
        this.flags = flags;
    }

    /** The kubeconfig files that count. */
    public KubeconfigFiles kubeconfigFiles() {
        return new KubeconfigFiles(in.files(), in.environment(), flags.text("kubeconfig"));
    }

    /** The configuration with what the flags say. */
    public ClientConfig config() {
        ClientConfig loaded = config;
        if (loaded == null) {
            loaded = ClientConfig.load(kubeconfigFiles(), overrides());
            config = loaded;
        }
        return loaded;
    }

    /** Where to connect; asks for a user name if nothing says who the caller is, as clientcmd does. */
    public ClientSettings settings() {
        ClientSettings settings = config().settings();
        checkTimeout();
        if (!settings.tls() || settings.identifiesUser()) {
            return settings;
        }
        in.out().print("Please enter Username: ");
        String user = line();
        in.out().print("Please enter Password: ");
        String password = in.screen() == null ? line() : String.valueOf(in.screen().readSecret(""));
        return new ClientSettings(settings.cluster(), settings.user().with("username", user).with("password", password));
    }

    private String line() {
        String line = in.in().readLine();
        if (line == null) {
            throw KubectlError.of("EOF");
        }
        return line.stripTrailing();
    }

    private void checkTimeout() {
        String timeout = flags.text("request-timeout");
        if (timeout.isEmpty() || timeout.matches("[0-9]+")) {
            return;
        }
        try {
            GoDuration.parse(timeout);
        } catch (FlagError e) {
            throw KubectlError.of("Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a"
                    + " corresponding time unit (e.g. 1s | 2m | 3h)");
        }
    }

    /** The client. */
    public KubeClient client() {
        KubeClient open = client;
        if (open == null) {
            HttpsKubeClient made = new HttpsKubeClient(in.host(), in.files(), settings(), AGENT);
            made.checkCredentials();
            open = made;
            client = open;
        }
        return open;
    }

    private ClientOverrides overrides() {
        KubeconfigEntry cluster = KubeconfigEntry.empty(KubeconfigFields.CLUSTER).with("server", flags.globalText("server"))
                .with("certificate-authority", flags.globalText("certificate-authority")).with("tls-server-name", flags.globalText("tls-server-name"))
                .with("insecure-skip-tls-verify", flags.flag("insecure-skip-tls-verify"));
        KubeconfigEntry user = KubeconfigEntry.empty(KubeconfigFields.USER).with("client-certificate", flags.globalText("client-certificate"))
                .with("client-key", flags.globalText("client-key")).with("token", flags.globalText("token")).with("as", flags.globalText("as"))
                .with("as-uid", flags.globalText("as-uid")).with("as-groups", flags.list("as-group"))
                .with("as-user-extra", extras()).with("username", flags.globalText("username")).with("password", flags.globalText("password"));
        return new ClientOverrides(flags.globalText("context"), flags.globalText("cluster"), flags.globalText("user"), flags.globalText("namespace"), cluster, user);
    }


    private Map<String, Object> extras() {
        Map<String, Object> extras = new LinkedHashMap<>();
        for (String extra : flags.list("as-user-extra")) {
            int equals = extra.indexOf('=');
            if (equals > 0) {
                Object before = extras.get(extra.substring(0, equals));
                List<Object> values = before instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
                values.add(extra.substring(equals + 1));
                extras.put(extra.substring(0, equals), values);
            }
        }
        return extras;
    }
}
