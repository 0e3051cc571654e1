package dev.ktutor.command.net.handshake;

import dev.ktutor.host.Invocation;
import dev.ktutor.tls.wire.TlsVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param serverName whom the server's certificate must be for
 * @param only the one version to speak; null for 1.3 or 1.2
 * @param drawn a picture, not plain lines
 * @param error the text of what is wrong with the arguments
 */
record HandshakeOptions(String host, int port, String serverName, @Nullable String clientCert, @Nullable String clientKey, @Nullable String caFile,
        @Nullable String cipher, @Nullable TlsVersion only, String language, boolean drawn, boolean help, Optional<String> error, String wrongWord) {
    private static final List<String> VALUED = List.of("client-cert", "client-key", "cafile", "servername", "cipher", "lang");
    private static final List<String> FLAGS = List.of("tls1_2", "tls1_3", "picture", "plain", "help");
    private static final Map<String, String> ALIASES = Map.of("cert", "client-cert", "key", "client-key", "CAfile", "cafile", "h", "help");
    private static final int HTTPS = 443;

    static HandshakeOptions parse(Invocation in) {
        Map<String, String> given = new HashMap<>();
        String target = "";
        Optional<String> error = Optional.empty();
        String wrong = "";
        List<String> args = in.args();
        for (int i = 0; i < args.size() && error.isEmpty(); i++) {
            String word = args.get(i);
            if (!word.startsWith("-")) {
                error = target.isEmpty() ? error : Optional.of("too-many");
                wrong = word;
                target = word;
                continue;
            }
            String[] parts = word.replaceFirst("^--?", "").split("=", 2);
            String name = ALIASES.getOrDefault(parts[0], parts[0]);
            if (FLAGS.contains(name)) {
                given.put(name, "");
            } else if (VALUED.contains(name) && (parts.length == 2 || i + 1 < args.size())) {
                given.put(name, parts.length == 2 ? parts[1] : args.get(++i));
            } else {
                error = Optional.of(VALUED.contains(name) ? "no-value" : "unknown-option");
                wrong = word;
            }
        }
        int colon = target.lastIndexOf(':');
        String host = colon < 0 ? target : target.substring(0, colon);
        String digits = colon < 0 ? String.valueOf(HTTPS) : target.substring(colon + 1);
        if (error.isEmpty() && !given.containsKey("help") && (host.isEmpty() || !digits.matches("[0-9]{1,5}"))) {
            error = Optional.of("no-target");
        }
        TlsVersion only = given.containsKey("tls1_2") ? TlsVersion.TLS12 : given.containsKey("tls1_3") ? TlsVersion.TLS13 : null;
        boolean drawn = given.containsKey("picture") || in.out().isTerminal() && !given.containsKey("plain");
        return new HandshakeOptions(host, digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0, given.getOrDefault("servername", host),
                given.get("client-cert"), given.get("client-key"), given.get("cafile"), given.get("cipher"),
                only == null && given.containsKey("cipher") ? TlsVersion.TLS12 : only, language(in, given.get("lang")), drawn, given.containsKey("help"), error, wrong);
    }

    /** English unless --lang or the environment says Korean. */
    private static String language(Invocation in, @Nullable String asked) {
        String wanted = asked != null ? asked : in.env("LC_ALL").or(() -> in.env("LANG")).orElse("");
        return wanted.startsWith("ko") ? "ko" : "en";
    }

    String target() {
        return host + ":" + port;
    }
}
