package dev.ktutor.command.net;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.IpAddresses;
import dev.ktutor.pki.path.PathListener;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathTrouble;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.tls.HandshakeFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Why curl does not trust a server: what OpenSSL found wrong with its chain, and curl's own look at names (curl 7.88, vtls/openssl.c). */
final class CurlTrust {
    /** The first entry of OpenSSL's error queue; where there is one, curl shows it in place of the verdict. */
    private static final Map<PathTrouble, String> ERRORS = Map.ofEntries(
            Map.entry(PathTrouble.INVALID_CERTIFICATE, "1100009E:X509 V3 routines::invalid certificate"),
            Map.entry(PathTrouble.UNREADABLE_KEY, "03000072:digital envelope routines::decode error"),
            Map.entry(PathTrouble.NO_KEY, "0580006C:x509 certificate routines::unable to get certs public key"),
            Map.entry(PathTrouble.NO_KEY_IN_CHAIN, "058C0103:x509 certificate routines::internal error"),
            Map.entry(PathTrouble.POLICY_TREE, "058C0100:x509 certificate routines::malloc failure"),
            Map.entry(PathTrouble.RSA_LENGTH, "02000077:rsa routines::wrong signature length"),
            Map.entry(PathTrouble.RSA_TOO_LARGE, "02000084:rsa routines::data too large for modulus"),
            Map.entry(PathTrouble.RSA_PADDING, "0200008A:rsa routines::invalid padding"),
            Map.entry(PathTrouble.RSA_BLOCK_TYPE, "0200006A:rsa routines::block type is not 01"),
            Map.entry(PathTrouble.RSA_FILLING, "02000066:rsa routines::bad fixed header decrypt"),
            Map.entry(PathTrouble.RSA_DIGEST, "02000068:rsa routines::bad signature"),
            Map.entry(PathTrouble.PSS_FIRST_OCTET, "02000085:rsa routines::first octet invalid"),
            Map.entry(PathTrouble.PSS_LAST_OCTET, "02000086:rsa routines::last octet invalid"),
            Map.entry(PathTrouble.SIGNATURE, "06880006:asn1 encoding routines::EVP lib"));

    private CurlTrust() { }

    /** The failure of a handshake that the client broke off. */
    static CurlFailure distrust(HandshakeFailure failure, List<Certificate> chain, List<Certificate> roots, Instant now) {
        PathProblem problem = failure.problem().orElse(null);
        if (problem == null) {
            return new CurlFailure(35, CurlTls.LIBRARY + ": " + failure.clientText());
        }
        List<PathTrouble> troubles = new ArrayList<>();
        new PathValidator().validate(PathRequest.opensslServer(chain, roots, now), new PathListener() {
            @Override
            public boolean problem(PathProblem found) {
                return false;
            }

            @Override
            public void trouble(PathTrouble trouble) {
                troubles.add(trouble);
            }
        });
        return troubles.isEmpty() ? new CurlFailure(60, "SSL certificate problem: " + problem.text())
                : new CurlFailure(35, CurlTls.LIBRARY + ": error:" + ERRORS.get(troubles.get(0)));
    }

    /** Whether a certificate that OpenSSL is content with is for the host; alternative names first, the common name where there are none. */
    static Optional<CurlFailure> name(Certificate server, String host) {
        byte[] address = IpAddresses.parse(host).orElse(null);
        boolean any = false;
        for (GeneralName name : server.subjectAltNames()) {
            any |= name.kind() == GeneralName.Kind.DNS || name.kind() == GeneralName.Kind.IP;
            if (address != null ? name.kind() == GeneralName.Kind.IP && Arrays.equals(name.value().content(), address)
                    : name.kind() == GeneralName.Kind.DNS && matches(name.text(), host)) {
                return Optional.empty();
            }
        }
        if (any) {
            return Optional.of(new CurlFailure(60, "SSL: no alternative certificate subject name matches target host name '" + host + "'"));
        }
        String common = server.commonName().orElse(null);
        if (common == null) {
            return Optional.of(new CurlFailure(60, "SSL: unable to obtain common name from peer certificate"));
        }
        return matches(common, host) ? Optional.empty() : Optional.of(new CurlFailure(60,
                "SSL: certificate subject name '" + common + "' does not match target host name '" + host + "'"));
    }

    /** A star stands for the whole first label of three or more (Curl_cert_hostcheck). */
    private static boolean matches(String pattern, String host) {
        String wanted = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        String given = pattern.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        boolean star = given.startsWith("*.") && given.indexOf('.') != given.lastIndexOf('.') && IpAddresses.parse(wanted).isEmpty();
        int dot = wanted.indexOf('.');
        return star ? dot >= 0 && wanted.substring(dot).equals(given.substring(1)) : wanted.equals(given);
    }
}
