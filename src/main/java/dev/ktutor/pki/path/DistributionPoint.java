package dev.ktutor.pki.path;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.PkiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where revocation lists are and whose they are (RFC 5280 §4.2.1.13, §5.2.5).
 *
 * @param name where; null if it does not say
 * @param reasons for which reasons, a bit each
 * @param issuers whose lists; empty if the certificate's issuer's
 */
record DistributionPoint(@Nullable Name name, int reasons, List<GeneralName> issuers) {
    static final int ALL_REASONS = 0x807F;

    /** Names in full, or one made of an issuer's name and one part more; exactly one is there. */
    record Name(@Nullable List<GeneralName> full, @Nullable DistinguishedName relative) {

        /** Whether both may mean the same place. */
        boolean meets(Name other) {
            if (relative != null && other.relative != null) {
                return relative.matches(other.relative);
            }
            if (relative != null || other.relative != null) {
                DistinguishedName one = relative != null ? relative : other.relative;
                List<GeneralName> many = relative != null ? other.full : full;
                return one != null && many != null && many.stream().anyMatch(n -> n.kind() == GeneralName.Kind.DIRECTORY && n.directoryName().matches(one));
            }
            return full != null && other.full != null && full.stream().anyMatch(a -> other.full.stream().anyMatch(b -> same(a, b)));
        }

        private static boolean same(GeneralName a, GeneralName b) {
            return a.kind() == b.kind() && (a.kind() == GeneralName.Kind.DIRECTORY ? a.directoryName().matches(b.directoryName())
                    : Arrays.equals(a.value().content(), b.value().content()));
        }
    }

    static List<DistributionPoint> list(Der der, DistinguishedName issuer) {
        List<DistributionPoint> points = new ArrayList<>();
        for (Der point : der.children(Der.SEQUENCE)) {
            Der where = null;
            int reasons = ALL_REASONS;
            List<GeneralName> issuers = List.of();
            for (Der part : point.children(Der.SEQUENCE)) {
                switch (part.tag() & 0xDF) {
                    case 0x80 -> where = part.children().get(0);
                    case 0x81 -> reasons = reasons(part);
                    case 0x82 -> issuers = Facts.names(part.children());
                    default -> throw new PkiException("unknown part of a distribution point");
                }
            }
            DistinguishedName base = issuers.stream().filter(n -> n.kind() == GeneralName.Kind.DIRECTORY).findFirst()
                    .map(GeneralName::directoryName).orElse(issuer);
            points.add(new DistributionPoint(where == null ? null : name(where, base), reasons, issuers));
        }
        return points;
    }

    static Name name(Der der, DistinguishedName base) {
        return switch (der.tag() & 0xDF) {
            case 0x80 -> new Name(Facts.names(der.children()), null);
            case 0x81 -> new Name(null, base.plus(der.children()));
            default -> throw new PkiException("unknown kind of distribution point name");
        };
    }

    static int reasons(Der bits) {
        byte[] octets = bits.bits();
        return ((octets.length > 0 ? octets[0] & 0xFF : 0) | (octets.length > 1 ? (octets[1] & 0xFF) << 8 : 0)) & ALL_REASONS;
    }

    boolean isEmpty() {
        return name == null && issuers.isEmpty();
    }
}
