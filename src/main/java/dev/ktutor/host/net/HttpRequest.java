package dev.ktutor.host.net;

import java.util.Map;

/**
 * An HTTP request within the lab.
 *
 * @param method GET, POST ...
 * @param target path and query
 * @param headers by lower-case name
 * @param body what is sent; see {@link Body}
 */
public record HttpRequest(String method, String target, Map<String, String> headers, Body body) {

    /** A request without a body. */
    public static HttpRequest get(String target, Map<String, String> headers) {
        return new HttpRequest("GET", target, headers, Body.EMPTY);
    }
}
