package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.GeneralName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether a certificate is for a host, an address or a mailbox, by OpenSSL's rules (X509_check_host and its kin). */
public final class OpensslNames {
    private static final String EMAIL = "1.2.840.113549.1.9.1";

    private OpensslNames() { }

    /** A host name: dNSName entries, or common names where there are none. */
    public static boolean matchesHost(Certificate c, String host) {
        List<String> names = c.dnsNames();
        if (names.isEmpty()) {
            names = c.subject().all(DistinguishedName.COMMON_NAME);
        }
        return !host.isEmpty() && names.stream().anyMatch(pattern -> hostMatches(pattern, host));
    }

    /** An address in iPAddress entries. */
    public static boolean matchesAddress(Certificate c, byte[] address) {
        return c.subjectAltNames().stream().anyMatch(n -> n.kind() == GeneralName.Kind.IP && Arrays.equals(n.value().content(), address));
    }

    /** A mailbox: rfc822Name entries, or e-mail addresses in the subject where there are none. */
    public static boolean matchesEmail(Certificate c, String email) {
        List<String> names = c.subjectAltNames().stream().filter(n -> n.kind() == GeneralName.Kind.EMAIL).map(GeneralName::text).toList();
        if (names.isEmpty()) {
            names = c.subject().all(EMAIL);
        }
        return names.stream().anyMatch(name -> mailboxMatches(name, email));
    }

    private static boolean mailboxMatches(String name, String email) {
        int at = name.lastIndexOf('@');
        int other = email.lastIndexOf('@');
        return at == other && name.length() == email.length() && (at < 0 ? name.equals(email)
                : name.substring(0, at).equals(email.substring(0, at)) && name.substring(at).equalsIgnoreCase(email.substring(at)));
    }

    /** A star stands for one label or part of the first one, not in names of two labels or with an IDNA prefix (RFC 6125 §6.4.3). */
    private static boolean hostMatches(String pattern, String host) {
        if (host.startsWith(".") && host.length() > 1) {
            String tail = host.toLowerCase(Locale.ROOT);
            return pattern.length() > host.length() && pattern.toLowerCase(Locale.ROOT).endsWith(tail);
        }
        int star = pattern.indexOf('*');
        int dot = pattern.indexOf('.');
        boolean usable = star >= 0 && dot > star && pattern.indexOf('*', star + 1) < 0 && pattern.indexOf('.', dot + 1) > 0
                && !pattern.toLowerCase(Locale.ROOT).startsWith("xn--") && (star == 0 || star == dot - 1);
        if (!usable) {
            return pattern.equalsIgnoreCase(host);
        }
        String prefix = pattern.substring(0, star);
        String suffix = pattern.substring(star + 1);
        if (host.length() < prefix.length() + suffix.length() || !host.regionMatches(true, 0, prefix, 0, prefix.length())
                || !host.regionMatches(true, host.length() - suffix.length(), suffix, 0, suffix.length())) {
            return false;
        }
        String covered = host.substring(prefix.length(), host.length() - suffix.length());
        boolean whole = prefix.isEmpty() && suffix.startsWith(".");
        return (whole ? !covered.isEmpty() : !host.toLowerCase(Locale.ROOT).startsWith("xn--")) && (covered.equals("*") || covered.matches("[A-Za-z0-9-]*"));
    }
}
