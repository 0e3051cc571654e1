package dev.ktutor.host.net;

import dev.ktutor.tls.TlsServer;
import org.jspecify.annotations.Nullable;

/**
 * A listening port.
 *
 * @param address the address bound, or "0.0.0.0" for every one of the host's
 * @param port 1 to 65535
 * @param protocol TCP or UDP
 * @param process what listens, for {@code ss}
 * @param tls how it speaks TLS; null if it does not
 * @param http what answers; null if it speaks something else
 * @param banner what a plain connection is greeted with, such as a database's handshake; "" for nothing
 */
public record Listener(String address, int port, Protocol protocol, String process, @Nullable TlsServer tls,
        @Nullable HttpService http, String banner) { }
