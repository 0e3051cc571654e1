package dev.ktutor.pki.path;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.NameAttribute;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names against an authority's constraints as OpenSSL compares them (NAME_CONSTRAINTS_check). */
final class OpensslConstraints {
    private static final String EMAIL = "1.2.840.113549.1.9.1";
    private static final String MAILBOX = "1.3.6.1.5.5.7.8.9";
    private static final int MOST_COMPARISONS = 1 << 20;

    private final NameConstraints constraints;

    private OpensslConstraints(NameConstraints constraints) {
        this.constraints = constraints;
    }

    /** What is wrong with the names; null if nothing is. A leaf's common names count where it has no host names. */
    static @Nullable VerifyError check(NameConstraints constraints, Facts named, boolean leaf) {
        OpensslConstraints all = new OpensslConstraints(constraints);
        VerifyError wrong = all.names(named);
        boolean hosts = named.altNames() != null && named.altNames().stream().anyMatch(n -> n.kind() == GeneralName.Kind.DNS);
        return wrong != null || !leaf || hosts ? wrong : all.commonNames(named.certificate().subject());
    }

    private @Nullable VerifyError names(Facts named) {
        DistinguishedName subject = named.certificate().subject();
        List<GeneralName> others = named.altNames() == null ? List.of() : named.altNames();
        int count = subject.rdns().stream().mapToInt(List::size).sum() + others.size();
        if (count > 0 && constraints.size() > MOST_COMPARISONS / count) {
            return VerifyError.UNSPECIFIED;
        }
        if (!subject.isEmpty()) {
            VerifyError wrong = match(GeneralName.directory(subject));
            if (wrong != null) {
                return wrong;
            }
            for (NameAttribute attribute : attributes(subject, EMAIL)) {
                wrong = attribute.value().is(Der.IA5_STRING) ? match(GeneralName.primitive(GeneralName.Kind.EMAIL, attribute.value().content()))
                        : VerifyError.NAME_SYNTAX;
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return first(others);
    }

    private @Nullable VerifyError first(List<GeneralName> names) {
        for (GeneralName name : names) {
            VerifyError wrong = match(name);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static List<NameAttribute> attributes(DistinguishedName name, String oid) {
        return name.rdns().stream().flatMap(List::stream).filter(a -> a.oid().equals(oid)).toList();
    }

    private @Nullable VerifyError commonNames(DistinguishedName subject) {
        for (NameAttribute attribute : attributes(subject, DistinguishedName.COMMON_NAME)) {
            String name = attribute.text().replaceFirst("\0+$", "");
            if (name.indexOf('\0') >= 0) {
                return VerifyError.NAME_SYNTAX;
            }
            // letters, digits, '_'; '-' and '.' inside only, and no '-' or '.' beside a '.'; at least one dot
            if (name.matches("\\w(?:[\\w-]*\\w)?(?:\\.\\w(?:[\\w-]*\\w)?)+")) {
                VerifyError wrong = match(GeneralName.primitive(GeneralName.Kind.DNS, name.getBytes(StandardCharsets.UTF_8)));
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return null;
    }

    private @Nullable VerifyError match(GeneralName name) {
        boolean bounded = false;
        boolean within = false;
        for (NameConstraints.Subtree bound : constraints.permitted()) {
            if (!comparable(name, bound.base())) {
                continue;
            }
            if (bound.limited()) {
                return VerifyError.SUBTREE_LIMITS;
            }
            bounded = true;
            VerifyError apart = within ? null : compare(name, bound.base());
            if (apart != null && apart != VerifyError.PERMITTED_VIOLATION) {
                return apart;
            }
            within |= apart == null;
        }
        return bounded && !within ? VerifyError.PERMITTED_VIOLATION : excluded(name);
    }

    private @Nullable VerifyError excluded(GeneralName name) {
        for (NameConstraints.Subtree bound : constraints.excluded()) {
            if (!comparable(name, bound.base())) {
                continue;
            }
            VerifyError apart = bound.limited() ? VerifyError.SUBTREE_LIMITS : compare(name, bound.base());
            if (apart != VerifyError.PERMITTED_VIOLATION) {
                return apart == null ? VerifyError.EXCLUDED_VIOLATION : apart;
            }
        }
        return null;
    }

    private static Optional<String> otherKind(GeneralName name) {
        return name.kind() == GeneralName.Kind.OTHER_NAME ? Optional.of(name.value().children().get(0).oid()) : Optional.empty();
    }

    private static boolean comparable(GeneralName name, GeneralName base) {
        boolean mailbox = otherKind(name).filter(MAILBOX::equals).isPresent();
        return mailbox ? base.kind() == GeneralName.Kind.EMAIL : name.kind() == base.kind() && otherKind(name).equals(otherKind(base));
    }

    /** Null if the name lies within the bound, a permitted violation if it does not, something else if one cannot tell. */
    private static @Nullable VerifyError compare(GeneralName name, GeneralName base) {
        return switch (name.kind()) {
            case DIRECTORY -> within(directoryWithin(name.directoryName(), base.directoryName()));
            case DNS -> within(hostWithin(name.value().latin1(), base.value().latin1()));
            case EMAIL -> email(name.value().latin1(), base.value().latin1());
            case URI -> uri(name.value().latin1(), base.value().latin1());
            case IP -> address(name.value().content(), base.value().content());
            case OTHER_NAME -> base.kind() == GeneralName.Kind.EMAIL ? mailbox(name, base.value().latin1()) : VerifyError.UNSUPPORTED_CONSTRAINT;
            default -> VerifyError.UNSUPPORTED_CONSTRAINT;
        };
    }

    private static @Nullable VerifyError within(boolean within) {
        return within ? null : VerifyError.PERMITTED_VIOLATION;
    }

    private static boolean directoryWithin(DistinguishedName name, DistinguishedName base) {
        byte[] inner = base.canonicalContent();
        byte[] outer = name.canonicalContent();
        return outer.length >= inner.length && Arrays.equals(Arrays.copyOf(outer, inner.length), inner);
    }

    private static boolean endsWith(String whole, String end) {
        return whole.length() >= end.length() && same(whole.substring(whole.length() - end.length()), end);
    }

    private static boolean same(String a, String b) {
        return a.length() == b.length() && OpensslNames.lower(a).equals(OpensslNames.lower(b));
    }

    private static boolean hostWithin(String host, String base) {
        if (base.isEmpty()) {
            return true;
        }
        boolean label = host.length() <= base.length() || base.startsWith(".") || host.charAt(host.length() - base.length() - 1) == '.';
        return label && endsWith(host, base);
    }

    private static @Nullable VerifyError email(String name, String base) {
        int at = name.lastIndexOf('@');
        int baseAt = base.lastIndexOf('@');
        if (at < 0) {
            return VerifyError.NAME_SYNTAX;
        }
        if (baseAt < 0 && base.startsWith(".")) {
            return within(name.length() > base.length() && endsWith(name, base));
        }
        if (baseAt > 0) {
            if (baseAt != at) {
                return VerifyError.PERMITTED_VIOLATION;
            }
            if (base.substring(0, at).indexOf('\0') >= 0 || name.substring(0, at).indexOf('\0') >= 0) {
                return VerifyError.NAME_SYNTAX;
            }
            if (!base.substring(0, at).equals(name.substring(0, at))) {
                return VerifyError.PERMITTED_VIOLATION;
            }
        }
        return within(same(base.substring(baseAt + 1), name.substring(at + 1)));
    }

    /** An address beyond ASCII: the bound's host is turned from its ASCII form before it is compared (RFC 8398 §6). */
    private static @Nullable VerifyError mailbox(GeneralName name, String base) {
        Der value = name.value().children().get(1).children().get(0);
        String address = value.latin1();
        int at = address.lastIndexOf('@');
        if (!value.is(Der.UTF8_STRING) || at < 0 || base.indexOf('\0') >= 0) {
            return VerifyError.NAME_SYNTAX;
        }
        String host = new String(IDN.toUnicode(base).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return within(base.startsWith(".") ? address.length() > host.length() && endsWith(address, host) : same(host, address.substring(at + 1)));
    }

    private static @Nullable VerifyError uri(String name, String base) {
        int colon = name.indexOf(':');
        if (colon < 0 || !name.startsWith("://", colon)) {
            return VerifyError.NAME_SYNTAX;
        }
        String rest = name.substring(colon + 3);
        int end = rest.indexOf(':') >= 0 ? rest.indexOf(':') : rest.indexOf('/');
        String host = end < 0 ? rest : rest.substring(0, end);
        if (host.isEmpty()) {
            return VerifyError.NAME_SYNTAX;
        }
        return within(base.startsWith(".") ? host.length() > base.length() && endsWith(host, base) : same(host, base));
    }

    private static @Nullable VerifyError address(byte[] address, byte[] base) {
        if (address.length != 4 && address.length != 16 || base.length != 8 && base.length != 32) {
            return VerifyError.NAME_SYNTAX;
        }
        if (address.length * 2 != base.length) {
            return VerifyError.PERMITTED_VIOLATION;
        }
        for (int i = 0; i < address.length; i++) {
            if (((address[i] ^ base[i]) & base[address.length + i]) != 0) {
                return VerifyError.PERMITTED_VIOLATION;
            }
        }
        return null;
    }
}
