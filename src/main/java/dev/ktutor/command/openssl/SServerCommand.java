package dev.ktutor.command.openssl;

import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.host.net.Stream;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.path.TrustAnchors;
import dev.ktutor.tls.TlsIdentity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code openssl s_server}: a TLS server by hand. */
final class SServerCommand implements Subcommand {
    private static final String DEFAULT_PORT = "4433";
    private static final List<String> STATISTICS = List.of("items in the session cache", "client connects (SSL_connect())",
            "client renegotiates (SSL_connect())", "client connects that finished", "server accepts (SSL_accept())",
            "server renegotiates (SSL_accept())", "server accepts that finished", "session cache hits", "session cache misses",
            "session cache timeouts", "callback cache hits");

    @Override
    public String name() {
        return "s_server";
    }

    /** How it answers. */
    enum Mode { TALK, STATUS_PAGE, FILES, FILES_WITH_HEADERS, REVERSE }

    /** What is asked for beyond what both ends have in common. */
    static final class Settings {
        String accept = DEFAULT_PORT;
        int connections = -1;
        Mode mode = Mode.TALK;
        boolean requires;
        boolean serverOrder;
        boolean authorityNames = true;
        boolean ignoreEof;
        int tickets = 2;
        @Nullable String servername;
        @Nullable String secondCert;
        @Nullable String secondKey;
        boolean fatalName;
    }

    /** What it counts, for its last words. */
    static final class Counts {
        int accepts;
        int finished;
        int misses;
    }

    @Override
    public int run(Call call, Options options) {
        TlsArguments arguments = new TlsArguments(call);
        Settings s = new Settings();
        while (options.next()) {
            if (!arguments.take(options)) {
                take(call, s, arguments, options);
            }
        }
        options.noRest();
        arguments.check();
        String cert = arguments.cert == null ? "server.pem" : arguments.cert;
        TlsIdentity identity = arguments.identity("server", cert, arguments.key, null).orElseThrow(call::fail);
        Optional<TlsIdentity> second = s.servername == null ? Optional.empty()
                : arguments.identity("second server", s.secondCert == null ? "server2.pem" : s.secondCert, s.secondKey, null);
        TrustAnchors trust = arguments.trust();
        if (second.isPresent()) {
            say(call, arguments, "Setting secondary ctx parameters\n");
        }
        ServerTalk talk = new ServerTalk(call, arguments, s, trust, authorities(arguments, trust, s));
        say(call, arguments, "Using default temp DH parameters\n");
        arguments.checkKey(identity);
        second.ifPresent(arguments::checkKey);
        talk.identities(arguments.withChain(identity, trust), second.map(i -> arguments.withChain(i, trust)));
        return listen(call, arguments, s, talk);
    }

    private static void say(Call call, TlsArguments arguments, String text) {
        if (!arguments.quiet) {
            call.out(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            call.flush();
        }
    }

    private static List<DistinguishedName> authorities(TlsArguments arguments, TrustAnchors trust, Settings s) {
        return arguments.anchors.file() == null || !s.authorityNames ? List.of() : trust.certificates().stream().map(t -> t.certificate().subject()).distinct().toList();
    }

    private static void take(Call call, Settings s, TlsArguments arguments, Options options) {
        String value = options.value();
        switch (options.name()) {
            case "accept", "port" -> s.accept = value;
            case "naccept" -> s.connections = options.intValue();
            case "www" -> s.mode = Mode.STATUS_PAGE;
            case "WWW" -> s.mode = Mode.FILES;
            case "HTTP" -> s.mode = Mode.FILES_WITH_HEADERS;
            case "rev" -> {
                s.mode = Mode.REVERSE;
                arguments.brief = true;
            }
            case "brief" -> brief(arguments);
            case "verify", "Verify" -> {
                s.requires = options.name().equals("Verify");
                arguments.verify = true;
                arguments.verifyDepth = options.intValue();
                if (!arguments.quiet) {
                    call.err("verify depth is " + value + (s.requires ? ", must return a certificate" : "") + "\n");
                }
            }
            case "serverpref" -> s.serverOrder = true;
            case "no_ca_names" -> s.authorityNames = false;
            case "num_tickets" -> s.tickets = options.intValue();
            case "servername" -> s.servername = value;
            case "servername_fatal" -> s.fatalName = true;
            case "cert2" -> s.secondCert = value;
            case "key2" -> s.secondKey = value;
            case "ign_eof" -> s.ignoreEof = true;
            case "no_ign_eof" -> s.ignoreEof = false;
            case "context", "id_prefix", "no_dhe", "anti_replay", "no_anti_replay", "http_server_binmode", "no_resume_ephemeral" -> { }
            default -> throw call.notYet("the option -" + options.name());
        }
    }

    private static void brief(TlsArguments arguments) {
        arguments.brief = true;
        arguments.quiet = true;
        arguments.verifyQuiet = true;
    }

    private static int listen(Call call, TlsArguments arguments, Settings s, ServerTalk talk) {
        int colon = s.accept.lastIndexOf(':');
        String address = colon < 0 || s.accept.startsWith("*") ? "0.0.0.0" : s.accept.substring(0, colon).replace("localhost", "127.0.0.1");
        String digits = s.accept.substring(colon + 1);
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        if (port < 0 || port > 65535) {
            call.err("s_server: -accept argument malformed or ambiguous\n");
            throw call.usage();
        }
        Deque<Stream> callers = new ArrayDeque<>();
        boolean taken = call.in().host().network().listeners(call.in().host()).stream().anyMatch(l -> l.port() == port && l.protocol() == Protocol.TCP);
        Counts counts = new Counts();
        if (taken) {
            call.errors().raise(OpensslError.system(98, "BIO_bind", "Address already in use", "../crypto/bio/bio_sock2.c:171", "calling bind()"));
            call.errors().raise("error:10000075:BIO routines:BIO_bind:unable to bind socket:../crypto/bio/bio_sock2.c:173:");
            call.printErrors();
            statistics(call, arguments, counts);
            return 0;
        }
        call.in().host().network().listen(call.in().host(), new Listener(address, port, Protocol.TCP, "openssl", null, null, "", callers::add));
        say(call, arguments, "ACCEPT\n");
        Typed typed = new Typed(call.in());
        try {
            for (int left = s.connections; left != 0; left--) {
                call.in().simulation().await(() -> !callers.isEmpty());
                Stream stream = callers.removeFirst();
                boolean more = talk.serve(stream, typed, counts);
                stream.close();
                if (!more) {
                    call.err("shutdown accept socket\n");
                    break;
                }
            }
        } finally {
            typed.stop();
            call.in().host().network().close(call.in().host(), address, port, Protocol.TCP);
            callers.forEach(Stream::close);
        }
        statistics(call, arguments, counts);
        return 0;
    }

    private static void statistics(Call call, TlsArguments arguments, Counts counts) {
        say(call, arguments, statistics(counts));
    }

    /** The table of its last words. */
    static String statistics(Counts counts) {
        StringBuilder text = new StringBuilder();
        for (String what : STATISTICS) {
            int number = switch (what) {
                case "server accepts (SSL_accept())" -> counts.accepts;
                case "server accepts that finished" -> counts.finished;
                case "session cache misses" -> counts.misses;
                default -> 0;
            };
            text.append("%4d %s\n".formatted(number, what));
        }
        return text.append("   0 cache full overflows (128 allowed)\n").toString();
    }
}
