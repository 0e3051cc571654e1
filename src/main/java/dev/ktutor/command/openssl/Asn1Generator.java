package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.text.ByteText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The little language of {@code ASN1:} values (ASN1_generate_nconf(3)), as far as certificates use it. */
final class Asn1Generator {
    private static final int MAX_DEPTH = 20;

    private Asn1Generator() { }

    /** The encoding of {@code TYPE:value}; modifiers before it are separated by commas. */
    static byte[] generate(ExtensionBuilder builder, String text) {
        return generate(builder, text, 0);
    }

    private static byte[] generate(ExtensionBuilder builder, String text, int depth) {
        int comma = text.indexOf(',');
        int colon = text.indexOf(':');
        String head = text.substring(0, colon < 0 ? (comma < 0 ? text.length() : comma) : colon);
        if (depth > MAX_DEPTH) {
            throw builder.bad(OpensslError.EXTENSION_BAD_STRING, "value=" + text);
        }
        if (head.equals("FORMAT") && comma > 0) {
            String format = text.substring(colon + 1, comma);
            String rest = text.substring(comma + 1);
            return format.equals("HEX") ? hex(builder, rest) : generate(builder, rest, depth + 1);
        }
        if ((head.equals("EXPLICIT") || head.equals("EXP")) && comma > 0) {
            String tag = text.substring(colon + 1, comma).replaceAll("[^0-9]", "");
            return DerWriter.explicit(tag.isEmpty() ? 0 : Integer.parseInt(tag), generate(builder, text.substring(comma + 1), depth + 1));
        }
        String value = colon < 0 ? "" : text.substring(colon + 1);
        byte[] octets = ByteText.encode(value);
        return switch (head) {
            case "BOOL", "BOOLEAN" -> DerWriter.bool(List.of("TRUE", "true", "Y", "y", "YES", "yes").contains(value));
            case "NULL" -> DerWriter.nothing();
            case "INT", "INTEGER" -> DerWriter.integer(number(builder, value));
            case "ENUM", "ENUMERATED" -> DerWriter.value(Der.ENUMERATED, number(builder, value).toByteArray());
            case "OID", "OBJECT" -> DerWriter.oid(builder.call().oid(value).orElseThrow(() -> builder.bad(OpensslError.BAD_OBJECT, "value=" + value)));
            case "UTC", "UTCTIME" -> DerWriter.value(Der.UTC_TIME, octets);
            case "GENTIME", "GENERALIZEDTIME" -> DerWriter.value(Der.GENERALIZED_TIME, octets);
            case "OCT", "OCTETSTRING" -> DerWriter.octetString(octets);
            case "BITSTR", "BITSTRING" -> DerWriter.bitString(octets);
            case "UTF8", "UTF8String" -> DerWriter.value(Der.UTF8_STRING, octets);
            case "IA5", "IA5STRING" -> DerWriter.value(Der.IA5_STRING, octets);
            case "PRINTABLE", "PRINTABLESTRING" -> DerWriter.value(Der.PRINTABLE_STRING, octets);
            case "VISIBLE", "VISIBLESTRING" -> DerWriter.value(Der.VISIBLE_STRING, octets);
            case "NUMERIC", "NUMERICSTRING" -> DerWriter.value(Der.NUMERIC_STRING, octets);
            case "T61", "T61STRING", "TELETEXSTRING" -> DerWriter.value(Der.T61_STRING, octets);
            case "BMP", "BMPSTRING" -> DerWriter.value(Der.BMP_STRING, value.getBytes(StandardCharsets.UTF_16BE));
            case "SEQ", "SEQUENCE" -> DerWriter.sequence(section(builder, value, depth));
            case "SET" -> DerWriter.set(section(builder, value, depth));
            default -> {
                builder.call().errors().raise(OpensslError.ASN1_TAG, "tag=" + text);
                throw builder.bad(OpensslError.ASN1_GENERATED, "");
            }
        };
    }

    private static List<byte[]> section(ExtensionBuilder builder, String name, int depth) {
        List<byte[]> parts = new ArrayList<>();
        builder.named(name).orElse(List.of()).forEach(line -> parts.add(generate(builder, line.value(), depth + 1)));
        return parts;
    }

    private static byte[] hex(ExtensionBuilder builder, String rest) {
        int colon = rest.indexOf(':');
        byte[] octets;
        try {
            octets = HexFormat.of().parseHex(rest.substring(colon + 1).replace(":", ""));
        } catch (IllegalArgumentException e) {
            throw builder.bad(OpensslError.EXTENSION_BAD_STRING, "value=" + rest);
        }
        return rest.startsWith("BITSTR") ? DerWriter.bitString(octets) : DerWriter.octetString(octets);
    }

    private static BigInteger number(ExtensionBuilder builder, String value) {
        try {
            return value.startsWith("0x") ? new BigInteger(value.substring(2), 16) : new BigInteger(value);
        } catch (NumberFormatException e) {
            throw builder.bad(OpensslError.BAD_NUMBER, "");
        }
    }
}
