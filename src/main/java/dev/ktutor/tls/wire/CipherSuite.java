package dev.ktutor.tls.wire;

import dev.ktutor.pki.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cipher suites: number, OpenSSL's name and the version it says they are of, and what they are made of (openssl-ciphers(1)). */
public enum CipherSuite {
    AES_256_GCM_SHA384(0x1302, "TLS_AES_256_GCM_SHA384", TlsVersion.TLS13, Exchange.ANY, Auth.ANY, Bulk.AES_256_GCM, Mac.NONE, Digest.SHA384),
    CHACHA20_POLY1305_SHA256(0x1303, "TLS_CHACHA20_POLY1305_SHA256", TlsVersion.TLS13, Exchange.ANY, Auth.ANY, Bulk.CHACHA20, Mac.NONE, Digest.SHA256),
    AES_128_GCM_SHA256(0x1301, "TLS_AES_128_GCM_SHA256", TlsVersion.TLS13, Exchange.ANY, Auth.ANY, Bulk.AES_128_GCM, Mac.NONE, Digest.SHA256),
    ECDHE_ECDSA_AES_256_GCM_SHA384(0xc02c, "ECDHE-ECDSA-AES256-GCM-SHA384", TlsVersion.TLS12, Exchange.ECDHE, Auth.ECDSA, Bulk.AES_256_GCM, Mac.NONE, Digest.SHA384),
    ECDHE_RSA_AES_256_GCM_SHA384(0xc030, "ECDHE-RSA-AES256-GCM-SHA384", TlsVersion.TLS12, Exchange.ECDHE, Auth.RSA, Bulk.AES_256_GCM, Mac.NONE, Digest.SHA384),
    DHE_RSA_AES_256_GCM_SHA384(0x009f, "DHE-RSA-AES256-GCM-SHA384", TlsVersion.TLS12, Exchange.DHE, Auth.RSA, Bulk.AES_256_GCM, Mac.NONE, Digest.SHA384),
    ECDHE_ECDSA_CHACHA20_POLY1305_SHA256(0xcca9, "ECDHE-ECDSA-CHACHA20-POLY1305", TlsVersion.TLS12, Exchange.ECDHE, Auth.ECDSA, Bulk.CHACHA20, Mac.NONE, Digest.SHA256),
    ECDHE_RSA_CHACHA20_POLY1305_SHA256(0xcca8, "ECDHE-RSA-CHACHA20-POLY1305", TlsVersion.TLS12, Exchange.ECDHE, Auth.RSA, Bulk.CHACHA20, Mac.NONE, Digest.SHA256),
    DHE_RSA_CHACHA20_POLY1305_SHA256(0xccaa, "DHE-RSA-CHACHA20-POLY1305", TlsVersion.TLS12, Exchange.DHE, Auth.RSA, Bulk.CHACHA20, Mac.NONE, Digest.SHA256),
    ECDHE_ECDSA_AES_128_GCM_SHA256(0xc02b, "ECDHE-ECDSA-AES128-GCM-SHA256", TlsVersion.TLS12, Exchange.ECDHE, Auth.ECDSA, Bulk.AES_128_GCM, Mac.NONE, Digest.SHA256),
    ECDHE_RSA_AES_128_GCM_SHA256(0xc02f, "ECDHE-RSA-AES128-GCM-SHA256", TlsVersion.TLS12, Exchange.ECDHE, Auth.RSA, Bulk.AES_128_GCM, Mac.NONE, Digest.SHA256),
    DHE_RSA_AES_128_GCM_SHA256(0x009e, "DHE-RSA-AES128-GCM-SHA256", TlsVersion.TLS12, Exchange.DHE, Auth.RSA, Bulk.AES_128_GCM, Mac.NONE, Digest.SHA256),
    ECDHE_ECDSA_AES_256_CBC_SHA384(0xc024, "ECDHE-ECDSA-AES256-SHA384", TlsVersion.TLS12, Exchange.ECDHE, Auth.ECDSA, Bulk.AES_256_CBC, Mac.SHA384, Digest.SHA384),
    ECDHE_RSA_AES_256_CBC_SHA384(0xc028, "ECDHE-RSA-AES256-SHA384", TlsVersion.TLS12, Exchange.ECDHE, Auth.RSA, Bulk.AES_256_CBC, Mac.SHA384, Digest.SHA384),
    DHE_RSA_AES_256_CBC_SHA256(0x006b, "DHE-RSA-AES256-SHA256", TlsVersion.TLS12, Exchange.DHE, Auth.RSA, Bulk.AES_256_CBC, Mac.SHA256, Digest.SHA256),
    ECDHE_ECDSA_AES_128_CBC_SHA256(0xc023, "ECDHE-ECDSA-AES128-SHA256", TlsVersion.TLS12, Exchange.ECDHE, Auth.ECDSA, Bulk.AES_128_CBC, Mac.SHA256, Digest.SHA256),
    ECDHE_RSA_AES_128_CBC_SHA256(0xc027, "ECDHE-RSA-AES128-SHA256", TlsVersion.TLS12, Exchange.ECDHE, Auth.RSA, Bulk.AES_128_CBC, Mac.SHA256, Digest.SHA256),
    DHE_RSA_AES_128_CBC_SHA256(0x0067, "DHE-RSA-AES128-SHA256", TlsVersion.TLS12, Exchange.DHE, Auth.RSA, Bulk.AES_128_CBC, Mac.SHA256, Digest.SHA256),
    ECDHE_ECDSA_AES_256_CBC_SHA(0xc00a, "ECDHE-ECDSA-AES256-SHA", TlsVersion.TLS10, Exchange.ECDHE, Auth.ECDSA, Bulk.AES_256_CBC, Mac.SHA1, Digest.SHA256),
    ECDHE_RSA_AES_256_CBC_SHA(0xc014, "ECDHE-RSA-AES256-SHA", TlsVersion.TLS10, Exchange.ECDHE, Auth.RSA, Bulk.AES_256_CBC, Mac.SHA1, Digest.SHA256),
    DHE_RSA_AES_256_CBC_SHA(0x0039, "DHE-RSA-AES256-SHA", TlsVersion.SSL3, Exchange.DHE, Auth.RSA, Bulk.AES_256_CBC, Mac.SHA1, Digest.SHA256),
    ECDHE_ECDSA_AES_128_CBC_SHA(0xc009, "ECDHE-ECDSA-AES128-SHA", TlsVersion.TLS10, Exchange.ECDHE, Auth.ECDSA, Bulk.AES_128_CBC, Mac.SHA1, Digest.SHA256),
    ECDHE_RSA_AES_128_CBC_SHA(0xc013, "ECDHE-RSA-AES128-SHA", TlsVersion.TLS10, Exchange.ECDHE, Auth.RSA, Bulk.AES_128_CBC, Mac.SHA1, Digest.SHA256),
    DHE_RSA_AES_128_CBC_SHA(0x0033, "DHE-RSA-AES128-SHA", TlsVersion.SSL3, Exchange.DHE, Auth.RSA, Bulk.AES_128_CBC, Mac.SHA1, Digest.SHA256),
    RSA_AES_256_GCM_SHA384(0x009d, "AES256-GCM-SHA384", TlsVersion.TLS12, Exchange.RSA, Auth.RSA, Bulk.AES_256_GCM, Mac.NONE, Digest.SHA384),
    RSA_AES_128_GCM_SHA256(0x009c, "AES128-GCM-SHA256", TlsVersion.TLS12, Exchange.RSA, Auth.RSA, Bulk.AES_128_GCM, Mac.NONE, Digest.SHA256),
    RSA_AES_256_CBC_SHA256(0x003d, "AES256-SHA256", TlsVersion.TLS12, Exchange.RSA, Auth.RSA, Bulk.AES_256_CBC, Mac.SHA256, Digest.SHA256),
    RSA_AES_128_CBC_SHA256(0x003c, "AES128-SHA256", TlsVersion.TLS12, Exchange.RSA, Auth.RSA, Bulk.AES_128_CBC, Mac.SHA256, Digest.SHA256),
    RSA_AES_256_CBC_SHA(0x0035, "AES256-SHA", TlsVersion.SSL3, Exchange.RSA, Auth.RSA, Bulk.AES_256_CBC, Mac.SHA1, Digest.SHA256),
    RSA_AES_128_CBC_SHA(0x002f, "AES128-SHA", TlsVersion.SSL3, Exchange.RSA, Auth.RSA, Bulk.AES_128_CBC, Mac.SHA1, Digest.SHA256);

