package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Moment;
import dev.ktutor.text.ByteText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes ASN.1 values from descriptions: {@code [modifier,...]type[:value]} (ASN1_generate_nconf(3)). */
final class Asn1Generator {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_TAGS = 20;

    /** Types by name; the short and the long one. */
    private static final Map<String, Integer> TYPES = Map.ofEntries(Map.entry("BOOL", Der.BOOLEAN), Map.entry("BOOLEAN", Der.BOOLEAN), Map.entry("NULL", Der.NULL),
            Map.entry("INT", Der.INTEGER), Map.entry("INTEGER", Der.INTEGER), Map.entry("ENUM", Der.ENUMERATED), Map.entry("ENUMERATED", Der.ENUMERATED),
            Map.entry("OID", Der.OID), Map.entry("OBJECT", Der.OID), Map.entry("UTCTIME", Der.UTC_TIME), Map.entry("UTC", Der.UTC_TIME),
            Map.entry("GENERALIZEDTIME", Der.GENERALIZED_TIME), Map.entry("GENTIME", Der.GENERALIZED_TIME), Map.entry("OCT", Der.OCTET_STRING),
            Map.entry("OCTETSTRING", Der.OCTET_STRING), Map.entry("BITSTR", Der.BIT_STRING), Map.entry("BITSTRING", Der.BIT_STRING),
            Map.entry("UNIVERSALSTRING", Der.UNIVERSAL_STRING), Map.entry("UNIV", Der.UNIVERSAL_STRING), Map.entry("IA5", Der.IA5_STRING),
            Map.entry("IA5STRING", Der.IA5_STRING), Map.entry("UTF8", Der.UTF8_STRING), Map.entry("UTF8STRING", Der.UTF8_STRING), Map.entry("BMP", Der.BMP_STRING),
            Map.entry("BMPSTRING", Der.BMP_STRING), Map.entry("VISIBLESTRING", Der.VISIBLE_STRING), Map.entry("VISIBLE", Der.VISIBLE_STRING),
            Map.entry("PRINTABLESTRING", Der.PRINTABLE_STRING), Map.entry("PRINTABLE", Der.PRINTABLE_STRING), Map.entry("T61", Der.T61_STRING),
            Map.entry("T61STRING", Der.T61_STRING), Map.entry("TELETEXSTRING", Der.T61_STRING), Map.entry("GENERALSTRING", Der.GENERAL_STRING),
            Map.entry("GENSTR", Der.GENERAL_STRING), Map.entry("NUMERIC", Der.NUMERIC_STRING), Map.entry("NUMERICSTRING", Der.NUMERIC_STRING),
            Map.entry("SEQUENCE", Der.SEQUENCE), Map.entry("SEQ", Der.SEQUENCE), Map.entry("SET", Der.SET));
    private static final List<String> MODIFIERS = List.of("EXP", "EXPLICIT", "IMP", "IMPLICIT", "OCTWRAP", "SEQWRAP", "SETWRAP", "BITWRAP", "FORM", "FORMAT");

    /** A header around a value: its tag number and class bits, whether constructed, whether an octet of unused bits goes before. */
    private record Wrap(int number, int tagClass, boolean constructed, boolean padded) { }

    /** What a description says before its type. */
    private static final class Tags {
        final List<Wrap> wraps = new ArrayList<>();
        @Nullable Wrap implicit;
        String format = "ASCII";
    }

    private final ExtensionBuilder builder;

    private Asn1Generator(ExtensionBuilder builder) {
        this.builder = builder;
    }

    /** The encoding; the reason of a failure is in the error queue. */
    static byte[] generate(ExtensionBuilder builder, String text) {
        return new Asn1Generator(builder).value(text, 0);
    }

    private byte[] value(String text, int depth) {
        Tags tags = new Tags();
        String rest = text;
        while (true) {
            rest = rest.stripLeading();
            int comma = rest.indexOf(',');
            String item = ConfigSyntax.trimmed(comma < 0 ? rest : rest.substring(0, comma));
            int colon = item.indexOf(':');
            String name = (colon < 0 ? item : item.substring(0, colon)).toUpperCase(Locale.ROOT);
            Integer type = TYPES.get(name);
            if (type != null) {
                if (colon < 0 && comma >= 0) {
                    throw unknown(OpensslError.ASN1_MISSING_VALUE, "");
                }
                return tagged(base(type, colon < 0 ? null : rest.substring(rest.indexOf(':') + 1), tags.format, depth), tags);
            }
            if (!MODIFIERS.contains(name)) {
                throw unknown(item.isEmpty() ? null : OpensslError.ASN1_TAG, "tag=" + rest);
            }
            modifier(tags, name, colon < 0 ? null : item.substring(colon + 1));
            if (comma < 0) {
                throw unknown(null, "");
            }
            rest = rest.substring(comma + 1);
        }
    }

