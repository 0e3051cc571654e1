package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;

/** Text forms of single ASN.1 values: types, times, numbers. */
public final class Asn1Text {
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> TYPES = List.of("EOC", "BOOLEAN", "INTEGER", "BIT STRING", "OCTET STRING", "NULL", "OBJECT",
            "OBJECT DESCRIPTOR", "EXTERNAL", "REAL", "ENUMERATED", "<ASN1 11>", "UTF8STRING", "<ASN1 13>", "<ASN1 14>", "<ASN1 15>",
            "SEQUENCE", "SET", "NUMERICSTRING", "PRINTABLESTRING", "T61STRING", "VIDEOTEXSTRING", "IA5STRING", "UTCTIME",
            "GENERALIZEDTIME", "GRAPHICSTRING", "VISIBLESTRING", "GENERALSTRING", "UNIVERSALSTRING", "<ASN1 29>", "BMPSTRING");

    private Asn1Text() { }

    /** {@code ASN1_tag2str}: the name of a universal type. */
    public static String typeName(int tag) {
        int number = tag & 0x1F;
        return number < TYPES.size() ? TYPES.get(number) : "(unknown)";
    }

    /** {@code Jan 15 09:00:00 2026 GMT}; {@code Bad time value} if it is malformed. */
    public static String time(Der time) {
        return dev.ktutor.pki.Moment.read(time).map(moment -> {
            ZonedDateTime utc = moment.atZone(ZoneOffset.UTC);
            return String.format("%s %2d %02d:%02d:%02d%s %d GMT", MONTHS.get(utc.getMonthValue() - 1), utc.getDayOfMonth(), utc.getHour(),
                    utc.getMinute(), utc.getSecond(), fraction(time), utc.getYear());
        }).orElse("Bad time value");
    }

    /** {@code 2026-01-15 09:00:00Z}. */
    public static String isoTime(Der time) {
        return dev.ktutor.pki.Moment.read(time).map(moment -> {
            ZonedDateTime utc = moment.atZone(ZoneOffset.UTC);
            return String.format("%4d-%02d-%02d %02d:%02d:%02d%sZ", utc.getYear(), utc.getMonthValue(), utc.getDayOfMonth(), utc.getHour(),
                    utc.getMinute(), utc.getSecond(), fraction(time));
        }).orElse("Bad time value");
    }

    private static String fraction(Der time) {
        String digits = time.latin1();
        if (!time.is(Der.GENERALIZED_TIME) || digits.length() <= 15 || digits.charAt(14) != '.') {
            return "";
        }
        int end = 15;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        return end > 15 ? digits.substring(14, end) : "";
    }

    /** {@code i2a_ASN1_INTEGER}: hexadecimal digits in pairs; 00 for zero; a minus for negative numbers. */
    public static String hexInteger(BigInteger number) {
        if (number.signum() == 0) {
            return "00";
        }
        return (number.signum() < 0 ? "-" : "") + HexFormat.of().withUpperCase().formatHex(magnitude(number));
    }

    /** {@code i2s_ASN1_INTEGER}: decimal below 128 bits, 0x… from there. */
    public static String integer(BigInteger number) {
        if (number.abs().bitLength() < 128) {
            return number.toString();
        }
        return (number.signum() < 0 ? "-0x" : "0x") + HexFormat.of().withUpperCase().formatHex(magnitude(number));
    }

    /** The octets of a number's absolute value without a leading zero octet; one zero octet for zero. */
    public static byte[] magnitude(BigInteger number) {
        byte[] bytes = number.abs().toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