    /** How the ends come to a secret. */
    public enum Exchange { ANY, RSA, DHE, ECDHE }

    /** What kind of certificate the server needs. */
    public enum Auth { ANY, RSA, ECDSA }

    /** What encrypts: octets of the key. */
    public enum Bulk {
        AES_128_GCM(16), AES_256_GCM(32), CHACHA20(32), AES_128_CBC(16), AES_256_CBC(32);

        private final int keyLength;

        Bulk(int keyLength) {
            this.keyLength = keyLength;
        }

        int keyLength() {
            return keyLength;
        }

        boolean isCbc() {
            return this == AES_128_CBC || this == AES_256_CBC;
        }
    }

    /** What authenticates records where the cipher does not: the JDK's name and octets. */
    enum Mac {
        NONE("", 0), SHA1("HmacSHA1", 20), SHA256("HmacSHA256", 32), SHA384("HmacSHA384", 48);

        private final String jdkName;
        private final int length;

        Mac(String jdkName, int length) {
            this.jdkName = jdkName;
            this.length = length;
        }

        String jdkName() {
            return jdkName;
        }

        int length() {
            return length;
        }
    }

    /** The last entry of OpenSSL's list in TLS 1.2: not a suite, but "I know of secure renegotiation" (RFC 5746 §3.3). */
    static final int RENEGOTIATION_SIGNAL = 0x00ff;
    /** OpenSSL's default suites of TLS 1.3, and what -ciphersuites chooses from. */
    public static final List<CipherSuite> OPENSSL_13 = Arrays.stream(values()).filter(CipherSuite::isTls13).toList();
    /** OpenSSL's default suites up to TLS 1.2 at security level 2. */
    public static final List<CipherSuite> OPENSSL_12 = Arrays.stream(values()).filter(suite -> !suite.isTls13()).toList();
    /** Go's suites of TLS 1.3 in the order of a machine that has AES in hardware (crypto/tls defaultCipherSuitesTLS13). */
    public static final List<CipherSuite> GO_13 = List.of(AES_128_GCM_SHA256, AES_256_GCM_SHA384, CHACHA20_POLY1305_SHA256);
    /** Go's suites of TLS 1.2: no RSA key transport since Go 1.22 (crypto/tls cipherSuitesPreferenceOrder). */
    public static final List<CipherSuite> GO_12 = List.of(ECDHE_ECDSA_AES_128_GCM_SHA256, ECDHE_RSA_AES_128_GCM_SHA256,
            ECDHE_ECDSA_AES_256_GCM_SHA384, ECDHE_RSA_AES_256_GCM_SHA384, ECDHE_ECDSA_CHACHA20_POLY1305_SHA256, ECDHE_RSA_CHACHA20_POLY1305_SHA256,
            ECDHE_ECDSA_AES_128_CBC_SHA, ECDHE_RSA_AES_128_CBC_SHA, ECDHE_ECDSA_AES_256_CBC_SHA, ECDHE_RSA_AES_256_CBC_SHA);

