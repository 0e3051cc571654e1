package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.IpAddresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names an authority may sign for (RFC 5280 §4.2.1.10). */
record NameConstraints(List<GeneralName> permitted, List<GeneralName> excluded) {

    /** Those of a certificate; nothing permitted or excluded if it has none. */
    static NameConstraints of(Certificate authority) {
        List<GeneralName> permitted = new ArrayList<>();
        List<GeneralName> excluded = new ArrayList<>();
        authority.extensions().find(Extension.NAME_CONSTRAINTS).ifPresent(extension -> {
            for (Der side : extension.der().children(Der.SEQUENCE)) {
                for (Der subtree : side.children()) {
                    (side.isContext(0) ? permitted : excluded).add(GeneralName.of(subtree.children().get(0)));
                }
            }
        });
        return new NameConstraints(permitted, excluded);
    }

    /** What Go says if the authority may not sign for a name of the leaf; null if it may. */
    static @Nullable PathProblem goProblem(Certificate authority, Certificate leaf, int depth) {
        NameConstraints constraints = of(authority);
        if (constraints.permitted.isEmpty() && constraints.excluded.isEmpty()) {
            return null;
        }
        for (GeneralName name : leaf.subjectAltNames()) {
            String kind = switch (name.kind()) {
                case DNS -> "DNS name";
                case EMAIL -> "email address";
                case URI -> "URI";
                case IP -> "IP address";
                default -> "";
            };
            if (kind.isEmpty()) {
                continue;
            }
            String shown = kind + " \"" + (name.kind() == GeneralName.Kind.IP ? name.ipText() : name.text()) + "\"";
            for (GeneralName bound : constraints.excluded) {
                if (bound.kind() == name.kind() && within(name, bound)) {
                    return problem(authority, depth, shown + " is excluded by constraint \"" + boundText(bound) + "\"");
                }
            }
            List<GeneralName> bounds = constraints.permitted.stream().filter(b -> b.kind() == name.kind()).toList();
            if (!bounds.isEmpty() && bounds.stream().noneMatch(b -> within(name, b))) {
                return problem(authority, depth, shown + " is not permitted by any constraint");
            }
        }
        return null;
    }

    /** Whether a name of the certificate, its subject included, is excluded. */
    boolean excludes(Certificate c) {
        return names(c).stream().anyMatch(n -> excluded.stream().anyMatch(b -> b.kind() == n.kind() && within(n, b)));
    }

    /** Whether every name of the certificate lies within what is permitted for its kind. */
    boolean permits(Certificate c) {
        return names(c).stream().allMatch(n -> permitted.stream().noneMatch(b -> b.kind() == n.kind())
                || permitted.stream().anyMatch(b -> b.kind() == n.kind() && within(n, b)));
    }

    private static List<GeneralName> names(Certificate c) {
        List<GeneralName> names = new ArrayList<>(c.subjectAltNames());
        if (!c.subject().isEmpty()) {
            names.add(GeneralName.directory(c.subject()));
        }
        if (c.dnsNames().isEmpty() && c.subjectAltNames().isEmpty()) {
            c.subject().all(DistinguishedName.COMMON_NAME).stream().filter(n -> n.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"))
                    .forEach(n -> names.add(GeneralName.dns(n)));
        }
        return names;
    }

    private static PathProblem problem(Certificate authority, int depth, String detail) {
        return new PathProblem(PathProblem.Reason.NAME_NOT_PERMITTED, 47,
                "x509: a root or intermediate certificate is not authorized to sign for this name: " + detail, depth, authority);
    }

    private static String boundText(GeneralName bound) {
        byte[] octets = bound.value().content();
        return bound.kind() != GeneralName.Kind.IP ? bound.text()
                : IpAddresses.format(Arrays.copyOf(octets, octets.length / 2)) + "/" + prefix(Arrays.copyOfRange(octets, octets.length / 2, octets.length));
    }

    private static int prefix(byte[] mask) {
        int bits = 0;
        for (byte b : mask) {
            bits += Integer.bitCount(b & 0xFF);
        }
        return bits;
    }

    /** Whether a name lies within a bound of the same kind. */
    static boolean within(GeneralName name, GeneralName bound) {
        return switch (name.kind()) {
            case DNS -> domainWithin(name.text(), bound.text());
            case EMAIL -> bound.text().contains("@") ? name.text().equalsIgnoreCase(bound.text())
                    : domainWithin(name.text().substring(name.text().indexOf('@') + 1), bound.text());
            case URI -> domainWithin(uriHost(name.text()), bound.text());
            case IP -> addressWithin(name.value().content(), bound.value().content());
            case DIRECTORY -> directoryWithin(name.directoryName(), bound.directoryName());
            default -> false;
        };
    }

    private static boolean directoryWithin(DistinguishedName name, DistinguishedName bound) {
        byte[] inner = bound.canonicalContent();
        byte[] outer = name.canonicalContent();
        return outer.length >= inner.length && Arrays.equals(Arrays.copyOf(outer, inner.length), inner);
    }

    private static String uriHost(String uri) {
        return uri.replaceFirst("^[^:]*://", "").replaceFirst("[/:?#].*$", "");
    }

    private static boolean domainWithin(String domain, String bound) {
        if (bound.isEmpty()) {
            return true;
        }
        String inner = domain.toLowerCase(Locale.ROOT);
        String outer = bound.toLowerCase(Locale.ROOT);
        return outer.startsWith(".") ? inner.endsWith(outer) : inner.equals(outer) || inner.endsWith("." + outer);
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
}
