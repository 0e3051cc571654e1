package dev.ktutor.shell.interp;

import dev.ktutor.text.ByteText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for {@code printf}: read as strtol(3) and strtod(3) do, written as printf(3) does. */
final class NumberFormat {
    private NumberFormat() { }

    /** What was read and, if something was wrong with it, bash's complaint. */
    record Parsed(long integer, double real, String complaint) { }

    static Parsed parseInteger(String text) {
        if (text.isEmpty()) {
            return new Parsed(0, 0, "");
        }
        if (text.charAt(0) == '\'' || text.charAt(0) == '"') {
            return new Parsed(code(text), 0, "");
        }
        String trimmed = text.stripLeading();
        boolean negative = trimmed.startsWith("-");
        int at = negative || trimmed.startsWith("+") ? 1 : 0;
        int radix = 10;
        if (trimmed.regionMatches(true, at, "0x", 0, 2) && at + 2 < trimmed.length() && Character.digit(trimmed.charAt(at + 2), 16) >= 0) {
            radix = 16;
            at += 2;
        } else if (trimmed.startsWith("0", at)) {
            radix = 8;
        }
        int start = at;
        long value = 0;
        boolean overflow = false;
        while (at < trimmed.length() && Character.digit(trimmed.charAt(at), radix) >= 0 && trimmed.charAt(at) < 128) {
            int digit = Character.digit(trimmed.charAt(at), radix);
            overflow |= value > (Long.MAX_VALUE - digit) / radix;
            value = value * radix + digit;
            at++;
        }
        if (overflow) {
            long bound = negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            return new Parsed(bound, 0, text + ": Numerical result out of range");
        }
        boolean bad = at == start || at < trimmed.length();
        boolean octal = radix == 8 && at < trimmed.length() && Character.isDigit(trimmed.charAt(at));
        return new Parsed(negative ? -value : value, 0, bad ? text + (octal ? ": invalid octal number" : ": invalid number") : "");
    }

    private static int code(String text) {
        if (text.length() < 2) {
            return 0;
        }
        int point = text.codePointAt(1);
        return point >= 0xDC80 && point <= 0xDCFF ? ByteText.encode(text.substring(1))[0] & 0xFF : point;
    }

    static Parsed parseReal(String text) {
        if (text.isEmpty()) {
            return new Parsed(0, 0, "");
        }
        if (text.charAt(0) == '\'' || text.charAt(0) == '"') {
            return new Parsed(0, code(text), "");
        }
        java.util.regex.Matcher matcher = java.util.regex.Pattern
                .compile("\\s*([-+]?(?:0[xX][0-9A-Fa-f]+|[0-9]+\\.?[0-9]*(?:[eE][-+]?[0-9]+)?|\\.[0-9]+(?:[eE][-+]?[0-9]+)?|inf(?:inity)?|nan))(.*)",
                        java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.DOTALL).matcher(text);
        if (!matcher.matches()) {
            return new Parsed(0, 0, text + ": invalid number");
        }
        String number = matcher.group(1).toLowerCase(Locale.ROOT);
        String complaint = matcher.group(2).isEmpty() ? "" : text + ": invalid number";
        boolean negative = number.startsWith("-");
        String bare = number.replaceFirst("^[-+]", "");
        double value = bare.startsWith("0x") ? Long.parseLong(bare.substring(2), 16)
                : bare.startsWith("inf") ? Double.POSITIVE_INFINITY : bare.equals("nan") ? Double.NaN : Double.parseDouble(bare);
        return new Parsed(0, negative ? -value : value, complaint);
    }

