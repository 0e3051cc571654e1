package dev.ktutor.command.coreutils.tool;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** C's conversions of floating numbers ({@code %e %f %g}, printf(3)), exact and with C's signs, padding and exponents. */
public final class FloatFormat {
    private FloatFormat() { }

    /** Formats with one conversion such as {@code %-8.2f}. */
    public static String format(String conversion, double value) {
        int at = 1;
        String flags = "";
        while ("-+ #0'".indexOf(conversion.charAt(at)) >= 0) {
            flags += conversion.charAt(at++);
        }
        int end = conversion.length() - 1;
        char kind = conversion.charAt(end);
        String numbers = conversion.substring(at, end);
        int dot = numbers.indexOf('.');
        String widthText = dot < 0 ? numbers : numbers.substring(0, dot);
        String precisionText = dot < 0 ? "6" : numbers.substring(dot + 1);
        int width = widthText.isEmpty() ? 0 : Numbers.width(widthText);
        int precision = precisionText.isEmpty() ? 0 : Math.min(1 << 16, Numbers.count(precisionText));
        boolean negative = value < 0 || value == 0 && 1 / value < 0;
        String body;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            body = Double.isNaN(value) ? "nan" : "inf";
            negative = value < 0;
            flags = flags.replace("0", "");
        } else {
            body = digits(Character.toLowerCase(kind), Math.abs(value), precision, flags.indexOf('#') >= 0);
        }
        String sign = negative ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
        int fill = Math.max(0, width - sign.length() - body.length());
        String text = flags.indexOf('-') >= 0 ? sign + body + " ".repeat(fill)
                : flags.indexOf('0') >= 0 ? sign + "0".repeat(fill) + body : " ".repeat(fill) + sign + body;
        return Character.isUpperCase(kind) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String digits(char kind, double value, int precision, boolean alternate) {
        BigDecimal exact = new BigDecimal(value);
        return switch (kind) {
            case 'f' -> exact.setScale(precision, RoundingMode.HALF_EVEN).toPlainString() + (alternate && precision == 0 ? "." : "");
            case 'e' -> scientific(exact, precision);
            case 'a' -> Double.toHexString(value).replace(".0p", "p").replaceAll("p(\\d)", "p+$1");
            default -> general(exact, precision == 0 ? 1 : precision, alternate);
        };
    }

    private static String scientific(BigDecimal exact, int precision) {
        if (exact.signum() == 0) {
            return (precision > 0 ? "0." + "0".repeat(precision) : "0") + "e+00";
        }
        BigDecimal rounded = exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String unscaled = rounded.unscaledValue().toString();
        int exponent = unscaled.length() - 1 - rounded.scale();
        String mantissa = (unscaled + "0".repeat(precision + 1)).substring(0, precision + 1);
        return mantissa.charAt(0) + (precision > 0 ? "." + mantissa.substring(1) : "")
                + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String general(BigDecimal exact, int precision, boolean alternate) {
        int exponent = 0;
        if (exact.signum() != 0) {
            BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            exponent = rounded.precision() - rounded.scale() - 1;
        }
        String text = exponent < -4 || exponent >= precision ? scientific(exact, precision - 1)
                : exact.setScale(Math.max(0, precision - 1 - exponent), RoundingMode.HALF_EVEN).toPlainString();
        if (alternate || text.indexOf('.') < 0) {
            return text;
        }
        int e = text.indexOf('e');
        String mantissa = e < 0 ? text : text.substring(0, e);
        return mantissa.replaceFirst("\\.?0+$", "") + (e < 0 ? "" : text.substring(e));
    }
}
