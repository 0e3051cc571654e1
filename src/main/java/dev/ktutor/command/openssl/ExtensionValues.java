package dev.ktutor.command.openssl;

import dev.ktutor.command.openssl.ExtensionBuilder.Item;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.Oids;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Encodes the values of the usual extensions from their configuration syntax. */
final class ExtensionValues {
    private static final List<String> CERT_TYPES = List.of("client", "server", "email", "objsign", "reserved", "sslCA", "emailCA", "objCA");
    private static final List<String> CERT_TYPE_NAMES = List.of("SSL Client", "SSL Server", "S/MIME", "Object Signing", "Unused", "SSL CA", "S/MIME CA", "Object Signing CA");

    private final ExtensionBuilder builder;
    private final GeneralNameValues names;

    ExtensionValues(ExtensionBuilder builder) {
        this.builder = builder;
        this.names = new GeneralNameValues(builder);
    }

    /** The encoded value of an extension. */
    byte[] encode(String oid, String value) {
        return switch (oid) {
            case Extension.BASIC_CONSTRAINTS -> basicConstraints(builder.items(oid, value));
            case Extension.KEY_USAGE -> bits(builder.items(oid, value), java.util.Arrays.stream(KeyUsage.values()).map(KeyUsage::shortName).toList(),
                    java.util.Arrays.stream(KeyUsage.values()).map(KeyUsage::longName).toList());
            case Extension.NETSCAPE_CERT_TYPE -> bits(builder.items(oid, value), CERT_TYPES, CERT_TYPE_NAMES);
            case Extension.EXTENDED_KEY_USAGE -> usages(builder.items(oid, value));
            case Extension.SUBJECT_KEY_ID -> subjectKeyId(value);
            case Extension.AUTHORITY_KEY_ID -> authorityKeyId(builder.items(oid, value));
            case Extension.SUBJECT_ALT_NAME -> sequence(names.alternativeNames(builder.items(oid, value)));
            case Extension.ISSUER_ALT_NAME, "2.5.29.29" -> sequence(names.issuerNames(builder.items(oid, value)));
            case "2.16.840.1.113730.1.2", "2.16.840.1.113730.1.3", "2.16.840.1.113730.1.4", "2.16.840.1.113730.1.7", "2.16.840.1.113730.1.8",
                    "2.16.840.1.113730.1.12", Extension.NETSCAPE_COMMENT -> DerWriter.value(Der.IA5_STRING, dev.ktutor.text.ByteText.encode(value));
            case Extension.CRL_DISTRIBUTION_POINTS, "2.5.29.46" -> new PointValues(builder, names).distributionPoints(builder.items(oid, value));
            case Extension.AUTHORITY_INFO_ACCESS, "1.3.6.1.5.5.7.1.11" -> access(builder.items(oid, value));
            case Extension.NAME_CONSTRAINTS -> nameConstraints(builder.items(oid, value));
            case Extension.CERTIFICATE_POLICIES -> new PolicyValues(builder).policies(value);
            case "2.5.29.36" -> policyConstraints(builder.items(oid, value));
            case "2.5.29.33" -> mappings(builder.items(oid, value));
            case "2.5.29.28" -> new PointValues(builder, names).issuingPoint(builder.items(oid, value));
            case "1.3.6.1.5.5.7.1.14" -> proxy(value);
            case "1.2.643.100.111" -> DerWriter.value(Der.UTF8_STRING, dev.ktutor.text.ByteText.encode(value));
            case "2.5.29.54" -> DerWriter.integer(number(value, ""));
            case "1.3.6.1.5.5.7.48.1.5" -> DerWriter.nothing();
            case "1.3.6.1.5.5.7.1.24" -> tlsFeatures(builder.items(oid, value));
            default -> throw builder.bad(OpensslError.EXTENSION_NO_SETTING, "name=" + Oids.shortName(oid));
        };
    }

    private static byte[] sequence(List<GeneralName> names) {
        return DerWriter.sequence(names.stream().map(n -> n.value().encoded()).toList());
    }

    private static String shown(Item item) {
        return "name=" + item.name() + ", value=" + item.value();
    }

    private byte[] basicConstraints(List<Item> items) {
        boolean ca = false;
        byte[] length = new byte[0];
        for (Item item : items) {
            if (item.name().equals("CA")) {
                ca = bool(item);
            } else if (item.name().equals("pathlen")) {
                length = DerWriter.integer(number(item.value(), shown(item)));
            } else {
                throw builder.bad(OpensslError.INVALID_NAME, shown(item));
            }
        }
        return DerWriter.sequence(ca ? DerWriter.bool(true) : new byte[0], length);
    }

