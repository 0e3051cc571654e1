package dev.ktutor.pki;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.EnumSet;

/** The extensions of a certificate, request or list, in order, with readers for the usual ones. */
public record ExtensionSet(List<Extension> all) {
    /** No extensions. */
    public static final ExtensionSet NONE = new ExtensionSet(List.of());

    /** Keeps its own copy. */
    public ExtensionSet {
        all = List.copyOf(all);
    }

    /** The first extension with this identifier. */
    public Optional<Extension> find(String oid) {
        return all.stream().filter(e -> e.oid().equals(oid)).findFirst();
    }

    /** The extension with this identifier, if there is exactly one. */
    public Optional<Extension> only(String oid) {
        return find(oid).filter(found -> all.stream().filter(e -> e.oid().equals(oid)).count() == 1);
    }

    /** The names in subjectAltName; empty if there is none or it cannot be read. */
    public List<GeneralName> subjectAltNames() {
        return read(Extension.SUBJECT_ALT_NAME, GeneralName::list, List.of());
    }

    /** The bits of keyUsage; empty optional if the extension is absent. */
    public Optional<Set<KeyUsage>> keyUsage() {
        return find(Extension.KEY_USAGE).map(e -> read(Extension.KEY_USAGE, bits -> {
            Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
            for (KeyUsage usage : KeyUsage.values()) {
                if (bits.bit(usage.ordinal())) {
                    usages.add(usage);
                }
            }
            return usages;
        }, EnumSet.noneOf(KeyUsage.class)));
    }

    /** Object identifiers in extendedKeyUsage; empty optional if the extension is absent. */
    public Optional<List<String>> extendedKeyUsage() {
        return find(Extension.EXTENDED_KEY_USAGE)
                .map(e -> read(Extension.EXTENDED_KEY_USAGE, der -> der.children(Der.SEQUENCE).stream().map(Der::oid).toList(), List.of()));
    }

    /** Whether basicConstraints says CA:TRUE. */
    public boolean isCa() {
        return read(Extension.BASIC_CONSTRAINTS, der -> der.children().stream().anyMatch(c -> c.is(Der.BOOLEAN) && c.bool()), false);
    }

    /** basicConstraints' path length. */
    public OptionalInt pathLength() {
        return read(Extension.BASIC_CONSTRAINTS,
                der -> der.children().stream().filter(c -> c.is(Der.INTEGER)).mapToInt(c -> c.integer().intValue()).findFirst(),
                OptionalInt.empty());
    }

    /** subjectKeyIdentifier's octets. */
    public Optional<byte[]> subjectKeyId() {
        return read(Extension.SUBJECT_KEY_ID, der -> Optional.of(der.octets()), Optional.empty());
    }

    /** authorityKeyIdentifier's key identifier. */
    public Optional<byte[]> authorityKeyId() {
        return read(Extension.AUTHORITY_KEY_ID,
                der -> der.children().stream().filter(c -> c.isContext(0)).findFirst().map(Der::content), Optional.empty());
    }

    private <T> T read(String oid, java.util.function.Function<Der, T> reader, T otherwise) {
        try {
            return find(oid).map(e -> reader.apply(e.der())).orElse(otherwise);
        } catch (PkiException | ArithmeticException e) {
            return otherwise;
        }
    }
}