    private ExtensionBuilder.BadExtension unknown(@Nullable OpensslError first, String data) {
        if (first != null) {
            builder.call().errors().raise(first, data);
        }
        return builder.bad(OpensslError.ASN1_GENERATED, "");
    }

    private void modifier(Tags tags, String name, @Nullable String value) {
        switch (name) {
            case "IMP", "IMPLICIT" -> {
                if (tags.implicit != null) {
                    throw unknown(OpensslError.ASN1_NESTED_TAGGING, "");
                }
                tags.implicit = tag(value);
            }
            case "EXP", "EXPLICIT" -> {
                Wrap wrap = tag(value);
                if (tags.implicit != null) {
                    throw unknown(OpensslError.ASN1_IMPLICIT_TAG, "");
                }
                wrap(tags, wrap);
            }
            case "SEQWRAP" -> wrap(tags, new Wrap(Der.SEQUENCE & 0x1F, 0, true, false));
            case "SETWRAP" -> wrap(tags, new Wrap(Der.SET & 0x1F, 0, true, false));
            case "BITWRAP" -> wrap(tags, new Wrap(Der.BIT_STRING, 0, false, true));
            case "OCTWRAP" -> wrap(tags, new Wrap(Der.OCTET_STRING, 0, false, false));
            default -> tags.format = List.of("ASCII", "UTF8", "HEX", "BITLIST").stream().filter(f -> value != null && value.startsWith(f)).findFirst()
                    .orElseThrow(() -> unknown(OpensslError.ASN1_UNKNOWN_FORMAT, ""));
        }
    }

    /** Adds a header; an implicit tag before it takes its tag's place. */
    private void wrap(Tags tags, Wrap wrap) {
        if (tags.wraps.size() == MAX_TAGS) {
            throw unknown(OpensslError.ASN1_DEPTH, "");
        }
        Wrap implicit = tags.implicit;
        tags.wraps.add(implicit == null ? wrap : new Wrap(implicit.number, implicit.tagClass, wrap.constructed, wrap.padded));
        tags.implicit = null;
    }

    private Wrap tag(@Nullable String value) {
        if (value == null) {
            throw unknown(null, "");
        }
        int end = 0;
        while (end < value.length() && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
            end++;
        }
        BigInteger number = end == 0 ? BigInteger.ZERO : new BigInteger(value.substring(0, end));
        int tagClass = end == value.length() ? 0x80 : switch (value.charAt(end)) {
            case 'U' -> 0;
            case 'A' -> 0x40;
            case 'P' -> 0xC0;
            case 'C' -> 0x80;
            default -> throw unknown(OpensslError.ASN1_MODIFIER, "Char=" + value.charAt(end));
        };
        return new Wrap(number.bitLength() > 28 ? Integer.MAX_VALUE >> 3 : number.intValue(), tagClass, true, false);
    }

    private static byte[] tagged(byte[] base, Tags tags) {
        byte[] made = base;
        Wrap implicit = tags.implicit;
        if (implicit != null) {
            Der inner = Der.parse(base);
            boolean constructed = inner.isConstructed() || implicit.tagClass == 0 && (implicit.number == 16 || implicit.number == 17);
            made = header(implicit.number, implicit.tagClass, constructed, inner.content());
        }
        for (int i = tags.wraps.size() - 1; i >= 0; i--) {
            Wrap wrap = tags.wraps.get(i);
            made = header(wrap.number, wrap.tagClass, wrap.constructed, wrap.padded ? DerWriter.join(new byte[1], made) : made);
        }
        return made;
    }

    private static byte[] header(int number, int tagClass, boolean constructed, byte[] content) {
        int bits = tagClass | (constructed ? 0x20 : 0);
        if (number < 31) {
            return DerWriter.value(bits | number, content);
        }
        byte[] low = DerWriter.value(bits | 0x1F, content);
        int groups = (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 6) / 7;
        byte[] octets = new byte[groups];
        for (int i = 0; i < groups; i++) {
            octets[i] = (byte) (number >> 7 * (groups - 1 - i) & 0x7F | (i < groups - 1 ? 0x80 : 0));
        }
        return DerWriter.join(new byte[] {low[0]}, octets, Arrays.copyOfRange(low, 1, low.length));
    }

