package dev.ktutor.tls;

import java.util.Map;

/**
 * One message of a handshake.
 *
 * @param from who sends it
 * @param type its name in RFC 8446 §4
 * @param facts what is in it, decoded, in a fixed order
 * @param proves what either side knows after it that it did not know before; empty if nothing
 */
public record HandshakeMessage(Side from, String type, Map<String, String> facts, String proves) {
    /** The two ends. */
    public enum Side { CLIENT, SERVER }
}
