package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.IpAddresses;
import dev.ktutor.pki.PkiException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of a chain against its constraints as Go compares them (crypto/x509 checkChainConstraints): alternative names only,
 * of every certificate, against every authority above it; addresses first, then host names, URIs, mailboxes.
 */
final class GoConstraints {
    private static final Pattern URI = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^@/?#]*@)?(\\[[^\\]]*\\]|[^:/?#]*)(:[0-9]*)?(?:[/?#].*)?");
    /** A mailbox, its local part without or within quotes (RFC 2821 §4.1.2). */
    private static final Pattern MAILBOX = Pattern.compile("(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|\"[^\"]*\")@[^\\s.]+(?:\\.[^\\s.]+)*");
    private static final List<GeneralName.Kind> ORDER = List.of(GeneralName.Kind.IP, GeneralName.Kind.DNS, GeneralName.Kind.URI, GeneralName.Kind.EMAIL);

    private GoConstraints() { }

    /** What Go says of the first name that is not allowed; null if all are. */
    static @Nullable String check(List<Certificate> chain) {
        for (int i = 0; i < chain.size(); i++) {
            List<GeneralName> names = chain.get(i).subjectAltNames();
            for (int above = i + 1; above < chain.size() && !names.isEmpty(); above++) {
                NameConstraints constraints = of(chain.get(above)).orElse(null);
                String wrong = constraints == null ? null : check(constraints, names);
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return null;
    }

    /** A certificate's constraints; none if they are malformed. */
    static Optional<NameConstraints> of(Certificate c) {
        try {
            return c.extensions().find(Extension.NAME_CONSTRAINTS).map(e -> NameConstraints.read(Der.prefix(e.value())));
        } catch (PkiException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether they bound kinds of names Go does not look at. */
    static boolean hasUnknownKinds(NameConstraints constraints) {
        return java.util.stream.Stream.concat(constraints.permitted().stream(), constraints.excluded().stream())
                .anyMatch(s -> !ORDER.contains(s.base().kind()));
    }

    private static @Nullable String check(NameConstraints constraints, List<GeneralName> names) {
        for (GeneralName.Kind kind : ORDER) {
            for (GeneralName name : names) {
                String wrong = name.kind() == kind ? check(constraints, name) : null;
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return null;
    }

    private static @Nullable String check(NameConstraints constraints, GeneralName name) {
        List<GeneralName> permitted = bases(constraints.permitted(), name.kind());
        List<GeneralName> excluded = bases(constraints.excluded(), name.kind());
        String text = name.kind() == GeneralName.Kind.IP ? name.ipText() : name.text();
        Optional<String> host = host(name);
        if (name.kind() == GeneralName.Kind.URI && host.isEmpty()) {
            return unmatchable(text);
        }
        if (name.kind() == GeneralName.Kind.EMAIL && !MAILBOX.matcher(text).matches()) {
            return "cannot parse rfc822Name " + GoText.quote(text);
        }
        String shown = title(name.kind()) + " " + GoText.quote(text);
        if (!permitted.isEmpty() && permitted.stream().noneMatch(b -> within(name, host.orElse(""), b, true))) {
            return shown + " is not permitted by any constraint";
        }
        return excluded.stream().filter(b -> within(name, host.orElse(""), b, false)).findFirst()
                .map(b -> shown + " is excluded by constraint " + GoText.quote(boundText(b))).orElse(null);
    }

    private static List<GeneralName> bases(List<NameConstraints.Subtree> subtrees, GeneralName.Kind kind) {
        return subtrees.stream().map(NameConstraints.Subtree::base).filter(b -> b.kind() == kind).toList();
    }

    private static String title(GeneralName.Kind kind) {
        return switch (kind) {
            case IP -> "IP address";
            case DNS -> "DNS name";
            case URI -> "URI";
            default -> "email address";
        };
    }

    private static Optional<String> host(GeneralName name) {
        if (name.kind() != GeneralName.Kind.URI) {
            return Optional.of(name.text().substring(name.text().lastIndexOf('@') + 1));
        }
        Matcher uri = URI.matcher(name.text());
        return !uri.matches() || uri.group(1).isEmpty() || uri.group(1).startsWith("[") || IpAddresses.parse(uri.group(1)).isPresent()
                ? Optional.empty() : Optional.of(uri.group(1));
    }

    private static String unmatchable(String uri) {
        Matcher parts = URI.matcher(uri);
        boolean address = parts.matches() && !parts.group(1).isEmpty();
        return (address ? "URI with IP (" : "URI with empty host (") + GoText.quote(uri) + ") cannot be matched against constraints";
    }

    private static boolean within(GeneralName name, String host, GeneralName base, boolean permits) {
        return switch (name.kind()) {
            case IP -> addressWithin(name.value().content(), base.value().content());
            case DNS -> suffix(host, base.text()) || !permits && starred(host, base.text());
            case URI -> suffix(host, base.text());
            default -> base.text().contains("@") ? sameMailbox(name.text(), base.text()) : exactOrBelow(host, base.text());
        };
    }

    private static boolean sameMailbox(String one, String other) {
        int at = one.lastIndexOf('@');
        int otherAt = other.lastIndexOf('@');
        return at >= 0 && at == otherAt && one.substring(0, at).equals(other.substring(0, at)) && one.substring(at).equalsIgnoreCase(other.substring(at));
    }

    private static boolean exactOrBelow(String host, String base) {
        return base.isEmpty() || (base.startsWith(".") ? suffix(host, base) : host.equalsIgnoreCase(base));
    }

    private static boolean suffix(String host, String base) {
        String inner = host.toLowerCase(Locale.ROOT);
        String outer = base.toLowerCase(Locale.ROOT);
        return outer.isEmpty() || inner.equals(outer) || inner.endsWith(outer.startsWith(".") ? outer : "." + outer);
    }

    /** A star may stand for what is excluded: {@code *.example.com} where {@code a.example.com} is. */
    private static boolean starred(String host, String base) {
        int dot = base.indexOf('.');
        return host.startsWith("*") && host.indexOf('.') >= 0 && dot >= 0 && host.substring(host.indexOf('.')).equalsIgnoreCase(base.substring(dot));
    }

    private static boolean addressWithin(byte[] address, byte[] bound) {
        if (bound.length != 2 * address.length) {
            return false;
        }
        for (int i = 0; i < address.length; i++) {
            if (((address[i] ^ bound[i]) & bound[address.length + i]) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String boundText(GeneralName bound) {
        if (bound.kind() != GeneralName.Kind.IP) {
            return bound.text();
        }
        byte[] octets = bound.value().content();
        int bits = 0;
        byte[] network = Arrays.copyOf(octets, octets.length / 2);
        for (int i = 0; i < network.length; i++) {
            bits += Integer.bitCount(octets[network.length + i] & 0xFF);
            network[i] &= octets[network.length + i];
        }
        return IpAddresses.format(network) + "/" + bits;
    }
}
