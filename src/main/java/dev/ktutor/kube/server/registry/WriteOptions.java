package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.ApiRequest;

/**
 * How a request wants its object written.
 *
 * @param fieldManager who owns the fields in server-side apply
 * @param validation {@code Strict}, {@code Warn} or {@code Ignore}
 * @param force whether server-side apply takes fields from other managers
 */
public record WriteOptions(boolean dryRun, String fieldManager, String validation, boolean force) {

    /** From a request's parameters; the server warns unless told otherwise. */
    public static WriteOptions of(ApiRequest request) {
        String validation = request.param("fieldValidation");
        return new WriteOptions(request.param("dryRun").equals("All"), request.param("fieldManager"), validation.isEmpty() ? "Warn" : validation,
            request.flag("force"));
    }
}
