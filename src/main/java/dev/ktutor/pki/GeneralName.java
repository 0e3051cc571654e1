package dev.ktutor.pki;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** One alternative name (RFC 5280 §4.2.1.6): its kind and its content octets. */
public record GeneralName(Kind kind, Der value) {
    /** The kinds, in the order of their tags. */
    public enum Kind { OTHER_NAME, EMAIL, DNS, X400, DIRECTORY, EDI_PARTY, URI, IP, REGISTERED_ID }

    private static final java.util.Set<Kind> STRUCTURED = java.util.Set.of(Kind.OTHER_NAME, Kind.X400, Kind.DIRECTORY, Kind.EDI_PARTY);

    /** A host name. */
    public static GeneralName dns(String name) {
        return primitive(Kind.DNS, name.getBytes(StandardCharsets.UTF_8));
    }

    /** An address of 4 or 16 octets, or one with its mask. */
    public static GeneralName ip(byte[] address) {
        return primitive(Kind.IP, address);
    }

    /** An address in its usual notation. */
    public static GeneralName ip(String address) {
        return ip(IpAddresses.parse(address).orElseThrow(() -> new PkiException("bad IP address " + address)));
    }

    /** A name whose value is characters or octets. */
    public static GeneralName primitive(Kind kind, byte[] content) {
        return new GeneralName(kind, Der.parse(DerWriter.implicit(kind.ordinal(), content)));
    }

    /** A directory name. */
    public static GeneralName directory(DistinguishedName name) {
        return new GeneralName(Kind.DIRECTORY, Der.parse(DerWriter.explicit(Kind.DIRECTORY.ordinal(), name.der())));
    }

    /** Read from its tagged encoding. */
    public static GeneralName of(Der der) {
        int number = der.tag() & 0x1F;
        if ((der.tag() & 0xC0) != 0x80 || number >= Kind.values().length) {
            throw new PkiException("unknown kind of general name");
        }
        Kind kind = Kind.values()[number];
        if (!der.isConstructed() && STRUCTURED.contains(kind)) {
            throw new PkiException("a name of parts without parts");
        }
        return new GeneralName(kind, der);
    }

    /** Every name of a GeneralNames sequence. */
    public static List<GeneralName> list(Der sequence) {
        return sequence.children().stream().map(GeneralName::of).toList();
    }

    /** Characters of an e-mail address, host name or URI. */
    public String text() {
        return new String(value.content(), StandardCharsets.UTF_8);
    }

    /** The name inside a directory name. */
    public DistinguishedName directoryName() {
        return DistinguishedName.parse(value.children().get(0).encoded());
    }

    /** An address in the notation Go and kubectl use; hexadecimal octets if its length is wrong. */
    public String ipText() {
        byte[] octets = value.content();
        return octets.length == 4 || octets.length == 16 ? IpAddresses.format(octets) : HexFormat.of().formatHex(octets);
    }
}