    private final int number;
    private final String label;
    private final TlsVersion since;
    private final Exchange exchange;
    private final Auth auth;
    private final Bulk bulk;
    private final Mac mac;
    private final Digest hash;

    CipherSuite(int number, String label, TlsVersion since, Exchange exchange, Auth auth, Bulk bulk, Mac mac, Digest hash) {
        this.number = number;
        this.label = label;
        this.since = since;
        this.exchange = exchange;
        this.auth = auth;
        this.bulk = bulk;
        this.mac = mac;
        this.hash = hash;
    }

    /** On the wire. */
    public int number() {
        return number;
    }

    /** OpenSSL's name. */
    public String label() {
        return label;
    }

    /** What s_client prints before the name: {@code New, TLSv1.2}, and TLSv1.0 for TLS 1.0. */
    public String versionShown() {
        return since == TlsVersion.TLS10 ? "TLSv1.0" : since.label();
    }

    /** How the ends come to a secret. */
    public Exchange exchange() {
        return exchange;
    }

    /** What kind of certificate the server needs. */
    public Auth auth() {
        return auth;
    }

    /** What encrypts. */
    public Bulk bulk() {
        return bulk;
    }

    Mac mac() {
        return mac;
    }

    /** What the key schedule digests with. */
    public Digest hash() {
        return hash;
    }

    /** Whether it is one of TLS 1.3's. */
    public boolean isTls13() {
        return since == TlsVersion.TLS13;
    }

    /** The one of that number. */
    public static Optional<CipherSuite> of(int number) {
        return Arrays.stream(values()).filter(suite -> suite.number == number).findFirst();
    }

    /** The one of that OpenSSL name. */
    public static Optional<CipherSuite> named(String label) {
        return Arrays.stream(values()).filter(suite -> suite.label.equals(label)).findFirst();
    }
}
