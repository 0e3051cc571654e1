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
    private static final int MOST_NAMES = 100;

    private HostNames() { }

    /** Why the certificate is not for the host name or address; empty if it is. */
    public static Optional<String> problem(Certificate certificate, String host) {
        return mismatch(certificate, host).map(PathProblem::text);
    }

    static Optional<PathProblem> mismatch(Certificate certificate, String host) {
        boolean bracketed = host.length() >= 3 && host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        Optional<byte[]> address = IpAddresses.parse(bare);
        boolean good = address.isPresent() ? matchesAddress(certificate, address.get())
                : certificate.dnsNames().stream().anyMatch(pattern -> matches(pattern, host));
        return good ? Optional.empty() : Optional.of(problem(certificate, address.isPresent() ? bare : host, address.isPresent()));
    }

    private static boolean matchesAddress(Certificate certificate, byte[] address) {
        return certificate.subjectAltNames().stream().filter(n -> n.kind() == GeneralName.Kind.IP)
                .anyMatch(n -> Arrays.equals(n.value().content(), address));
    }

    /** The words of HostnameError; many names are only counted. */
    private static PathProblem problem(Certificate certificate, String host, boolean address) {
        boolean hasNames = certificate.extensions().find(Extension.SUBJECT_ALT_NAME).isPresent();
        int code = address ? VerifyError.ADDRESS_MISMATCH.code() : VerifyError.HOST_MISMATCH.code();
        PathProblem.Reason wrong = address ? PathProblem.Reason.WRONG_IP : PathProblem.Reason.WRONG_HOST;
        if (!hasNames && wildcard(certificate.commonName().orElse(""), host)) {
            return problem(certificate, PathProblem.Reason.COMMON_NAME_ONLY, code, "certificate relies on legacy Common Name field, use SANs instead");
        }
        List<String> valid = address ? certificate.ipAddresses() : certificate.dnsNames();
        if (address && valid.isEmpty()) {
            return problem(certificate, PathProblem.Reason.NO_IP_NAMES, code,
                    "cannot validate certificate for " + host + " because it doesn't contain any IP SANs");
        }
        if (valid.size() >= MOST_NAMES) {
            return problem(certificate, wrong, code,
                    "certificate is valid for " + valid.size() + (address ? " IP SANs" : " names") + ", but none matched " + host);
        }
        String names = String.join(", ", valid);
        return problem(certificate, wrong, code, names.isEmpty() ? "certificate is not valid for any names, but wanted to match " + host
                : "certificate is valid for " + names + ", not " + host);
    }

    private static PathProblem problem(Certificate certificate, PathProblem.Reason reason, int code, String text) {
        return new PathProblem(reason, code, "x509: " + text, 0, certificate, false);
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
