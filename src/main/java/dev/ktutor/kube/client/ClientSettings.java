package dev.ktutor.kube.client;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a client connects and with what credentials.
 *
 * @param cluster server, authority
 * @param user certificate, token, password, impersonation
 */
public record ClientSettings(KubeconfigEntry cluster, KubeconfigEntry user) {

    /** Settings for a server with a CA and a client certificate, all as PEM text: what components of the cluster use. */
    public static ClientSettings of(String server, String authorityPem, String certificatePem, String keyPem) {
        KubeconfigEntry cluster = KubeconfigEntry.empty(KubeconfigFields.CLUSTER).with("server", server)
                .with("certificate-authority-data", base64(authorityPem));
        KubeconfigEntry user = KubeconfigEntry.empty(KubeconfigFields.USER)
                .with("client-certificate-data", base64(certificatePem)).with("client-key-data", base64(keyPem));
        return new ClientSettings(cluster, user);
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(dev.ktutor.text.ByteText.encode(text));
    }

    /** Whether TLS is spoken (rest.IsConfigTransportTLS). */
    public boolean tls() {
        return url().startsWith("https://");
    }

    /** The server's base URL, with the scheme that a bare host gets (rest.DefaultServerURL). */
    public String url() {
        String server = cluster.text("server");
        String base = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        if (base.contains("://")) {
            return base;
        }
        boolean secure = !cluster.text("certificate-authority").isEmpty() || !cluster.text("certificate-authority-data").isEmpty()
                || cluster.flag("insecure-skip-tls-verify") || !user.text("client-certificate").isEmpty()
                || !user.text("client-certificate-data").isEmpty();
        return (secure ? "https://" : "http://") + base;
    }

    /** Whether anything here says who the caller is; if not, kubectl asks for a user name. */
    public boolean identifiesUser() {
        return !user.text("username").isEmpty() || !user.text("client-certificate").isEmpty()
                || !user.text("client-certificate-data").isEmpty() || !user.text("token").isEmpty()
                || !user.text("tokenFile").isEmpty() || !user.object("exec").isEmpty() || !user.object("auth-provider").isEmpty();
    }

    /** As somebody else ({@code --as}, {@code --as-group}, {@code --as-uid}); headers of every request. */
    Map<String, String> impersonation() {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        if (!user.text("as").isEmpty()) {
            headers.put("impersonate-user", user.text("as"));
            if (!user.texts("as-groups").isEmpty()) {
                headers.put("impersonate-group", String.join("\n", user.texts("as-groups")));
            }
            if (!user.text("as-uid").isEmpty()) {
                headers.put("impersonate-uid", user.text("as-uid"));
            }
            user.object("as-user-extra").forEach((key, values) -> headers.put("impersonate-extra-" + key,
                    values instanceof java.util.List<?> list ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                            : String.valueOf(values)));
        }
        return headers;
    }
}
