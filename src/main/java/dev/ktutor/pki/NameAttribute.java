package dev.ktutor.pki;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One attribute of a name: its type's object identifier and its value as encoded, any string type. */
public record NameAttribute(String oid, Der value) {

    /** A text value: PrintableString for countries and serial numbers, IA5String for addresses, UTF8String otherwise. */
    public static NameAttribute of(String oid, String text) {
        int tag = switch (oid) {
            case "2.5.4.6", "2.5.4.5", "2.5.4.46" -> Der.PRINTABLE_STRING;
            case "1.2.840.113549.1.9.1", "0.9.2342.19200300.100.1.25" -> Der.IA5_STRING;
            default -> Der.UTF8_STRING;
        };
        return new NameAttribute(oid, Der.parse(DerWriter.value(tag, text.getBytes(StandardCharsets.UTF_8))));
    }

    /** The value as text. */
    public String text() {
        return value.string();
    }

    byte[] encoded() {
        return DerWriter.sequence(DerWriter.oid(oid), value.encoded());
    }

    /** The value as names are compared: case and runs of spaces do not count (as OpenSSL's canonical form). */
    byte[] canonical() {
        boolean textual = switch (value.tag()) {
            case Der.UTF8_STRING, Der.BMP_STRING, Der.UNIVERSAL_STRING, Der.PRINTABLE_STRING, Der.T61_STRING, Der.IA5_STRING,
                    Der.VISIBLE_STRING -> true;
            default -> false;
        };
        if (!textual) {
            return encoded();
        }
        StringBuilder folded = new StringBuilder();
        for (char c : value.string().strip().replaceAll("[ \\t\\n\\x0B\\f\\r]+", " ").toCharArray()) {
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return DerWriter.sequence(DerWriter.oid(oid), DerWriter.utf8(folded.toString()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NameAttribute that && Arrays.equals(encoded(), that.encoded());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded());
    }
}