    private boolean bool(Item item) {
        return switch (item.value()) {
            case "TRUE", "true", "Y", "y", "YES", "yes" -> true;
            case "FALSE", "false", "N", "n", "NO", "no" -> false;
            default -> throw builder.bad(OpensslError.INVALID_BOOLEAN, shown(item));
        };
    }

    private BigInteger number(String text, String shown) {
        boolean minus = text.startsWith("-");
        String digits = minus ? text.substring(1) : text;
        boolean hex = digits.toLowerCase(Locale.ROOT).startsWith("0x");
        try {
            BigInteger number = new BigInteger(hex ? digits.substring(2) : digits, hex ? 16 : 10);
            return minus ? number.negate() : number;
        } catch (NumberFormatException e) {
            throw builder.bad(OpensslError.BAD_NUMBER, shown);
        }
    }

    private byte[] bits(List<Item> items, List<String> shortNames, List<String> longNames) {
        List<Integer> set = new ArrayList<>();
        for (Item item : items) {
            int bit = Math.max(shortNames.indexOf(item.name()), longNames.indexOf(item.name()));
            if (bit < 0) {
                throw builder.bad(OpensslError.UNKNOWN_BIT, item.name());
            }
            set.add(bit);
        }
        return DerWriter.namedBits(set);
    }

    private byte[] usages(List<Item> items) {
        List<byte[]> oids = new ArrayList<>();
        for (Item item : items) {
            oids.add(DerWriter.oid(builder.oid(item.either()).orElseThrow(() -> builder.bad(OpensslError.INVALID_USAGE, item.either()))));
        }
        return DerWriter.sequence(oids);
    }

    private byte[] subjectKeyId(String value) {
        if (value.equals("none") || value.equals("hash") && builder.context().test()) {
            return DerWriter.octetString(new byte[0]);
        }
        if (value.equals("hash")) {
            dev.ktutor.pki.PublicKey key = builder.context().key();
            return DerWriter.octetString(key == null ? new byte[0] : Digest.SHA1.of(key.keyBits()));
        }
        try {
            return DerWriter.octetString(HexFormat.of().parseHex(value.replace(":", "")));
        } catch (IllegalArgumentException e) {
            throw builder.bad(OpensslError.ILLEGAL_HEX, "");
        }
    }

    private byte[] authorityKeyId(List<Item> items) {
        int keyId = 0;
        int issuerName = 0;
        if (items.size() == 1 && items.get(0).name().equals("none")) {
            return ExtensionBuilder.emptySequence();
        }
        for (Item item : items) {
            int strength = item.value().equals("always") ? 2 : 1;
            switch (item.name()) {
                case "keyid" -> keyId = strength;
                case "issuer" -> issuerName = strength;
                default -> throw builder.bad(OpensslError.KEYID_OPTION, "name=" + item.name());
            }
        }
        if (builder.context().test()) {
            return ExtensionBuilder.emptySequence();
        }
        ExtensionContext.Issuer issuer = builder.context().issuer();
        if (issuer == null) {
            throw builder.bad(OpensslError.NO_ISSUER_CERTIFICATE, "");
        }
        return authorityKeyId(issuer, keyId, issuerName);
    }

    /** Left out for certificates that are their own issuer unless "always" asks for it (v3_akid.c). */
    private byte[] authorityKeyId(ExtensionContext.Issuer issuer, int keyId, int issuerName) {
        boolean selfSigned = issuer.key() != null ? issuer.key().equals(builder.context().key()) : issuer.itself();
        byte[] id = null;
        if (keyId == 2 || keyId == 1 && !selfSigned) {
            if (!(issuer.itself() && !selfSigned)) {
                id = issuer.extensions().get().subjectKeyId().orElse(null);
            }
            if (id == null && issuer.itself() && issuer.key() != null) {
                id = Digest.SHA1.of(issuer.key().keyBits());
            }
            if ((keyId == 2 || issuerName == 0) && (id == null || id.length <= 2)) {
                throw builder.bad(OpensslError.NO_ISSUER_KEYID, "");
            }
        }
        byte[] names = new byte[0];
        byte[] serial = new byte[0];
        if (issuerName == 2 || issuerName == 1 && id == null) {
            names = DerWriter.value(0xA1, GeneralName.directory(issuer.name()).value().encoded());
            serial = DerWriter.implicit(2, issuer.serial().toByteArray());
        }
        return DerWriter.sequence(id == null ? new byte[0] : DerWriter.implicit(0, id), names, serial);
    }

