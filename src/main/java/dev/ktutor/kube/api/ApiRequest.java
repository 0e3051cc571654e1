package dev.ktutor.kube.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API server.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH}, {@code DELETE}
 * @param path the decoded path, without the query
 * @param query the parameters, each with its values
 * @param headers by name in any case; a header sent several times has its values joined by newlines
 * @param body a JSON tree, or the text of a body in another form (YAML, broken JSON); null for none
 */
public record ApiRequest(String method, String path, Map<String, List<String>> query, Map<String, String> headers, @Nullable Object body) {

    /** Copies the maps. */
    public ApiRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        headers = Collections.unmodifiableMap(named);
    }

    /** A request without parameters, headers and body. */
    public static ApiRequest of(String method, String path) {
        return new ApiRequest(method, path, Map.of(), Map.of(), null);
    }

    /** A request with a JSON body. */
    public static ApiRequest of(String method, String path, Object body) {
        return new ApiRequest(method, path, Map.of(), Map.of("Content-Type", "application/json"), body);
    }

    /** The first value of the parameter, or "". */
    public String param(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }

    /** Whether the parameter says yes ({@code true} or {@code 1}). */
    public boolean flag(String name) {
        String value = param(name).toLowerCase(Locale.ROOT);
        return value.equals("true") || value.equals("1");
    }

    /** The header's value (its first, if it was sent several times), or "". */
    public String header(String name) {
        List<String> values = headerValues(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Every value of a header that may be sent several times. */
    public List<String> headerValues(String name) {
        String value = headers.get(name);
        return value == null ? List.of() : List.of(value.split("\n", -1));
    }

    /** This request with one more parameter value. */
    public ApiRequest withParam(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(query);
        List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, List.copyOf(values));
        return new ApiRequest(method, path, more, headers, body);
    }

    /** This request with one more header; a value the header already has stays beside it. */
    public ApiRequest withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.merge(name, value, (old, added) -> old + "\n" + added);
        return new ApiRequest(method, path, query, more, body);
    }

    /** This request with the header set to one value, whatever it had. */
    public ApiRequest withOnlyHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new ApiRequest(method, path, query, more, body);
    }

    /** This request with another body. */
    public ApiRequest withBody(@Nullable Object newBody) {
        return new ApiRequest(method, path, query, headers, newBody);
    }

    /** The path with its query as a URL has them. */
    public String uri() {
        if (query.isEmpty()) {
            return path;
        }
        StringBuilder uri = new StringBuilder(path);
        char mark = '?';
        for (Map.Entry<String, List<String>> entry : query.entrySet()) {
            for (String value : entry.getValue()) {
                uri.append(mark).append(encode(entry.getKey())).append('=').append(encode(value));
                mark = '&';
            }
        }
        return uri.toString();
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
