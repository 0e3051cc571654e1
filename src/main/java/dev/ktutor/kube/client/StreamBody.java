package dev.ktutor.kube.client;

import dev.ktutor.host.net.Body;

/**
 * The body of a request that turns into a conversation ({@code exec}, {@code attach}, followed logs), within the lab. The
 * server answers when it is over, with a Status.
 *
 * @param streams the caller's ends
 */
public record StreamBody(Streams streams) implements Body {
    @Override
    public byte[] bytes() {
        return new byte[0];
    }
}
