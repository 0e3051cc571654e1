package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What curl's options make of a URL: method, headers and body. */
final class CurlRequest {
    private final Invocation in;
    private final CurlOptions options;

    CurlRequest(Invocation in, CurlOptions options) {
        this.in = in;
        this.options = options;
    }

    /** The request for that address; after a redirect that changes the method, without a body. */
    HttpRequest of(Address address, boolean bodiless) {
        String data = bodiless ? null : data();
        boolean query = options.has("get");
        String target = query && data != null && !data.isEmpty()
                ? address.target() + (address.target().contains("?") ? "&" : "?") + data : address.target();
        String method = options.value("request");
        if (method == null || bodiless) {
            method = options.has("head") ? "HEAD" : data != null && !query ? "POST" : "GET";
        }
        Map<String, String> headers = headers(address, data != null && !query ? data : null);
        return new HttpRequest(method, target, headers, data == null || query ? Body.EMPTY : Body.of(data));
    }

    private Map<String, String> headers(Address address, @Nullable String data) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", address.authority());
        String user = options.value("user") == null ? address.user() : String.valueOf(options.value("user"));
        if (!user.isEmpty()) {
            headers.put("authorization", "Basic " + Base64.getEncoder().encodeToString(ByteText.encode(user)));
        }
        if (options.has("oauth2-bearer")) {
            headers.put("authorization", "Bearer " + options.value("oauth2-bearer"));
        }
        headers.put("user-agent", options.value("user-agent") == null ? "curl/7.88.1" : String.valueOf(options.value("user-agent")));
        headers.put("accept", options.has("json") ? "application/json" : "*/*");
        if (options.has("cookie")) {
            headers.put("cookie", String.valueOf(options.value("cookie")));
        }
        if (data != null) {
            headers.put("content-length", String.valueOf(ByteText.encode(data).length));
            headers.put("content-type", options.has("json") ? "application/json" : "application/x-www-form-urlencoded");
        }
        for (String header : options.all("header")) {
            int end = header.indexOf(':');
            String name = header.substring(0, Math.max(end, 0)).strip().toLowerCase(Locale.ROOT);
            String value = end < 0 ? "" : header.substring(end + 1).strip();
            if (end > 0 && value.isEmpty()) {
                headers.remove(name);
            } else if (end > 0) {
                headers.put(name, value);
            } else if (header.endsWith(";")) {
                headers.put(header.substring(0, header.length() - 1).toLowerCase(Locale.ROOT), "");
            }
        }
        return headers;
    }

    /** The body; null if no option gives one. */
    private @Nullable String data() {
        Map<String, List<String>> given = options.data();
        if (given.isEmpty()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        given.getOrDefault("json", List.of()).forEach(value -> parts.add(content(value, false)));
        if (!parts.isEmpty()) {
            return String.join("", parts);
        }
        for (String name : List.of("data", "data-ascii")) {
            given.getOrDefault(name, List.of()).forEach(value -> parts.add(content(value, true)));
        }
        given.getOrDefault("data-binary", List.of()).forEach(value -> parts.add(content(value, false)));
        parts.addAll(given.getOrDefault("data-raw", List.of()));
        given.getOrDefault("data-urlencode", List.of()).forEach(value -> parts.add(encoded(value)));
        return String.join("&", parts);
    }

    private String content(String value, boolean withoutLineEnds) {
        if (!value.startsWith("@")) {
            return value;
        }
        String text;
        try {
            text = value.equals("@-") ? in.in().readText() : in.files().readText(value.substring(1));
        } catch (FileError e) {
            throw new CurlFailure(26, "Failed to open " + value.substring(1));
        }
        return withoutLineEnds ? text.replaceAll("[\r\n]", "") : text;
    }

    private static String encoded(String value) {
        int equals = value.indexOf('=');
        String name = equals > 0 ? value.substring(0, equals + 1) : "";
        StringBuilder encoded = new StringBuilder(name);
        for (byte b : ByteText.encode(value.substring(equals + 1))) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
