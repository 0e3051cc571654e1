package dev.ktutor.tls.wire;

/** Sees what an end does while it does it, as OpenSSL's message and info callbacks do. */
public interface Watcher {
    /** Sees nothing. */
    Watcher NONE = new Watcher() { };

    /** What a piece of the conversation is: the content types of records (RFC 8446 §5.1), and OpenSSL's two more. */
    enum Piece { HEADER, INNER_TYPE, CHANGE_CIPHER_SPEC, ALERT, HANDSHAKE, DATA }

    /** A piece sent or received, decrypted, whole. */
    default void piece(boolean sent, TlsVersion version, Piece piece, byte[] bytes) { }

    /** The end has come to another state of OpenSSL's machine (SSL_state_string_long(3)). */
    default void state(String words) { }

    /** A secret has come to be, by its name in RFC 8446 §7.1 or RFC 5246 §8.1. */
    default void secret(String name, byte[] bytes) { }

    /** Something signed or checked a signature: who made it, in which way, over what, and the signature. */
    default void signature(boolean ours, SignatureScheme scheme, byte[] content, byte[] signature) { }

    /** The server looks at the application protocols a client offers, and chooses one or none. */
    default void protocols(java.util.List<String> offered, java.util.Optional<String> chosen) { }

    /** The other end did not ask for or confirm a server's name. */
    default void noServerName() { }
}
