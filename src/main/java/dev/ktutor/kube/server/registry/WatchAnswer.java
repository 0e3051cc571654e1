package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.Watch;
import org.jspecify.annotations.Nullable;

/**
 * How a watch began.
 *
 * @param response code 200 if it did, else the refusal
 * @param watch to be closed by the caller; null if refused
 */
public record WatchAnswer(ApiResponse response, @Nullable Watch watch) {

    /** A watch that was not granted. */
    public static WatchAnswer refused(ApiResponse response) {
        return new WatchAnswer(response, null);
    }
}