    private byte[] access(List<Item> items) {
        List<byte[]> descriptions = new ArrayList<>();
        for (Item item : items) {
            int semicolon = item.name().indexOf(';');
            String method = semicolon < 0 ? "" : item.name().substring(0, semicolon);
            String oid = builder.oid(method).orElseThrow(() -> builder.bad(OpensslError.BAD_ACCESS_METHOD, "value=" + method));
            GeneralName location = names.one(new Item(item.section(), item.name().substring(semicolon + 1), item.value(), item.valued()), false);
            descriptions.add(DerWriter.sequence(DerWriter.oid(oid), location.value().encoded()));
        }
        return DerWriter.sequence(descriptions);
    }

    private byte[] nameConstraints(List<Item> items) {
        List<byte[]> permitted = new ArrayList<>();
        List<byte[]> excluded = new ArrayList<>();
        for (Item item : items) {
            String name = item.name();
            boolean inside = name.startsWith("permitted") && name.length() > 10;
            if (!inside && !(name.startsWith("excluded") && name.length() > 9)) {
                throw builder.bad(OpensslError.CONSTRAINT_SYNTAX, "");
            }
            GeneralName base = names.one(new Item(item.section(), name.substring(inside ? 10 : 9), item.value(), item.valued()), true);
            (inside ? permitted : excluded).add(DerWriter.sequence(base.value().encoded()));
        }
        return DerWriter.sequence(permitted.isEmpty() ? new byte[0] : DerWriter.value(0xA0, DerWriter.join(permitted.toArray(new byte[0][]))),
                excluded.isEmpty() ? new byte[0] : DerWriter.value(0xA1, DerWriter.join(excluded.toArray(new byte[0][]))));
    }

    private byte[] mappings(List<Item> items) {
        List<byte[]> pairs = new ArrayList<>();
        for (Item item : items) {
            byte[][] pair = new byte[2][];
            for (int i = 0; i < 2; i++) {
                String name = i == 0 ? item.name() : item.value();
                pair[i] = DerWriter.oid(builder.oid(name).orElseThrow(() -> builder.bad(OpensslError.MAPPING_OBJECT, shown(item))));
            }
            pairs.add(DerWriter.sequence(pair));
        }
        return DerWriter.sequence(pairs);
    }

    /** Proxy certificate information (RFC 3820 §3.8): the language is asked for, a limit and a policy may be there. */
    private byte[] proxy(String value) {
        byte[] limit = new byte[0];
        byte[] language = new byte[0];
        byte[] policy = new byte[0];
        for (Item item : ExtensionBuilder.parseList(value)) {
            switch (item.name()) {
                case "language" -> language = DerWriter.oid(builder.oid(item.value()).orElseThrow(() -> builder.bad(OpensslError.MAPPING_OBJECT, shown(item))));
                case "pathlen" -> limit = DerWriter.integer(number(item.value(), shown(item)));
                case "policy" -> policy = DerWriter.octetString(policyText(item));
                default -> throw builder.bad(OpensslError.PROXY_SETTING, shown(item));
            }
        }
        if (language.length == 0) {
            throw builder.bad(OpensslError.PROXY_LANGUAGE, "");
        }
        return DerWriter.sequence(limit, DerWriter.sequence(language, policy));
    }

    private byte[] policyText(Item item) {
        if (item.value().startsWith("text:")) {
            return dev.ktutor.text.ByteText.encode(item.value().substring(5));
        }
        try {
            return HexFormat.of().parseHex(item.value().startsWith("hex:") ? item.value().substring(4).replace(":", "") : "x");
        } catch (IllegalArgumentException e) {
            throw builder.bad(OpensslError.PROXY_SETTING, shown(item));
        }
    }

    private byte[] policyConstraints(List<Item> items) {
        byte[] explicit = new byte[0];
        byte[] mapping = new byte[0];
        for (Item item : items) {
            byte[] count = number(item.value(), shown(item)).toByteArray();
            switch (item.name()) {
                case "requireExplicitPolicy" -> explicit = DerWriter.implicit(0, count);
                case "inhibitPolicyMapping" -> mapping = DerWriter.implicit(1, count);
                default -> throw builder.bad(OpensslError.INVALID_NAME, shown(item));
            }
        }
        return DerWriter.sequence(explicit, mapping);
    }

    private byte[] tlsFeatures(List<Item> items) {
        List<byte[]> features = new ArrayList<>();
        for (Item item : items) {
            features.add(DerWriter.integer(switch (item.either()) {
                case "status_request" -> 5;
                case "status_request_v2" -> 17;
                default -> {
                    if (!item.either().matches("[0-9]{1,5}")) {
                        throw builder.bad(OpensslError.FEATURE_SYNTAX, "name=" + item.name() + ", value=" + (item.valued() ? item.value() : "<NULL>"));
                    }
                    yield Integer.parseInt(item.either());
                }
            }));
        }
        return DerWriter.sequence(features);
    }
}
