package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Http;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.Lookup;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.pki.Certificate;
import dev.ktutor.tls.wire.TlsClientEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One URL fetched by curl, redirects included; what happened is kept for {@code --write-out}. */
final class CurlTransfer {
    private static final int REDIRECTS = 50;

    private final Invocation in;
    private final CurlOptions options;
    private final Instant started;
    /** Headers in the order they came, for -i, -I and -D. */
    final StringBuilder heads = new StringBuilder();
    Address address;
    String remoteIp = "";
    int status;
    int redirects;
    String contentType = "";
    String redirectUrl = "";
    String method = "GET";
    byte[] body = new byte[0];
    int connections;

    CurlTransfer(Invocation in, CurlOptions options, String url) {
        this.in = in;
        this.options = options;
        this.started = in.simulation().now();
        if (url.contains("://") && !url.toLowerCase(Locale.ROOT).matches("https?://.*")) {
            throw new CurlFailure(1, "Protocol \"" + url.substring(0, url.indexOf("://")) + "\" not supported or disabled in libcurl");
        }
        this.address = Address.parse(url).orElseThrow(() -> new CurlFailure(3, "URL using bad/illegal format or missing URL"));
    }

    /** Does it; {@link CurlFailure} where it fails. */
    void run() {
        boolean bodiless = false;
        while (true) {
            HttpResponse response = exchange(bodiless);
            take(response);
            String location = response.headers().get("location");
            redirectUrl = location == null || status / 100 != 3 ? "" : address.follow(location).map(Address::url).orElse("");
            if (!options.has("location") || redirectUrl.isEmpty()) {
                break;
            }
            String limit = options.value("max-redirs");
            int most = limit != null && limit.matches("[0-9]{1,4}") ? Integer.parseInt(limit) : REDIRECTS;
            if (redirects++ >= most) {
                throw new CurlFailure(47, "Maximum (" + most + ") redirects followed");
            }
            bodiless |= status != 307 && status != 308;
            note("Issue another request to this URL: '" + redirectUrl + "'");
            address = Address.parse(redirectUrl).orElseThrow();
        }
        if ((options.has("fail") || options.has("fail-with-body")) && status >= 400) {
            body = options.has("fail") ? new byte[0] : body;
            throw new CurlFailure(22, "The requested URL returned error: " + status);
        }
    }

    /** A line of {@code -v}. */
    void note(String line) {
        if (options.has("verbose")) {
            in.err().println("* " + line);
        }
    }

    long elapsedMillis() {
        return Duration.between(started, in.simulation().now()).toMillis();
    }

    private HttpResponse exchange(boolean bodiless) {
        Dial.Connected connection = connect();
        List<Certificate> proven = List.of();
        Optional<TlsClientEnd> secured = Optional.empty();
        if (address.secure()) {
            CurlTls tls = new CurlTls(in, options, this::note);
            proven = tls.open(connection, address.host());
            secured = tls.end();
        }
        HttpRequest request = new CurlRequest(in, options).of(address, bodiless);
        method = request.method();
        if (options.has("verbose")) {
            Http.text(new HttpRequest(request.method(), request.target(), request.headers(), Body.EMPTY)).lines()
                    .forEach(line -> in.err().println("> " + line));
        }
        HttpResponse response;
        List<Certificate> peer = proven;
        if (connection.listener().tls() != null && !address.secure()) {
            // Go's server says so to whoever speaks HTTP to a TLS port.
            response = new HttpResponse(400, Map.of(), Body.of("Client sent an HTTP request to an HTTPS server.\n"));
        } else {
            response = secured.map(end -> HttpExchange.send(end, request)).orElseGet(() -> HttpExchange.send(in, connection, request, peer)).orElseThrow(() -> connection.listener().banner().isEmpty()
                    ? new CurlFailure(52, "Empty reply from server") : new CurlFailure(1, "Received HTTP/0.9 when not allowed"));
        }
        if (options.has("verbose")) {
            in.err().println("< " + Http.statusLine(response));
            Http.headers(response).forEach((name, value) -> in.err().println("< " + name + ": " + value));
            in.err().println("< ");
        }
        note("Connection #" + (connections - 1) + " to host " + address.host() + " left intact");
        return response;
    }

