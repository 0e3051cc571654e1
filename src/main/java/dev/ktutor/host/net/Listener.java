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
 * @param stream what talks over a plain connection; null if nothing does beyond the banner
 */
public record Listener(String address, int port, Protocol protocol, String process, @Nullable TlsServer tls,
        @Nullable HttpService http, String banner, @Nullable StreamService stream) {

    /** A port where nobody talks beyond HTTP or a greeting. */
    public Listener(String address, int port, Protocol protocol, String process, @Nullable TlsServer tls,
            @Nullable HttpService http, String banner) {
        this(address, port, protocol, process, tls, http, banner, null);
    }

    /** A plain HTTP port on every address of its host. */
    public static Listener http(int port, String process, HttpService http) {
        return new Listener("0.0.0.0", port, Protocol.TCP, process, null, http, "");
    }

    /** A port that greets whoever connects. */
    public static Listener banner(int port, String process, String banner) {
        return new Listener("0.0.0.0", port, Protocol.TCP, process, null, null, banner);
    }
}