    private byte[] base(int type, @Nullable String given, String format, int depth) {
        String value = given == null ? "" : given;
        boolean plain = format.equals("ASCII");
        return switch (type) {
            case Der.SEQUENCE, Der.SET -> collection(type, given, depth);
            case Der.NULL -> {
                if (!value.isEmpty()) {
                    throw builder.bad(OpensslError.ASN1_NULL_VALUE, "");
                }
                yield DerWriter.nothing();
            }
            case Der.BOOLEAN -> DerWriter.bool(bool(require(plain, OpensslError.ASN1_NOT_ASCII, value)));
            case Der.INTEGER, Der.ENUMERATED -> DerWriter.value(type, number(require(plain, OpensslError.ASN1_INTEGER_FORMAT, value)).toByteArray());
            case Der.OID -> DerWriter.oid(builder.call().oid(require(plain, OpensslError.ASN1_OBJECT_FORMAT, value))
                    .orElseThrow(() -> builder.bad(OpensslError.ASN1_ILLEGAL_OBJECT, "string=" + value)));
            case Der.UTC_TIME, Der.GENERALIZED_TIME -> time(type, require(plain, OpensslError.ASN1_TIME_FORMAT, value));
            case Der.OCTET_STRING, Der.BIT_STRING -> octets(type, value, format);
            default -> characters(type, value, format);
        };
    }

    private String require(boolean plain, OpensslError error, String value) {
        if (!plain) {
            throw builder.bad(error, "");
        }
        return value;
    }

    private boolean bool(String value) {
        return switch (value) {
            case "TRUE", "true", "Y", "y", "YES", "yes" -> true;
            case "FALSE", "false", "N", "n", "NO", "no" -> false;
            default -> {
                builder.call().errors().raise(OpensslError.INVALID_BOOLEAN, "name=<NULL>, value=" + value);
                throw builder.bad(OpensslError.ASN1_ILLEGAL_BOOLEAN, "string=" + value);
            }
        };
    }

    private BigInteger number(String value) {
        try {
            boolean minus = value.startsWith("-");
            String digits = minus ? value.substring(1) : value;
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            BigInteger number = new BigInteger(hex ? digits.substring(2) : digits, hex ? 16 : 10);
            return minus ? number.negate() : number;
        } catch (NumberFormatException e) {
            builder.call().errors().raise(OpensslError.BAD_NUMBER);
            throw builder.bad(OpensslError.ASN1_ILLEGAL_INTEGER, "string=" + value);
        }
    }

    private byte[] time(int type, String value) {
        byte[] encoded = DerWriter.value(type, ByteText.encode(value));
        if (Moment.read(Der.parse(encoded)).isEmpty()) {
            throw builder.bad(OpensslError.ASN1_ILLEGAL_TIME, "string=" + value);
        }
        return encoded;
    }

    private byte[] octets(int type, String value, String format) {
        byte[] octets;
        switch (format) {
            case "ASCII" -> octets = ByteText.encode(value);
            case "HEX" -> octets = hex(value);
            case "BITLIST" -> {
                if (type != Der.BIT_STRING) {
                    throw builder.bad(OpensslError.ASN1_BITSTRING_FORMAT, "");
                }
                return DerWriter.namedBits(bits(value));
            }
            default -> throw builder.bad(OpensslError.ASN1_BITSTRING_FORMAT, "");
        }
        return type == Der.BIT_STRING ? DerWriter.bitString(octets) : DerWriter.octetString(octets);
    }

    private byte[] hex(String value) {
        String digits = value.replace(":", "");
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            boolean odd = digits.length() % 2 != 0 && digits.matches("[0-9A-Fa-f]*");
            builder.call().errors().raise(odd ? OpensslError.ODD_HEX : OpensslError.ILLEGAL_HEX);
            throw builder.bad(OpensslError.ASN1_ILLEGAL_HEX, "string=" + value);
        }
    }

    private List<Integer> bits(String value) {
        List<Integer> bits = new ArrayList<>();
        for (String item : value.split(",", -1)) {
            if (!item.strip().matches("[0-9]{1,4}")) {
                throw builder.bad(OpensslError.ASN1_LIST, "string=" + value);
            }
            bits.add(Integer.parseInt(item.strip()));
        }
        return bits;
    }

    private byte[] characters(int type, String value, String format) {
        if (!format.equals("ASCII") && !format.equals("UTF8")) {
            throw builder.bad(OpensslError.ASN1_ILLEGAL_FORMAT, "");
        }
        byte[] octets = ByteText.encode(value);
        String text = new String(octets, format.equals("UTF8") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        Optional<byte[]> content = NameEntries.content(type, text);
        if (content.isEmpty()) {
            builder.call().errors().raise(OpensslError.ILLEGAL_CHARACTERS);
            throw builder.bad(OpensslError.ASN1_STRING, "string=" + value);
        }
        return DerWriter.value(type, content.get());
    }

    private byte[] collection(int type, @Nullable String section, int depth) {
        if (depth >= MAX_DEPTH) {
            throw builder.bad(OpensslError.ASN1_GENERATED_DEPTH, "");
        }
        List<byte[]> parts = new ArrayList<>();
        if (section != null) {
            List<ExtensionBuilder.Item> lines = builder.named(section).orElseThrow(ExtensionBuilder.BadExtension::new);
            lines.forEach(line -> parts.add(value(line.value(), depth + 1)));
        }
        return type == Der.SET ? DerWriter.set(parts) : DerWriter.sequence(parts);
    }
}
