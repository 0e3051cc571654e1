package dev.ktutor.command.net;

import dev.ktutor.command.coreutils.tool.OptionTable;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Http;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.pki.Certificate;
import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.TlsClient;
import dev.ktutor.tls.TlsServer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** GNU wget 1.21, the part of it that a lab needs. */
final class WgetDebian {
    private static final OptionTable OPTIONS = OptionTable.of("""
            -q, --quiet  say nothing
            -S, --server-response  show headers
            -O, --output-document=FILE  save to
            -P, --directory-prefix=DIR  save in
            -T, --timeout=SEC  timeout
            -t, --tries=N  tries
            -U, --user-agent=STR  agent
            --spider  only look
            --header=STR  header
            --connect-timeout=SEC  timeout
            --ca-certificate=FILE  authorities
            --no-check-certificate  trust
            """);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Invocation in;
    private final Parsed options;

    private WgetDebian(Invocation in, Parsed options) {
        this.in = in;
        this.options = options;
    }

    static ExitStatus run(Invocation in) {
        try {
            Parsed options = Parsed.parse(OPTIONS, in.args(), false);
            if (options.operands().isEmpty()) {
                in.err().print("wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n");
                return ExitStatus.FAILURE;
            }
            ExitStatus worst = ExitStatus.OK;
            for (String url : options.operands()) {
                ExitStatus status = new WgetDebian(in, options).download(url);
                worst = status.ok() ? worst : status;
            }
            return worst;
        } catch (UsageError e) {
            in.err().print("wget: " + e.text() + "\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n");
            return ExitStatus.USAGE;
        } catch (FileError e) {
            return in.fail(3, e.path() + ": " + e.reason());
        }
    }

    private void log(String text) {
        if (!options.has("q")) {
            in.err().print(text);
        }
    }

    private ExitStatus download(String url) {
        Optional<Address> parsed = Address.parse(url);
        if (parsed.isEmpty()) {
            return in.fail(1, url + ": Invalid host name.");
        }
        Address address = parsed.get();
        String limit = options.value("T") == null ? options.value("connect-timeout") : options.value("T");
        Duration patience = limit != null && limit.matches("[0-9]{1,7}") ? Duration.ofSeconds(Long.parseLong(limit))
                : Connector.KERNEL.plusSeconds(1);
        String tries = options.value("t") == null ? "20" : String.valueOf(options.value("t"));
        for (int attempt = 1;; attempt++) {
            log("--" + STAMP.format(in.simulation().now()) + "--  " + (attempt > 1 ? "(try:%2d)  ".formatted(attempt) : "")
                    + address.url() + "\n");
            Reached reached = reach(address, patience);
            if (reached instanceof Reached.Unknown) {
                in.err().println("wget: unable to resolve host address ‘" + address.host() + "’");
                return ExitStatus.of(4);
            }
            if (reached instanceof Reached.Open open) {
                return transfer(address, open.connection());
            }
            Reached.Failed failed = (Reached.Failed) reached;
            log("failed: " + failed.reason().words() + ".\n");
            boolean again = failed.reason() == Reached.Reason.TIMED_OUT && tries.matches("[0-9]{1,4}")
                    && attempt < Integer.parseInt(tries);
            if (!again) {
                log(failed.reason() == Reached.Reason.TIMED_OUT ? "Giving up.\n\n" : "");
                return ExitStatus.of(4);
            }
            log("Retrying.\n\n");
            in.simulation().sleep(Duration.ofSeconds(Math.min(attempt, 10)));
        }
    }

    private Reached reach(Address address, Duration patience) {
        Connector connector = new Connector(in);
        boolean literal = address.host().matches("[0-9.]+");
        if (!literal) {
            log("Resolving " + address.host() + " (" + address.host() + ")... ");
        }
        dev.ktutor.host.net.Lookup lookup = connector.lookup(address.host(), patience);
        if (!(lookup instanceof dev.ktutor.host.net.Lookup.Found found)) {
            Reached.Unknown unknown = new Reached.Unknown(lookup);
            log("failed: " + unknown.words() + ".\n");
            return unknown;
        }
        String ip = found.addresses().get(0);
        log(literal ? "" : ip + "\n");
        log("Connecting to " + (literal ? ip : address.host() + " (" + address.host() + ")|" + ip + "|") + ":" + address.port() + "... ");
        Reached reached = connector.dial(ip, address.port(), Protocol.TCP, patience);
        log(reached instanceof Reached.Open ? "connected.\n" : "");
        return reached;
    }

