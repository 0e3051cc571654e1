package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathRules;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.pki.path.Purpose;
import dev.ktutor.pki.path.TrustAnchors;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.wire.CipherString;
import dev.ktutor.tls.wire.CipherSuite;
import dev.ktutor.tls.wire.KeyGroup;
import dev.ktutor.tls.wire.SignatureScheme;
import dev.ktutor.tls.wire.TlsVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options that s_client and s_server have in common: versions, suites, groups, own certificate, trust, verification. */
final class TlsArguments {
    private static final int LEVEL = 2;
    private static final List<String> VERSIONS = List.of("tls1", "tls1_1", "tls1_2", "tls1_3");

    private final Call call;
    private @Nullable String only;
    private final List<String> without = new ArrayList<>();
    private @Nullable TlsVersion least;
    private @Nullable TlsVersion most;
    private @Nullable String cipher;
    private @Nullable String suites;
    private @Nullable String groupNames;
    private @Nullable String schemeNames;
    @Nullable String cert;
    @Nullable String key;
    private @Nullable String password;
    private @Nullable String chain;
    int verifyDepth = -1;
    boolean verify;
    boolean returnError;
    boolean verifyQuiet;
    boolean msg;
    boolean state;
    boolean extensionDump;
    boolean quiet;
    boolean brief;
    boolean tickets = true;
    boolean crlf;
    List<String> alpn = List.of();
    private final PathOptions path = new PathOptions();
    final AnchorFiles anchors = new AnchorFiles(AnchorFiles.Habit.TLS);

    TlsArguments(Call call) {
        this.call = call;
    }

    /** Takes an option that both have; false if it is not one. */
    boolean take(Options options) {
        String value = options.value();
        switch (options.name()) {
            case "tls1", "tls1_1", "tls1_2", "tls1_3" -> only(options.name());
            case "no_ssl3", "no_tls1", "no_tls1_1", "no_tls1_2", "no_tls1_3" -> without.add(options.name().substring(3));
            case "min_protocol" -> least = version(options);
            case "max_protocol" -> most = version(options);
            case "cipher" -> cipher = value;
            case "ciphersuites" -> suites = value;
            case "groups", "curves", "named_curve" -> groupNames = value;
            case "sigalgs" -> schemeNames = value;
            case "cert" -> cert = value;
            case "key" -> key = value;
            case "pass" -> password = value;
            case "cert_chain" -> chain = value;
            case "nameopt" -> call.names(value);
            case "alpn" -> alpn = protocols(value);
            default -> {
                return flag(options.name()) || path.take(call, options) || anchors.take(options);
            }
        }
        return true;
    }

