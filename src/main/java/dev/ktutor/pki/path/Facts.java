package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.PkiException;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate's extensions say, read once, as OpenSSL reads them (ossl_x509v3_cache_extensions): one that is malformed
 * or stands there twice makes the whole certificate invalid.
 */
final class Facts {
    /** Extensions that OpenSSL handles when they are critical (X509_supported_extension). */
    private static final Set<String> HANDLED = Set.of(Extension.NETSCAPE_CERT_TYPE, Extension.KEY_USAGE, Extension.SUBJECT_ALT_NAME,
            Extension.BASIC_CONSTRAINTS, Extension.CERTIFICATE_POLICIES, Extension.CRL_DISTRIBUTION_POINTS, Extension.EXTENDED_KEY_USAGE,
            "1.3.6.1.5.5.7.1.7", "1.3.6.1.5.5.7.1.8", "1.3.6.1.5.5.7.48.1.5", PolicyExtensions.CONSTRAINTS, Facts.PROXY,
            Extension.NAME_CONSTRAINTS, PolicyExtensions.MAPPINGS, PolicyExtensions.INHIBIT_ANY);
    static final String PROXY = "1.3.6.1.5.5.7.1.14";
    private static final String FRESHEST = "2.5.29.46";

    /** An authority key identifier's parts; what is null is not there. */
    record AuthorityKeyId(byte @Nullable [] keyId, @Nullable DistinguishedName issuer, @Nullable BigInteger serial) { }

    private final Certificate certificate;
    private boolean invalid;
    private boolean constrained;
    private boolean ca;
    private int pathLength = -1;
    private boolean proxy;
    private int proxyLength = -1;
    private int keyUsage = -1;
    private final @Nullable Set<String> extendedUsage;
    private final int netscapeType;
    private final byte @Nullable [] subjectKeyId;
    private final @Nullable AuthorityKeyId authorityKeyId;
    private final @Nullable List<GeneralName> altNames;
    private final @Nullable NameConstraints constraints;
    private final List<DistributionPoint> points;
    private final boolean selfSigned;

    private Facts(Certificate certificate) {
        this.certificate = certificate;
        read(Extension.BASIC_CONSTRAINTS, Facts::basicConstraints).ifPresent(this::take);
        read(PROXY, Facts::proxyLength).ifPresent(length -> {
            proxy = true;
            proxyLength = length;
            invalid |= ca || has(Extension.SUBJECT_ALT_NAME) || has(Extension.ISSUER_ALT_NAME);
        });
        read(Extension.KEY_USAGE, Facts::bits).ifPresent(bits -> {
            keyUsage = bits;
            invalid |= bits == 0;
        });
        extendedUsage = read(Extension.EXTENDED_KEY_USAGE, der -> Set.copyOf(new HashSet<>(der.children(Der.SEQUENCE).stream().map(Der::oid).toList())))
                .orElse(null);
        netscapeType = read(Extension.NETSCAPE_CERT_TYPE, Facts::bits).map(bits -> bits & 0xFF).orElse(-1);
        subjectKeyId = read(Extension.SUBJECT_KEY_ID, der -> der.require(Der.OCTET_STRING).octets()).orElse(null);
        authorityKeyId = read(Extension.AUTHORITY_KEY_ID, Facts::authorityKeyId).orElse(null);
        altNames = read(Extension.SUBJECT_ALT_NAME, Facts::names).orElse(null);
        constraints = read(Extension.NAME_CONSTRAINTS, NameConstraints::read).orElse(null);
        points = read(Extension.CRL_DISTRIBUTION_POINTS, der -> DistributionPoint.list(der, certificate.issuer())).orElse(List.of());
        invalid |= points.stream().anyMatch(DistributionPoint::isEmpty);
        selfSigned = certificate.isSelfIssued() && fits(authorityKeyId) && Signatories.algorithmFits(certificate.publicKey(), certificate);
    }

    /** Reads a certificate. Never throws. */
    static Facts of(Certificate certificate) {
        return new Facts(certificate);
    }

    private boolean has(String oid) {
        return certificate.extensions().find(oid).isPresent();
    }

