package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.IpAddresses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a certificate is for a host, by Go's rules and in Go's words (crypto/x509 VerifyHostname; RFC 6125). */
public final class HostNames {
    private HostNames() { }

    /** Why the certificate is not for the host name or address; empty if it is. */
    public static Optional<String> problem(Certificate certificate, String host) {
        return mismatch(certificate, host).map(PathProblem::text);
    }

    static Optional<PathProblem> mismatch(Certificate certificate, String host) {
        boolean bracketed = host.length() >= 3 && host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        Optional<byte[]> address = IpAddresses.parse(bare);
        if (address.isPresent()) {
            return matchesAddress(certificate, address.get()) ? Optional.empty() : Optional.of(addressProblem(certificate, bare));
        }
        boolean matches = certificate.dnsNames().stream().anyMatch(pattern -> matches(pattern, host));
        return matches ? Optional.empty() : Optional.of(nameProblem(certificate, host));
    }

    private static boolean matchesAddress(Certificate certificate, byte[] address) {
        return certificate.subjectAltNames().stream().filter(n -> n.kind() == GeneralName.Kind.IP)
                .anyMatch(n -> Arrays.equals(n.value().content(), address));
    }

    private static PathProblem addressProblem(Certificate certificate, String address) {
        List<String> valid = certificate.ipAddresses();
        return valid.isEmpty()
                ? problem(certificate, PathProblem.Reason.NO_IP_NAMES, 64,
                        "x509: cannot validate certificate for " + address + " because it doesn't contain any IP SANs")
                : problem(certificate, PathProblem.Reason.WRONG_IP, 64,
                        "x509: certificate is valid for " + String.join(", ", valid) + ", not " + address);
    }

    private static PathProblem nameProblem(Certificate certificate, String host) {
        boolean hasNames = certificate.extensions().find(Extension.SUBJECT_ALT_NAME).isPresent();
        if (!hasNames && wildcard(certificate.commonName().orElse(""), host)) {
            return problem(certificate, PathProblem.Reason.COMMON_NAME_ONLY, 62,
                    "x509: certificate relies on legacy Common Name field, use SANs instead");
        }
        String valid = String.join(", ", certificate.dnsNames());
        return problem(certificate, PathProblem.Reason.WRONG_HOST, 62, valid.isEmpty()
                ? "x509: certificate is not valid for any names, but wanted to match " + host
                : "x509: certificate is valid for " + valid + ", not " + host);
    }

    private static PathProblem problem(Certificate certificate, PathProblem.Reason reason, int code, String text) {
        return new PathProblem(reason, code, text, 0, certificate);
    }

    private static boolean matches(String pattern, String host) {
        return valid(host, false) && valid(pattern, true) ? wildcard(pattern, host)
                : !pattern.isEmpty() && !pattern.equals(".") && pattern.equalsIgnoreCase(host);
    }

    private static boolean valid(String name, boolean pattern) {
        String whole = !pattern && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String[] labels = whole.split("\\.", -1);
        for (int i = 0; i < labels.length; i++) {
            boolean star = pattern && i == 0 && labels[i].equals("*");
            if (!star && !labels[i].matches("[A-Za-z0-9_][A-Za-z0-9_-]*")) {
                return false;
            }
        }
        return true;
    }

    /** A pattern's first label may be {@code *}, which stands for exactly one label. */
    private static boolean wildcard(String pattern, String host) {
        String[] wanted = pattern.toLowerCase(Locale.ROOT).split("\\.", -1);
        String[] given = host.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT).split("\\.", -1);
        if (pattern.isEmpty() || host.isEmpty() || wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!(i == 0 && wanted[i].equals("*")) && !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }
}
