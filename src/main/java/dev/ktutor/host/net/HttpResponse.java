package dev.ktutor.host.net;

import java.util.Map;

/**
 * An HTTP response within the lab.
 *
 * @param status 200 ...
 * @param headers by lower-case name
 * @param body what came
 */
public record HttpResponse(int status, Map<String, String> headers, Body body) { }