    static String integer(long value, char type, PrintfFormatter.Spec spec) {
        String digits = switch (type) {
            case 'o' -> Long.toOctalString(value);
            case 'x' -> Long.toHexString(value);
            case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
            case 'u' -> Long.toUnsignedString(value);
            default -> Long.toString(value).replaceFirst("^-", "");
        };
        boolean signed = type == 'd' || type == 'i';
        String sign = !signed ? "" : value < 0 ? "-" : spec.flags.indexOf('+') >= 0 ? "+" : spec.flags.indexOf(' ') >= 0 ? " " : "";
        if (spec.flags.indexOf('#') >= 0 && value != 0) {
            sign += type == 'x' ? "0x" : type == 'X' ? "0X" : "";
            digits = type == 'o' ? "0" + digits : digits;
        }
        if (spec.precision >= 0) {
            digits = spec.precision == 0 && value == 0 ? "" : "0".repeat(Math.max(0, spec.precision - digits.length())) + digits;
        } else {
            digits = zeros(digits, sign, spec);
        }
        return sign + digits;
    }

    private static String zeros(String digits, String sign, PrintfFormatter.Spec spec) {
        boolean fill = spec.flags.indexOf('0') >= 0 && !spec.left();
        return fill ? "0".repeat(Math.max(0, spec.width - digits.length() - sign.length())) + digits : digits;
    }

    static String real(double value, char type, PrintfFormatter.Spec spec) {
        boolean negative = value < 0 || 1 / value < 0;
        String sign = negative ? "-" : spec.flags.indexOf('+') >= 0 ? "+" : spec.flags.indexOf(' ') >= 0 ? " " : "";
        double absolute = Math.abs(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return sign + (Double.isNaN(value) ? "nan" : "inf");
        }
        int precision = spec.precision < 0 ? 6 : spec.precision;
        char lower = Character.toLowerCase(type);
        String digits = switch (lower) {
            case 'f' -> new BigDecimal(absolute).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
            case 'e' -> exponent(absolute, precision);
            case 'a' -> hexadecimal(absolute);
            default -> general(absolute, precision == 0 ? 1 : precision, spec.flags.indexOf('#') >= 0);
        };
        digits = zeros(digits, sign, spec);
        return sign + (Character.isUpperCase(type) ? digits.toUpperCase(Locale.ROOT) : digits);
    }

    private static String exponent(double value, int precision) {
        if (value == 0) {
            return (precision == 0 ? "0" : "0." + "0".repeat(precision)) + "e+00";
        }
        BigDecimal decimal = new BigDecimal(value).round(new java.math.MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = decimal.unscaledValue().toString();
        int power = digits.length() - 1 - decimal.scale();
        digits = digits.length() < precision + 1 ? digits + "0".repeat(precision + 1 - digits.length()) : digits.substring(0, precision + 1);
        return digits.charAt(0) + (precision > 0 ? "." + digits.substring(1) : "")
                + String.format(Locale.ROOT, "e%s%02d", power < 0 ? "-" : "+", Math.abs(power));
    }

    /** As glibc prints a long double: the first digit holds the top four of 64 bits. */
    private static String hexadecimal(double value) {
        if (value == 0) {
            return "0x0p+0";
        }
        int exponent = Math.getExponent(value);
        long bits = Double.doubleToLongBits(value) & 0xFFFFFFFFFFFFFL | (exponent < Double.MIN_EXPONENT ? 0 : 1L << 52);
        int shift = Long.numberOfLeadingZeros(bits);
        String digits = Long.toHexString(bits << shift).replaceFirst("0+$", "");
        int power = Math.max(exponent, Double.MIN_EXPONENT) - (shift - 11) - 3;
        return "0x" + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "p" + (power < 0 ? "" : "+") + power;
    }

    private static String general(double value, int precision, boolean keepZeros) {
        String scientific = exponent(value, precision - 1);
        int power = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
        String text = power < -4 || power >= precision ? scientific
                : new BigDecimal(value).setScale(Math.max(0, precision - 1 - power), RoundingMode.HALF_EVEN).toPlainString();
        if (keepZeros || text.indexOf('.') < 0) {
            return text;
        }
        int e = text.indexOf('e');
        String mantissa = e < 0 ? text : text.substring(0, e);
        return mantissa.replaceFirst("\\.?0+$", "") + (e < 0 ? "" : text.substring(e));
    }
}