    private Dial.Connected connect() {
        Duration patience = patience();
        String ip = resolve(patience);
        note("  Trying " + ip + ":" + address.port() + "...");
        Reached reached = new Connector(in).dial(ip, address.port(), Protocol.TCP, patience());
        if (reached instanceof Reached.Open open) {
            remoteIp = open.address();
            note("Connected to " + address.host() + " (" + ip + ") port " + address.port() + " (#" + connections++ + ")");
            return open.connection();
        }
        Reached.Failed failed = (Reached.Failed) reached;
        long overall = options.millis("max-time");
        if (failed.limit() && overall > 0 && elapsedMillis() >= overall) {
            throw failed(28, "Connection timed out after " + elapsedMillis() + " milliseconds");
        }
        if (!failed.limit()) {
            note("connect to " + ip + " port " + address.port() + " failed: " + failed.reason().words());
        }
        throw failed(failed.reason() == Reached.Reason.TIMED_OUT ? 28 : 7, "Failed to connect to " + address.host() + " port "
                + address.port() + " after " + elapsedMillis() + " ms: "
                + (failed.limit() ? "Timeout was reached" : "Couldn't connect to server"));
    }

    private CurlFailure failed(int code, String text) {
        note(text);
        note("Closing connection " + connections);
        return new CurlFailure(code, text);
    }

    /** What is left of the limits; curl's own limit for connecting is 300 s (--connect-timeout in curl(1)). */
    private Duration patience() {
        long connect = options.millis("connect-timeout");
        long overall = options.millis("max-time");
        long left = connect > 0 ? connect : 300_000;
        return Duration.ofMillis(overall > 0 ? Math.max(1, Math.min(left, overall - elapsedMillis())) : left);
    }

    private String resolve(Duration patience) {
        for (String entry : options.all("resolve")) {
            String[] parts = entry.split(":", 3);
            if (parts.length == 3 && parts[0].equals(address.host()) && parts[1].equals(String.valueOf(address.port()))) {
                note("Hostname " + address.host() + " was found in DNS cache");
                return parts[2];
            }
        }
        Lookup lookup = new Connector(in).lookup(address.host(), patience);
        if (lookup instanceof Lookup.Found found) {
            return found.addresses().get(0);
        }
        if (lookup instanceof Lookup.NoAnswer && patience.compareTo(Connector.RESOLVER) < 0) {
            throw failed(28, "Resolving timed out after " + elapsedMillis() + " milliseconds");
        }
        throw failed(6, "Could not resolve host: " + address.host());
    }

    private void take(HttpResponse response) {
        status = response.status();
        contentType = response.headers().getOrDefault("content-type", "");
        body = method.equals("HEAD") ? new byte[0] : response.body().bytes();
        heads.append(Http.statusLine(response)).append("\r\n");
        Http.headers(response).forEach((name, value) -> heads.append(name).append(": ").append(value).append("\r\n"));
        heads.append("\r\n");
    }

    /** The fields of {@code -w} (curl(1), --write-out). */
    Map<String, String> facts(int exit, String error) {
        List<String> pairs = new ArrayList<>(List.of("http_code", "%03d".formatted(status), "response_code", "%03d".formatted(status),
                "content_type", contentType, "url_effective", address.url(), "remote_ip", remoteIp, "remote_port",
                remoteIp.isEmpty() ? "0" : String.valueOf(address.port()), "num_redirects", String.valueOf(redirects), "redirect_url",
                redirectUrl, "size_download", String.valueOf(body.length), "method", method, "scheme",
                address.scheme().toUpperCase(Locale.ROOT), "http_version", status == 0 ? "0" : "1.1", "exitcode", String.valueOf(exit),
                "errormsg", error, "ssl_verify_result", "0", "num_connects", String.valueOf(connections), "size_header",
                String.valueOf(heads.length()), "local_ip", in.host().address(), "url", address.url()));
        for (String time : List.of("time_total", "time_connect", "time_starttransfer", "time_namelookup", "time_pretransfer",
                "time_appconnect", "time_redirect")) {
            pairs.add(time);
            pairs.add("%.6f".formatted(elapsedMillis() / 1000.0));
        }
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            facts.put(pairs.get(i), pairs.get(i + 1));
        }
        return facts;
    }
}
