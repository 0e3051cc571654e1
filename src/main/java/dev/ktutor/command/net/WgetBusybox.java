package dev.ktutor.command.net;

import dev.ktutor.command.coreutils.tool.OptionTable;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.Http;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.text.ByteText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** wget as busybox 1.36 has it. */
final class WgetBusybox {
    private static final OptionTable OPTIONS = OptionTable.of("""
            -c, --continue  continue
            -q, --quiet  say nothing
            -S, --server-response  show headers
            -s, --spider  only look
            -O, --output-document=FILE  save to
            -o, --output-file=FILE  log to
            -P, --directory-prefix=DIR  save in
            -U, --user-agent=STR  agent
            -T, --timeout=SEC  timeout
            -t, --tries=N  ignored
            -Y, --proxy=WHAT  proxy
            --header=STR  header
            --post-data=STR  POST
            --post-file=FILE  POST
            --no-check-certificate  trust
            """);
    private static final String USAGE = Flavour.BUSYBOX_BANNER + """


            Usage: wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]
            \t[--post-data STR | --post-file FILE] [-Y on/off]
            \t[--no-check-certificate] [-P DIR] [-U AGENT] [-T SEC] URL...

            Retrieve files via HTTP or FTP

            \t--spider\tOnly check URL existence: $? is 0 if exists
            \t--header STR\tAdd STR (of form 'header: value') to headers
            \t--post-data STR\tSend STR using POST method
            \t--post-file FILE\tSend FILE using POST method
            \t--no-check-certificate\tDon't validate the server's certificate
            \t-c\t\tContinue retrieval of aborted transfer
            \t-q\t\tQuiet
            \t-P DIR\t\tSave to DIR (default .)
            \t-S    \t\tShow server response
            \t-T SEC\t\tNetwork read timeout is SEC seconds
            \t-O FILE\t\tSave to FILE ('-' for stdout)
            \t-o LOGFILE\tLog messages to FILE
            \t-U STR\t\tUse STR for User-Agent header
            \t-Y on/off\tUse proxy
            """;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(900);
    private static final int REDIRECTS = 5;

    private final Invocation in;
    private final Parsed options;

    private WgetBusybox(Invocation in, Parsed options) {
        this.in = in;
        this.options = options;
    }

    static ExitStatus run(Invocation in) {
        try {
            Parsed options = Parsed.parse(OPTIONS, in.args(), false);
            if (options.operands().isEmpty()) {
                in.err().print(USAGE);
                return ExitStatus.FAILURE;
            }
            WgetBusybox wget = new WgetBusybox(in, options);
            for (String url : options.operands()) {
                wget.download(url);
            }
            return ExitStatus.OK;
        } catch (UsageError e) {
            in.err().print("wget: " + e.text() + "\n" + USAGE);
            return ExitStatus.FAILURE;
        } catch (Failure e) {
            return in.fail(1, "wget: " + e.getMessage());
        } catch (FileError e) {
            return in.fail(1, "wget: can't open '" + e.path() + "': " + e.reason());
        }
    }

    /** Ends the program. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message, null, false, false);
        }
    }

    private void say(String line) {
        if (!options.has("q")) {
            in.err().println(line);
        }
    }

    private void download(String url) {
        Address first = address(url);
        Address address = first;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse response = fetch(address);
            if (options.has("S")) {
                in.err().println("  " + Http.statusLine(response));
                Http.headers(response).forEach((name, value) -> in.err().println("  " + name + ": " + value));
            }
            String location = response.headers().get("location");
            if (response.status() / 100 == 3 && location != null) {
                Address from = address;
                address = from.follow(location).orElseThrow(() -> new Failure("not an http or ftp url: " + location));
                continue;
            }
            if (response.status() / 100 != 2) {
                throw new Failure("server returned error: " + Http.statusLine(response));
            }
            save(first, response.body().bytes());
            return;
        }
        throw new Failure("too many redirections");
    }

    private static Address address(String url) {
        if (url.contains("://") && !url.startsWith("http://") && !url.startsWith("https://")) {
            throw new Failure("not an http or ftp url: " + url);
        }
        return Address.parse(url).orElseThrow(() -> new Failure("bad address '" + url + "'"));
    }

    private HttpResponse fetch(Address address) {
        String seconds = options.value("T");
        if (seconds != null && !seconds.matches("[0-9]{1,7}")) {
            throw new Failure("invalid number '" + seconds + "'");
        }
        Duration limit = seconds == null ? READ_TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
        Connector connector = new Connector(in);
        // The timeout does not cover looking up the name.
        if (!(connector.lookup(address.host(), Connector.RESOLVER) instanceof dev.ktutor.host.net.Lookup.Found found)) {
            throw new Failure("bad address '" + address.host() + "'");
        }
        String ip = found.addresses().get(0);
        say("Connecting to " + address.authority() + " (" + ip + ":" + address.port() + ")");
        Reached reached = connector.dial(ip, address.port(), Protocol.TCP, limit);
        if (reached instanceof Reached.Failed failed) {
            throw new Failure(failed.limit() ? "download timed out"
                    : "can't connect to remote host (" + ip + "): " + failed.reason().words());
        }
        Reached.Open open = (Reached.Open) reached;
        boolean tls = open.connection().listener().tls() != null;
        if (address.secure()) {
            say("wget: note: TLS certificate validation not implemented");
            if (!tls) {
                throw new Failure("error getting response: Connection reset by peer");
            }
        }
        Optional<HttpResponse> response = tls && !address.secure() ? Optional.of(new HttpResponse(400, Map.of(),
                Body.of("Client sent an HTTP request to an HTTPS server.\n")))
                : HttpExchange.send(in, open.connection(), request(address), List.of());
        return response.orElseThrow(() -> new Failure("error getting response"));
    }

    private HttpRequest request(Address address) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", address.authority());
        headers.put("user-agent", options.value("U") == null ? "Wget" : String.valueOf(options.value("U")));
        headers.put("connection", "close");
        for (String header : options.values("header")) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
            }
        }
        String post = options.value("post-file") == null ? options.value("post-data")
                : in.files().readText(String.valueOf(options.value("post-file")));
        if (post == null) {
            return new HttpRequest(options.has("spider") ? "HEAD" : "GET", address.target(), headers, Body.EMPTY);
        }
        headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
        headers.put("content-length", String.valueOf(ByteText.encode(post).length));
        return new HttpRequest("POST", address.target(), headers, Body.of(post));
    }

    private void save(Address address, byte[] content) {
        if (options.has("spider")) {
            say("remote file exists");
            return;
        }
        String output = options.value("O");
        boolean standard = "-".equals(output);
        String directory = options.value("P");
        String name = output != null ? output : (directory == null ? "" : directory + "/") + address.fileName();
        if (output == null && in.files().exists(name)) {
            throw new Failure("can't open '" + name + "': File exists");
        }
        say(standard ? "writing to stdout" : "saving to '" + name + "'");
        if (standard) {
            in.out().write(content);
        } else {
            in.files().write(name, content);
        }
        if (!options.has("q")) {
            String shown = name.length() > 20 ? name.substring(0, 20) : name;
            in.err().print(String.format("\r%-20s %3d%% |%s| %5d  0:00:00 ETA\n", shown, 100, "*".repeat(32), content.length));
        }
        say(standard ? "written to stdout" : "'" + name + "' saved");
    }
}
