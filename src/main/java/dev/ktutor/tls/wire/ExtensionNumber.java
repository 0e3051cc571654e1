package dev.ktutor.tls.wire;

/** Numbers of extensions (IANA, TLS ExtensionType Values). */
final class ExtensionNumber {
    static final int SERVER_NAME = 0;
    static final int STATUS_REQUEST = 5;
    static final int GROUPS = 10;
    static final int POINT_FORMATS = 11;
    static final int SIGNATURE_SCHEMES = 13;
    static final int ALPN = 16;
    static final int ENCRYPT_THEN_MAC = 22;
    static final int EXTENDED_MASTER = 23;
    static final int TICKET = 35;
    static final int VERSIONS = 43;
    static final int COOKIE = 44;
    static final int PSK_MODES = 45;
    static final int AUTHORITIES = 47;
    static final int KEY_SHARE = 51;
    static final int RENEGOTIATION = 0xff01;

    private ExtensionNumber() { }
}
