package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.ExtensionSet;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.RevocationList;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a revocation list says of itself, as OpenSSL reads it (crl_cb, setup_idp). */
final class ListFacts {
    private static final String ISSUING_POINT = "2.5.29.28", DELTA = "2.5.29.27", FRESHEST = "2.5.29.46", ENTRY_ISSUER = "2.5.29.29";
    private static final int REMOVE = 8;

    /** How an entry speaks of a certificate. */
    enum Verdict { UNNAMED, REVOKED, REMOVED }

    private final RevocationList list;
    private final Facts.@Nullable AuthorityKeyId authorityKeyId;
    private final @Nullable BigInteger number;
    private final @Nullable BigInteger baseNumber;
    private final boolean hasPoint;
    private DistributionPoint.@Nullable Name pointName;
    private boolean usersOnly;
    private boolean authoritiesOnly;
    private boolean attributesOnly;
    private boolean indirect;
    private boolean someReasons;
    private int reasons = DistributionPoint.ALL_REASONS;

    private ListFacts(RevocationList list) {
        this.list = list;
        ExtensionSet extensions = list.extensions();
        this.authorityKeyId = read(extensions, Extension.AUTHORITY_KEY_ID, Facts::authorityKeyId).orElse(null);
        this.number = read(extensions, Extension.CRL_NUMBER, der -> der.require(Der.INTEGER).integer()).orElse(null);
        this.baseNumber = read(extensions, DELTA, der -> der.require(Der.INTEGER).integer()).orElse(null);
        this.hasPoint = read(extensions, ISSUING_POINT, this::point).isPresent();
    }

    static ListFacts of(RevocationList list) {
        return new ListFacts(list);
    }

    private static <T> Optional<T> read(ExtensionSet extensions, String oid, Function<Der, T> reader) {
        try {
            return extensions.find(oid).map(e -> reader.apply(Der.prefix(e.value())));
        } catch (PkiException | IndexOutOfBoundsException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private boolean point(Der der) {
        for (Der part : der.children(Der.SEQUENCE)) {
            switch (part.tag() & 0xDF) {
                case 0x80 -> pointName = DistributionPoint.name(part.children().get(0), list.issuer());
                case 0x81 -> usersOnly = part.bool();
                case 0x82 -> authoritiesOnly = part.bool();
                case 0x83 -> {
                    someReasons = true;
                    reasons = DistributionPoint.reasons(part);
                }
                case 0x84 -> indirect = part.bool();
                case 0x85 -> attributesOnly = part.bool();
                default -> throw new PkiException("unknown part of an issuing distribution point");
            }
        }
        return true;
    }

    RevocationList list() {
        return list;
    }

    DistinguishedName issuer() {
        return list.issuer();
    }

    Facts.@Nullable AuthorityKeyId authorityKeyId() {
        return authorityKeyId;
    }

    boolean isDelta() {
        return baseNumber != null;
    }

    /** Whether it says two things of whom it is for. */
    boolean isContradictory() {
        return (usersOnly ? 1 : 0) + (authoritiesOnly ? 1 : 0) + (attributesOnly ? 1 : 0) > 1;
    }

    boolean isIndirect() {
        return indirect;
    }

    boolean isForSomeReasons() {
        return someReasons;
    }

    int reasons() {
        return reasons;
    }

    boolean hasFreshest() {
        return list.extensions().find(FRESHEST).isPresent();
    }

    /** Whether it is for certificates of this kind at all. */
    boolean isFor(Facts c) {
        return !attributesOnly && !(c.isCa() ? usersOnly : authoritiesOnly);
    }

    boolean hasPoint() {
        return hasPoint;
    }

    DistributionPoint.@Nullable Name pointName() {
        return pointName;
    }

    /** Whether an extension of the list or of an entry is critical that nobody handles. */
    boolean hasUnhandled() {
        List<String> handled = List.of(ISSUING_POINT, Extension.AUTHORITY_KEY_ID, DELTA);
        return list.extensions().all().stream().anyMatch(e -> e.critical() && !handled.contains(e.oid()))
                || list.entries().stream().flatMap(entry -> entry.extensions().all().stream()).anyMatch(e -> e.critical() && !e.oid().equals(ENTRY_ISSUER));
    }

    /** Whether this is a delta to that list. */
    boolean isDeltaTo(ListFacts base) {
        return baseNumber != null && base.number != null && base.issuer().matches(issuer()) && same(base, Extension.AUTHORITY_KEY_ID)
                && same(base, ISSUING_POINT) && baseNumber.compareTo(base.number) <= 0 && number != null && number.compareTo(base.number) > 0;
    }

    private boolean same(ListFacts base, String oid) {
        Optional<Extension> one = list.extensions().find(oid);
        Optional<Extension> other = base.list.extensions().find(oid);
        return one.isPresent() == other.isPresent() && (one.isEmpty() || java.util.Arrays.equals(one.get().value(), other.get().value()));
    }

    Verdict verdict(Certificate c) {
        List<GeneralName> issuers = null;
        for (RevocationList.Entry entry : list.entries()) {
            issuers = read(entry.extensions(), ENTRY_ISSUER, der -> Facts.names(der.children(Der.SEQUENCE))).orElse(issuers);
            if (entry.serial().equals(c.serial()) && concerns(issuers, c)) {
                int reason = read(entry.extensions(), Extension.REASON_CODE, der -> der.require(Der.ENUMERATED).integer().intValue()).orElse(0);
                return reason == REMOVE ? Verdict.REMOVED : Verdict.REVOKED;
            }
        }
        return Verdict.UNNAMED;
    }

    private boolean concerns(@Nullable List<GeneralName> issuers, Certificate c) {
        return issuers == null ? issuer().matches(c.issuer())
                : issuers.stream().anyMatch(n -> n.kind() == GeneralName.Kind.DIRECTORY && n.directoryName().matches(c.issuer()));
    }
}