    private <T> Optional<T> read(String oid, Function<Der, T> reader) {
        List<Extension> found = certificate.extensions().all().stream().filter(e -> e.oid().equals(oid)).toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (found.size() == 1) {
                return Optional.of(reader.apply(Der.prefix(found.get(0).value())));
            }
        } catch (PkiException | ArithmeticException | IndexOutOfBoundsException e) {
            // counts as malformed
        }
        invalid = true;
        return Optional.empty();
    }

    private record Basics(boolean ca, @Nullable BigInteger length) { }

    private static Basics basicConstraints(Der der) {
        List<Der> parts = der.children(Der.SEQUENCE);
        int i = 0;
        boolean ca = i < parts.size() && parts.get(i).is(Der.BOOLEAN) && parts.get(i++).bool();
        i += i == 0 && !parts.isEmpty() && parts.get(0).is(Der.BOOLEAN) ? 1 : 0;
        BigInteger length = i < parts.size() ? parts.get(i++).require(Der.INTEGER).integer() : null;
        if (i < parts.size()) {
            throw new PkiException("basic constraints of " + parts.size() + " parts");
        }
        return new Basics(ca, length);
    }

    private void take(Basics basics) {
        constrained = true;
        ca = basics.ca();
        BigInteger length = basics.length();
        if (length != null && length.signum() < 0) {
            invalid = true;
        } else if (length != null) {
            pathLength = length.bitLength() > 31 ? Integer.MAX_VALUE : length.intValue();
        }
    }

    private static int proxyLength(Der der) {
        List<Der> parts = der.children(Der.SEQUENCE);
        return parts.get(0).is(Der.INTEGER) ? parts.get(0).integer().intValueExact() : -1;
    }

    /** The first two octets of a BIT STRING, the first one lowest. */
    static int bits(Der der) {
        byte[] bits = der.require(Der.BIT_STRING).bits();
        int unused = der.content()[0] & 0xFF;
        if (unused > 7) {
            throw new PkiException("bad count of unused bits");
        }
        if (bits.length > 0) {
            bits[bits.length - 1] &= (byte) (0xFF << unused);
        }
        return (bits.length > 0 ? bits[0] & 0xFF : 0) | (bits.length > 1 ? (bits[1] & 0xFF) << 8 : 0);
    }

    static AuthorityKeyId authorityKeyId(Der der) {
        byte[] keyId = null;
        DistinguishedName issuer = null;
        BigInteger serial = null;
        for (Der part : der.children(Der.SEQUENCE)) {
            switch (part.tag() & 0xDF) {
                case 0x80 -> keyId = part.octets();
                case 0x81 -> issuer = names(part.children()).stream().filter(n -> n.kind() == GeneralName.Kind.DIRECTORY).findFirst()
                        .map(GeneralName::directoryName).orElse(null);
                case 0x82 -> serial = part.integer();
                default -> throw new PkiException("unknown part of a key identifier");
            }
        }
        return new AuthorityKeyId(keyId, issuer, serial);
    }

    private static List<GeneralName> names(Der der) {
        return names(der.children(Der.SEQUENCE));
    }

    /** General names, each of which must be well-formed. */
    static List<GeneralName> names(List<Der> parts) {
        List<GeneralName> names = parts.stream().map(GeneralName::of).toList();
        for (GeneralName name : names) {
            switch (name.kind()) {
                case DIRECTORY -> name.directoryName();
                case OTHER_NAME -> name.value().children().get(0).oid();
                case REGISTERED_ID -> name.value().oid();
                case X400, EDI_PARTY -> name.value().children();
                default -> { }
            }
        }
        return names;
    }

    Certificate certificate() {
        return certificate;
    }

    boolean isInvalid() {
        return invalid;
    }

    boolean isConstrained() {
        return constrained;
    }

    boolean isCa() {
        return ca;
    }

    /** The path length, or -1 for none. */
    int pathLength() {
        return pathLength;
    }

    boolean isProxy() {
        return proxy;
    }

    int proxyLength() {
        return proxyLength;
    }

    boolean isSelfIssued() {
        return certificate.isSelfIssued();
    }

    /** Whether it is valid and looks as if it signed itself; the signature is not looked at. */
    boolean isSelfSigned() {
        return selfSigned && !invalid;
    }

    boolean hasKeyUsage() {
        return keyUsage >= 0;
    }

    /** Whether key usage says so; true of all if it says nothing. */
    boolean allows(KeyUsage usage) {
        return keyUsage < 0 || (keyUsage & mask(usage)) != 0;
    }

    /** Whether key usage is there and has none of these. */
    boolean rejects(KeyUsage... wanted) {
        for (KeyUsage usage : wanted) {
            if (allows(usage)) {
                return false;
            }
        }
        return true;
    }

    /** Whether key usage is there and has nothing but these. */
    boolean onlyFor(KeyUsage... wanted) {
        int rest = keyUsage;
        for (KeyUsage usage : wanted) {
            rest &= ~mask(usage);
        }
        return rest == 0;
    }

    private static int mask(KeyUsage usage) {
        return usage.ordinal() < 8 ? 0x80 >> usage.ordinal() : 0x8000;
    }

    /** Identifiers of the extended key usage; null if it says nothing. */
    @Nullable Set<String> extendedUsage() {
        return extendedUsage;
    }

    /** Netscape's kinds of certificate, one octet; -1 if it says nothing. */
    int netscapeType() {
        return netscapeType;
    }

    byte @Nullable [] subjectKeyId() {
        return subjectKeyId;
    }

    @Nullable AuthorityKeyId authorityKeyId() {
        return authorityKeyId;
    }

    /** Alternative names; null if it has none. */
    @Nullable List<GeneralName> altNames() {
        return altNames;
    }

    @Nullable NameConstraints constraints() {
        return constraints;
    }

    List<DistributionPoint> points() {
        return points;
    }

    /** Whether an extension is critical, as far as OpenSSL notices: it looks no further than to the first one nobody handles. */
    boolean isCritical(String oid) {
        for (Extension extension : certificate.extensions().all()) {
            if (extension.critical() && !HANDLED.contains(extension.oid())) {
                return false;
            }
            if (extension.critical() && extension.oid().equals(oid)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an extension is critical that nobody handles. */
    boolean hasUnhandled() {
        return certificate.extensions().all().stream().anyMatch(e -> e.critical() && !HANDLED.contains(e.oid()));
    }

    /** Whether it says where delta lists are. */
    boolean hasFreshest() {
        return has(FRESHEST);
    }

    /** Whether an authority key identifier may mean this certificate (X509_check_akid). */
    boolean fits(@Nullable AuthorityKeyId wanted) {
        return wanted == null || Signatories.keyIdFits(wanted.keyId(), subjectKeyId)
                && (wanted.serial() == null || wanted.serial().equals(certificate.serial()))
                && (wanted.issuer() == null || wanted.issuer().matches(certificate.issuer()));
    }
}