    private ExitStatus transfer(Address address, Dial.Connected connection) {
        TlsServer server = connection.listener().tls();
        if (address.secure() && (server == null || !trusted(address, server))) {
            if (server == null) {
                in.err().println("OpenSSL: error:0A00010B:SSL routines::wrong version number\nUnable to establish SSL connection.");
                return ExitStatus.of(4);
            }
            return ExitStatus.of(5);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", address.authority());
        headers.put("user-agent", options.value("U") == null ? "Wget/1.21.3" : String.valueOf(options.value("U")));
        headers.put("accept", "*/*");
        for (String header : options.values("header")) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
            }
        }
        log((options.has("spider") ? "Spider mode enabled. Check if remote file exists.\n" : "")
                + "HTTP request sent, awaiting response... ");
        Optional<HttpResponse> response = server != null && !address.secure() ? Optional.of(new HttpResponse(400, Map.of(), Body.EMPTY))
                : HttpExchange.send(in, connection, new HttpRequest(options.has("spider") ? "HEAD" : "GET", address.target(), headers,
                        Body.EMPTY), List.of());
        if (response.isEmpty()) {
            log("No data received.\nGiving up.\n\n");
            return ExitStatus.of(4);
        }
        return finish(address, response.get());
    }

    private boolean trusted(Address address, TlsServer server) {
        String file = options.value("ca-certificate");
        List<Certificate> roots = file == null ? TrustStore.of(in.host()) : Certificate.parseAllPem(in.files().readText(file));
        boolean careless = options.has("no-check-certificate");
        boolean ok = new Handshake().perform(new TlsClient(roots, Optional.empty(), address.host(), careless), server,
                in.simulation().now()).ok();
        if (!ok) {
            in.err().println("ERROR: The certificate of ‘" + address.host() + "’ is not trusted.");
        }
        return ok;
    }

    private ExitStatus finish(Address address, HttpResponse response) {
        String status = response.status() + " " + Http.reason(response.status());
        log(status + "\n");
        if (options.has("S")) {
            in.err().println("  " + Http.statusLine(response));
            Http.headers(response).forEach((name, value) -> in.err().println("  " + name + ": " + value));
        }
        String location = response.headers().get("location");
        if (response.status() / 100 == 3 && location != null) {
            log("Location: " + location + " [following]\n");
            return address.follow(location).map(next -> download(next.url())).orElse(ExitStatus.of(8));
        }
        if (response.status() / 100 != 2) {
            log(STAMP.format(in.simulation().now()) + " ERROR " + response.status() + ": " + Http.reason(response.status()) + ".\n\n");
            return ExitStatus.of(8);
        }
        if (options.has("spider")) {
            log("Remote file exists.\n\n");
            return ExitStatus.OK;
        }
        save(address, response);
        return ExitStatus.OK;
    }

    private void save(Address address, HttpResponse response) {
        byte[] content = response.body().bytes();
        String output = options.value("O");
        boolean standard = "-".equals(output);
        String directory = options.value("P");
        String name = output != null ? output : (directory == null ? "" : directory + "/") + address.fileName();
        for (int i = 1; output == null && in.files().exists(name); i++) {
            name = address.fileName() + "." + i;
        }
        String type = response.headers().get("content-type");
        log("Length: " + content.length + (type == null ? "" : " [" + type.replaceFirst(";.*", "") + "]") + "\n");
        log("Saving to: ‘" + (standard ? "STDOUT" : name) + "’\n\n");
        if (standard) {
            in.out().write(content);
        } else {
            in.files().write(name, content);
        }
        log("     0K " + dots(content.length) + " 100% 15.7M=0s\n\n" + STAMP.format(in.simulation().now()) + " (15.7 MB/s) - "
                + (standard ? "written to stdout" : "‘" + name + "’ saved") + " [" + content.length + "/" + content.length + "]\n\n");
    }

    /** A dot a KiB, ten to a group, five groups a line; longer downloads are summed up in one line. */
    private static String dots(int length) {
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            dots.append(i > 0 && i % 10 == 0 ? " " : "").append(i < length / 1024 ? '.' : ' ');
        }
        return dots.toString();
    }
}
