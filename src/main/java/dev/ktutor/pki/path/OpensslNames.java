package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.NameAttribute;
import dev.ktutor.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Whether a certificate is for a host, an address or a mailbox, by OpenSSL's rules (X509_check_host and its kin). */
public final class OpensslNames {
    private static final String EMAIL = "1.2.840.113549.1.9.1";
    private static final String MAILBOX = "1.3.6.1.5.5.7.8.9";
    /** One star, at an end of the first of three or more labels, that label not IDNA's; no label begins or ends in a hyphen. */
    private static final Pattern STARRED = Pattern.compile(
            "(?!xn--)(?:\\*(?:[a-z0-9-]*[a-z0-9])?|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\*)(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?){2,}");

    private OpensslNames() { }

    /** A host name, as {@link #matchesHost(Certificate, String, boolean)} with partial wildcards. */
    public static boolean matchesHost(Certificate c, String host) {
        return matchesHost(c, host, true);
    }

    /** A host name: dNSName entries, or common names where there are none. */
    public static boolean matchesHost(Certificate c, String host, boolean partialWildcards) {
        BiPredicate<String, String> fits = (pattern, wanted) -> hostMatches(pattern, wanted, partialWildcards);
        return !host.isEmpty() && matches(c, GeneralName.Kind.DNS, DistinguishedName.COMMON_NAME, utf8(host), fits);
    }

    /** An address in iPAddress entries. */
    public static boolean matchesAddress(Certificate c, byte[] address) {
        return names(c).stream().anyMatch(n -> n.kind() == GeneralName.Kind.IP && Arrays.equals(n.value().content(), address));
    }

    /** A mailbox: rfc822Name entries, or e-mail addresses in the subject where there are none. */
    public static boolean matchesEmail(Certificate c, String email) {
        return matches(c, GeneralName.Kind.EMAIL, EMAIL, utf8(email), OpensslNames::mailboxMatches);
    }

    private static boolean matches(Certificate c, GeneralName.Kind kind, String attribute, String wanted, BiPredicate<String, String> fits) {
        boolean any = false;
        for (GeneralName name : names(c)) {
            boolean mailbox = kind == GeneralName.Kind.EMAIL && isMailbox(name);
            if (name.kind() == kind || mailbox) {
                any = true;
                String given = mailbox ? name.value().children().get(1).children().get(0).latin1() : name.value().latin1();
                if (!given.isEmpty() && fits.test(given, wanted)) {
                    return true;
                }
            }
        }
        return !any && c.subject().rdns().stream().flatMap(List::stream).filter(a -> a.oid().equals(attribute)).map(NameAttribute::text)
                .anyMatch(text -> !text.isEmpty() && fits.test(utf8(text), wanted));
    }

    private static boolean isMailbox(GeneralName name) {
        return name.kind() == GeneralName.Kind.OTHER_NAME && name.value().children().get(0).oid().equals(MAILBOX)
                && name.value().children().get(1).children().get(0).is(Der.UTF8_STRING);
    }

    /** Alternative names; none if the extension is malformed or stands there twice. */
    private static List<GeneralName> names(Certificate c) {
        List<Extension> found = c.extensions().all().stream().filter(e -> e.oid().equals(Extension.SUBJECT_ALT_NAME)).toList();
        try {
            return found.size() == 1 ? Facts.names(Der.prefix(found.get(0).value()).children(Der.SEQUENCE)) : List.of();
        } catch (PkiException | IndexOutOfBoundsException e) {
            return List.of();
        }
    }

    /** One character an octet of UTF-8. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** ASCII's capitals made small. */
    static String lower(String text) {
        StringBuilder small = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                small.setCharAt(i, (char) (c + 32));
            }
        }
        return small.toString();
    }

    /** What follows the last {@code @} may differ in case (RFC 5280 §7.5). */
    private static boolean mailboxMatches(String name, String email) {
        if (name.length() != email.length()) {
            return false;
        }
        int at = Math.max(name.lastIndexOf('@'), email.lastIndexOf('@'));
        int split = at <= 0 ? name.length() : at;
        boolean hosts = at < 0 || same(name.substring(at), email.substring(at));
        return hosts && name.substring(0, split).equals(email.substring(0, split));
    }

    private static boolean same(String pattern, String wanted) {
        return pattern.length() == wanted.length() && pattern.indexOf('\0') < 0 && lower(pattern).equals(lower(wanted));
    }

    /** A star stands for one label or for part of the first one, not in names of two labels (RFC 6125 §6.4.3). */
    private static boolean hostMatches(String pattern, String host, boolean partialWildcards) {
        boolean subdomains = host.startsWith(".") && host.length() > 1;
        if (subdomains) {
            int cut = pattern.length() - host.length();
            return cut >= 0 && pattern.substring(0, cut).indexOf('\0') < 0 && same(pattern.substring(cut), host);
        }
        String small = lower(pattern);
        int star = small.indexOf('*');
        boolean starred = star >= 0 && STARRED.matcher(small).matches() && (partialWildcards || small.startsWith("*."));
        return starred ? covers(small.substring(0, star), small.substring(star + 1), lower(host)) : same(pattern, host);
    }

    private static boolean covers(String prefix, String suffix, String host) {
        if (host.length() < prefix.length() + suffix.length() || !host.startsWith(prefix) || !host.endsWith(suffix)) {
            return false;
        }
        String covered = host.substring(prefix.length(), host.length() - suffix.length());
        boolean whole = prefix.isEmpty() && suffix.startsWith(".");
        if (whole ? covered.isEmpty() : host.startsWith("xn--")) {
            return false;
        }
        return covered.equals("*") || covered.matches("[a-z0-9-]*");
    }
}
