package dev.ktutor.command.openssl;

import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.ListenerTalk;
import dev.ktutor.host.net.Lookup;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.host.net.Stream;
import dev.ktutor.pki.path.TrustAnchors;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.wire.ClientSide;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code openssl s_client}: a TLS client by hand. */
final class SClientCommand implements Subcommand {
    private static final String DEFAULT_PORT = "4433";
    /** What the kernel waits for an answer to its SYNs (tcp(7), tcp_syn_retries), and for one to its ARP requests. */
    private static final Duration PATIENCE = Duration.ofSeconds(131);
    private static final List<String> STARTTLS = List.of("smtp", "pop3", "imap", "ftp", "xmpp", "xmpp-server", "telnet", "irc", "mysql", "postgres",
            "lmtp", "nntp", "sieve", "ldap");

    @Override
    public String name() {
        return "s_client";
    }

    /** What is asked for beyond what both ends have in common. */
    static final class Settings {
        @Nullable String connect;
        @Nullable String host;
        @Nullable String port;
        @Nullable String servername;
        boolean noServername;
        boolean showCertificates;
        boolean status;
        @Nullable Boolean ignoreEof;
        boolean commands = true;
        boolean printAtExit;
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
        target(call, s, options);
        arguments.check();
        if (s.noServername && s.servername != null) {
            call.err(call.prog() + ": Can't use -servername and -noservername together\n");
            throw call.usage();
        }
        Optional<TlsIdentity> identity = arguments.identity("client");
        ClientSide side = ClientSide.openssl(serverName(s), Optional.empty(), chain -> Optional.empty())
                .versions(arguments.oldest(), arguments.newest()).suites12(arguments.suites12()).suites13(arguments.suites13())
                .groups(arguments.groups()).schemes(arguments.schemes()).alpn(arguments.alpn).asking(s.status, arguments.tickets);
        TrustAnchors trust = arguments.trust();
        identity.ifPresent(arguments::checkKey);
        Optional<TlsIdentity> shown = identity.map(own -> arguments.withChain(own, trust));
        Stream stream = connect(call, s);
        try {
            return new ClientTalk(call, arguments, s, trust, side, shown, stream).run();
        } finally {
            stream.close();
        }
    }

    private static void take(Call call, Settings s, TlsArguments arguments, Options options) {
        String value = options.value();
        switch (options.name()) {
            case "connect" -> s.connect = value;
            case "host" -> s.host = value;
            case "port" -> s.port = value;
            case "servername" -> s.servername = value;
            case "noservername" -> s.noServername = true;
            case "showcerts" -> s.showCertificates = true;
            case "status" -> s.status = true;
            case "ign_eof" -> s.ignoreEof = true;
            case "no_ign_eof" -> s.ignoreEof = false;
            case "nocommands" -> s.commands = false;
            case "prexit" -> s.printAtExit = true;
            case "brief" -> {
                arguments.brief = true;
                arguments.quiet = true;
                arguments.verifyQuiet = true;
            }
            case "verify" -> {
                arguments.verify = true;
                arguments.verifyDepth = options.intValue();
                if (!arguments.quiet) {
                    call.err("verify depth is " + arguments.verifyDepth + "\n");
                }
            }
            case "starttls" -> {
                if (!STARTTLS.contains(value)) {
                    throw call.fail(call.prog() + ": Value must be one of:\n\t" + String.join("\n\t", STARTTLS));
                }
                throw call.notYet("the option -starttls");
            }
            default -> throw call.notYet("the option -" + options.name());
        }
    }

    private static void target(Call call, Settings s, Options options) {
        List<String> rest = options.rest();
        if (rest.size() == 1 && s.connect != null) {
            call.err(call.prog() + ": cannot provide both -connect option and target parameter\n");
            throw call.usage();
        }
        if (rest.size() == 1) {
            s.connect = rest.get(0);
        } else if (!rest.isEmpty()) {
            throw call.usage();
        }
        if (s.connect != null) {
            String text = s.connect;
            int colon = text.startsWith("[") ? text.indexOf(':', Math.max(0, text.indexOf(']'))) : text.indexOf(':');
            if (!text.startsWith("[") && colon != text.lastIndexOf(':')) {
                throw call.fail(call.prog() + ": -connect argument or target parameter malformed or ambiguous");
            }
            s.host = colon < 0 ? text : text.substring(0, colon);
            s.port = colon < 0 || colon + 1 == text.length() ? s.port : text.substring(colon + 1);
        }
        s.host = s.host == null ? "localhost" : s.host.isEmpty() ? "" : s.host.replaceAll("^\\[|\\]$", "");
        s.port = s.port == null ? DEFAULT_PORT : s.port;
    }

    /** What -servername says, or the host if it looks like a DNS name: two labels at least. */
    private static Optional<String> serverName(Settings s) {
        if (s.noServername) {
            return Optional.empty();
        }
        if (s.servername != null) {
            return s.servername.isEmpty() ? Optional.empty() : Optional.of(s.servername);
        }
        String host = String.valueOf(s.host);
        boolean dns = host.matches("[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)+\\.?") && !host.matches("[0-9.]+");
        return dns ? Optional.of(host) : Optional.empty();
    }

    private static Stream connect(Call call, Settings s) {
        String host = String.valueOf(s.host);
        Lookup lookup = call.in().host().network().lookup(call.in().host(), host);
        int port = port(String.valueOf(s.port));
        if (!(lookup instanceof Lookup.Found found) || port < 0 || host.isEmpty()) {
            boolean unanswered = lookup instanceof Lookup.NoAnswer && port >= 0;
            if (unanswered) {
                call.in().simulation().sleep(Duration.ofSeconds(10));
            }
            call.errors().raise("error:10080002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/bio_addr.c:746:"
                    + (port < 0 ? "Servname not supported for ai_socktype" : unanswered ? "Temporary failure in name resolution" : "Name or service not known"));
            return refuse(call, 0);
        }
        Dial dial = call.in().host().network().dial(call.in().host(), found.addresses().get(0), port, Protocol.TCP);
        if (dial instanceof Dial.Connected connected) {
            return Stream.open(ListenerTalk.of(connected.listener(), call.in().simulation()), connected, call.in().simulation());
        }
        if (dial instanceof Dial.Refused) {
            return refused(call, 111, "Connection refused");
        }
        boolean neighbour = dial instanceof Dial.Unreachable;
        call.in().simulation().sleep(neighbour ? Duration.ofSeconds(3) : PATIENCE);
        return neighbour ? refused(call, 113, "No route to host") : refused(call, 110, "Connection timed out");
    }

    private static Stream refused(Call call, int errno, String words) {
        call.errors().raise(OpensslError.system(errno, "BIO_connect", words, "../crypto/bio/bio_sock2.c:117", "calling connect()"));
        call.errors().raise("error:10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:119:");
        return refuse(call, errno);
    }

    private static Stream refuse(Call call, int errno) {
        call.printErrors();
        throw call.fail("connect:errno=" + errno);
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text) & 0xFFFF;
        }
        return switch (text) {
            case "https" -> 443;
            case "ldaps" -> 636;
            case "http" -> 80;
            default -> -1;
        };
    }
}
