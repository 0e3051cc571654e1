package dev.ktutor.host.net;

import dev.ktutor.text.ByteText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** HTTP/1.1 as text (RFC 9112): for tools that show it, and for those that speak it by hand. */
public final class Http {
    private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(200, "OK"), Map.entry(201, "Created"),
            Map.entry(202, "Accepted"), Map.entry(204, "No Content"), Map.entry(301, "Moved Permanently"), Map.entry(302, "Found"),
            Map.entry(304, "Not Modified"), Map.entry(307, "Temporary Redirect"), Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"), Map.entry(406, "Not Acceptable"), Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"), Map.entry(415, "Unsupported Media Type"), Map.entry(422, "Unprocessable Entity"),
            Map.entry(429, "Too Many Requests"), Map.entry(500, "Internal Server Error"), Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"), Map.entry(503, "Service Unavailable"), Map.entry(504, "Gateway Timeout"));

    private Http() { }

    /** The words that go with a status (RFC 9110 §15). */
    public static String reason(int status) {
        return REASONS.getOrDefault(status, "");
    }

    /** {@code HTTP/1.1 200 OK}. */
    public static String statusLine(HttpResponse response) {
        return "HTTP/1.1 " + response.status() + " " + reason(response.status());
    }

    /** The headers as they are written, by their usual spelling, Content-Length included. */
    public static Map<String, String> headers(HttpResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().forEach((name, value) -> headers.put(spelling(name), value));
        if (response.status() != 204 && response.status() != 304 && !headers.containsKey("Transfer-Encoding")) {
            headers.putIfAbsent("Content-Length", String.valueOf(response.body().bytes().length));
        }
        return headers;
    }

    /** {@code content-type} as {@code Content-Type}. */
    public static String spelling(String name) {
        StringBuilder spelled = new StringBuilder();
        for (String part : name.split("-", -1)) {
            spelled.append(spelled.length() == 0 ? "" : "-");
            spelled.append(part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return spelled.toString();
    }

    /** The response as it goes over the wire. */
    public static String text(HttpResponse response) {
        StringBuilder text = new StringBuilder(statusLine(response)).append("\r\n");
        headers(response).forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").append(ByteText.decode(response.body().bytes())).toString();
    }

    /** The request as it goes over the wire. */
    public static String text(HttpRequest request) {
        StringBuilder text = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        request.headers().forEach((name, value) -> text.append(spelling(name)).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").append(ByteText.decode(request.body().bytes())).toString();
    }

    /** A request somebody typed; empty if it is none. */
    public static Optional<HttpRequest> parseRequest(String text) {
        String[] halves = text.split("\r?\n\r?\n", 2);
        String[] lines = halves[0].split("\r?\n");
        String[] words = lines[0].strip().split(" +");
        if (words.length < 2 || !words[0].matches("[A-Z]+")) {
            return Optional.empty();
        }
        return Optional.of(new HttpRequest(words[0], words[1], fields(lines), Body.of(halves.length > 1 ? halves[1] : "")));
    }

    /** A response that came as text; empty if it is none. */
    public static Optional<HttpResponse> parseResponse(String text) {
        String[] halves = text.split("\r?\n\r?\n", 2);
        String[] lines = halves[0].split("\r?\n");
        if (!lines[0].matches("HTTP/[0-9.]+ [0-9]{3}( .*)?")) {
            return Optional.empty();
        }
        return Optional.of(new HttpResponse(Integer.parseInt(lines[0].split(" ")[1]), fields(lines),
                Body.of(halves.length > 1 ? halves[1] : "")));
    }

    private static Map<String, String> fields(String[] lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                fields.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