    private boolean flag(String name) {
        switch (name) {
            case "verify_return_error" -> {
                verify = true;
                returnError = true;
            }
            case "verify_quiet" -> verifyQuiet = true;
            case "msg" -> msg = true;
            case "state" -> state = true;
            case "tlsextdebug" -> extensionDump = true;
            case "quiet" -> quiet = true;
            case "no_ticket" -> tickets = false;
            case "crlf" -> crlf = true;
            case "4", "bugs", "no_comp", "comp", "legacy_renegotiation", "client_renegotiation", "no_renegotiation", "legacy_server_connect",
                    "no_resumption_on_reneg", "no_legacy_server_connect", "allow_no_dhe_kex", "prioritize_chacha", "nbio", "debug",
                    "ignore_unexpected_eof", "security_debug", "security_debug_verbose", "no_cache", "nbio_test" -> { }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void only(String version) {
        if (only != null && !only.equals(version)) {
            throw call.fail("Cannot supply multiple protocol flags");
        }
        only = version;
    }

    private TlsVersion version(Options options) {
        return Arrays.stream(TlsVersion.values()).filter(v -> v.label().equalsIgnoreCase(options.value())).findFirst()
                .orElseThrow(() -> call.fail("Call to SSL_CONF_cmd(-" + options.name() + ", " + options.value() + ") failed"));
    }

    private List<String> protocols(String value) {
        List<String> names = List.of(value.split(",", -1));
        if (names.stream().anyMatch(name -> name.isEmpty() || name.length() > 255)) {
            throw call.fail("Error parsing -alpn argument");
        }
        return names;
    }

    /** Looks whether the options go together. */
    void check() {
        if (only != null && !without.isEmpty()) {
            throw call.fail("Cannot supply both a protocol flag and '-no_<prot>'");
        }
    }

    TlsVersion oldest() {
        return only != null ? TlsVersion.values()[1 + VERSIONS.indexOf(only)] : least != null ? least
                : Arrays.stream(TlsVersion.values()).skip(1).filter(this::allowed).findFirst().orElse(TlsVersion.TLS13);
    }

    TlsVersion newest() {
        if (only != null) {
            return oldest();
        }
        TlsVersion top = most != null ? most : TlsVersion.TLS13;
        return Arrays.stream(TlsVersion.values()).filter(this::allowed).filter(v -> v.compareTo(top) <= 0).reduce((a, b) -> b).orElse(TlsVersion.SSL3);
    }

    private boolean allowed(TlsVersion version) {
        return version != TlsVersion.SSL3 && !without.contains(VERSIONS.get(version.ordinal() - 1));
    }

    /** Whether -cipher or -ciphersuites says which suites. */
    boolean choosesSuites() {
        return cipher != null || suites != null;
    }

    List<CipherSuite> suites12() {
        if (cipher == null) {
            return CipherSuite.OPENSSL_12;
        }
        String text = cipher;
        return CipherString.parse(text).orElseThrow(() -> refused("cipher", text,
                "0A0000B9:SSL routines:SSL_CTX_set_cipher_list:no cipher match:../ssl/ssl_lib.c:2741:"));
    }

    List<CipherSuite> suites13() {
        if (suites == null) {
            return CipherSuite.OPENSSL_13;
        }
        String text = suites;
        return Arrays.stream(text.split(":")).filter(word -> !word.isEmpty()).map(word -> CipherSuite.named(word).filter(CipherSuite::isTls13)
                .orElseThrow(() -> refused("ciphersuites", text, "0A0000B9:SSL routines:set_ciphersuites:no cipher match:../ssl/ssl_ciph.c:1325:"))).toList();
    }

    List<KeyGroup> groups() {
        if (groupNames == null) {
            return KeyGroup.OPENSSL;
        }
        String text = groupNames;
        return Arrays.stream(text.split(":")).map(word -> KeyGroup.named(word).orElseThrow(() -> refused("groups", text,
                "0A080106:SSL routines:gid_cb:passed invalid argument:../ssl/t1_lib.c:748:group '" + word + "' cannot be set"))).toList();
    }

    List<SignatureScheme> schemes() {
        if (schemeNames == null) {
            return oldest() == TlsVersion.TLS13 ? SignatureScheme.OPENSSL_13 : SignatureScheme.OPENSSL;
        }
        String text = schemeNames;
        return Arrays.stream(text.split(":")).map(word -> SignatureScheme.OPENSSL.stream()
                .filter(s -> s.label().equalsIgnoreCase(word.replace("PSS+", "RSA-PSS+").replace("RSA-RSA-", "RSA-")) || s.rfcName().equals(word)).findFirst()
                .orElseThrow(() -> refused("sigalgs", text, ""))).toList();
    }

    private Quit refused(String option, String value, String line) {
        call.err("Call to SSL_CONF_cmd(-" + option + ", " + value + ") failed\n");
        if (!line.isEmpty()) {
            call.errors().raise("error:" + line);
        }
        return call.fail();
    }

    /** The key and certificate of the options, each loaded with OpenSSL's words; empty without a certificate. */
    Optional<TlsIdentity> identity(String whose) {
        return identity(whose, cert, key, password);
    }

    Optional<TlsIdentity> identity(String whose, @Nullable String certFile, @Nullable String keyFile, @Nullable String pass) {
        String from = keyFile != null ? keyFile : certFile;
        if (from == null) {
            return Optional.empty();
        }
        PrivateKeyPair pair = new Loader(call).privateKey(from, false, new Passwords(call).get(pass), whose + " certificate private key");
        if (certFile == null) {
            return Optional.empty();
        }
        Certificate own = new Loader(call).certificate(certFile, false, whose + " certificate");
        List<Certificate> all = new ArrayList<>(List.of(own));
        if (chain != null) {
            all.addAll(new Loader(call).certificates(chain, whose + " certificate chain"));
        }
        return Optional.of(new TlsIdentity(all, pair));
    }

    /** OpenSSL takes a key that belongs to the certificate only. */
    void checkKey(TlsIdentity identity) {
        if (identity.matches()) {
            return;
        }
        call.in().host().journal().refused("tls.key-mismatch", Map.of("program", call.prog(), "certificate", String.valueOf(cert),
                "key", key == null ? String.valueOf(cert) : key));
        call.err("error setting private key\n");
        if (identity.key().kind() != identity.certificate().publicKey().kind()) {
            call.errors().raise(OpensslError.KEY_TYPE_MISMATCH);
        } else {
            call.errors().raise(OpensslError.KEY_MISMATCH);
        }
        throw call.fail();
    }

    /** An identity shows what leads to its root too, as far as the trusted certificates know it (SSL_MODE_NO_AUTO_CHAIN is off). */
    TlsIdentity withChain(TlsIdentity identity, TrustAnchors trust) {
        if (chain != null) {
            return identity;
        }
        PathRequest request = PathRequest.of(identity.certificate(), trust, PathRules.openssl(call.now()));
        return new TlsIdentity(new PathValidator().validate(request, problem -> true).chain(), identity.key());
    }

    /** What is trusted; quits with OpenSSL's words if it cannot be read. */
    TrustAnchors trust() {
        return anchors.load(call);
    }

    /** By which rules the other end's chain is judged; Debian's security level unless another is asked for. */
    PathRules rules(Purpose purpose) {
        PathRules rules = path.rules(call.now());
        return (path.hasLevel() ? rules : rules.level(LEVEL)).purpose(purpose);
    }

    /** The name or address that the other end's certificate must be for; "" if that is not looked at. */
    String insistedOn() {
        return path.insistedOn();
    }

    /** The host name that is asked for, for the report. */
    Optional<String> expectedHost() {
        return path.host();
    }
}
