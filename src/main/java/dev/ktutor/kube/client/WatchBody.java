package dev.ktutor.kube.client;

import dev.ktutor.host.net.Body;
import java.util.function.Function;

/**
 * The body of the answer to a watch request, within the lab: whoever asked subscribes to it. As bytes it is what has
 * happened by now, which is nothing.
 *
 * @param subscribe starts the events, given who hears them
 */
public record WatchBody(Function<WatchListener, Watch> subscribe) implements Body {
    @Override
    public byte[] bytes() {
        return new byte[0];
    }
}
