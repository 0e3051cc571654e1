package dev.ktutor.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints trees in block style; scalar styles and folding follow libyaml's emitter as go-yaml v2 drives it. */
final class YamlWriter {
    /** Keys longer than this are not simple keys (emitterc.go). */
    private static final int SIMPLE_KEY = 128;

    private final YamlScalarWriter out = new YamlScalarWriter();
    private boolean sort;

    String document(@Nullable Object tree, boolean sorted) {
        sort = sorted;
        value(tree, -2, false);
        out.endLine();
        return out.text();
    }

    /** Writes a value whose parent stands at the given indentation; the cursor stands behind {@code key:} or {@code -}. */
    private void value(@Nullable Object value, int indent, boolean inMapping) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            mapping(map, indent + 2);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (Object item : list) {
                // A sequence within a mapping is not indented further.
                int own = inMapping ? indent : indent + 2;
                out.indent(own);
                out.indicator("-", true);
                value(item, own, false);
            }
        } else {
            scalar(value, indent + 2, false);
        }
    }

    private void mapping(Map<?, ?> map, int indent) {
        List<String> keys = new ArrayList<>();
        map.keySet().forEach(key -> keys.add(String.valueOf(key)));
        if (sort) {
            keys.sort(YamlWriter::compareKeys);
        }
        for (String key : keys) {
            out.indent(indent);
            Object value = map.get(key);
            if (key.length() <= SIMPLE_KEY && key.indexOf('\n') < 0) {
                scalar(key, indent, true);
                out.colon();
            } else {
                out.indicator("?", true);
                scalar(key, indent + 2, false);
                out.indent(indent);
                out.indicator(":", true);
            }
            value(value, indent, true);
        }
    }

    private void scalar(@Nullable Object value, int indent, boolean key) {
        if (value instanceof String text) {
            out.string(text, indent, key);
        } else if (value instanceof Map) {
            out.plain("{}");
        } else if (value instanceof List) {
            out.plain("[]");
        } else if (value instanceof Double number) {
            out.plain(number.isNaN() ? ".nan" : number.isInfinite() ? number > 0 ? ".inf" : "-.inf" : float64(number));
        } else {
            out.plain(String.valueOf(value));
        }
    }

    /** As strconv.FormatFloat(f, 'g', -1, 64) of what JSON made no integer: an exponent below 1e-4 and from 1e6 on. */
    private static String float64(double value) {
        double size = Math.abs(value);
        boolean whole = value == Math.rint(value) && size < 0x1p63;
        if (size == 0 || whole || size >= 1e-4 && size < 1e6) {
            return whole || size == 0 ? JsonWriter.number(value) : new java.math.BigDecimal(Double.toString(value)).toPlainString();
        }
        return padded(scientific(value));
    }

    private static String scientific(double value) {
        java.math.BigDecimal digits = new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros();
        String unscaled = digits.unscaledValue().abs().toString();
        int exponent = digits.precision() - digits.scale() - 1;
        String mantissa = unscaled.length() == 1 ? unscaled : unscaled.charAt(0) + "." + unscaled.substring(1);
        return (value < 0 ? "-" : "") + mantissa + (exponent < 0 ? "e-" + -exponent : "e+" + exponent);
    }

    private static String padded(String number) {
        // At least two digits of exponent.
        int sign = number.indexOf('e') + 1;
        return number.length() - sign == 2 ? number.substring(0, sign + 1) + "0" + number.substring(sign + 1) : number;
    }

    /** go-yaml's order of keys: letters after other characters, runs of digits by their value (sorter.go). */
    static int compareKeys(String a, String b) {
        boolean digits = false;
        for (int i = 0; i < a.length() && i < b.length(); i++) {
            char ca = a.charAt(i);
            char cb = b.charAt(i);
            if (ca == cb) {
                digits = Character.isDigit(ca);
                continue;
            }
            boolean la = Character.isLetter(ca);
            boolean lb = Character.isLetter(cb);
            if (la && lb) {
                return Character.compare(ca, cb);
            }
            if (la || lb) {
                return (digits ? la : lb) ? -1 : 1;
            }
            return compareDigits(a, b, i);
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int compareDigits(String a, String b, int i) {
        String left = digits(a, i);
        String right = digits(b, i);
        boolean significant = false;
        if (a.charAt(i) == '0' || b.charAt(i) == '0') {
            for (int j = i - 1; j >= 0 && Character.isDigit(a.charAt(j)) && !significant; j--) {
                significant = a.charAt(j) != '0';
            }
        }
        String lead = significant ? "1" : "0";
        int byValue = new java.math.BigInteger(lead + left).compareTo(new java.math.BigInteger(lead + right));
        if (byValue != 0) {
            return byValue;
        }
        return left.length() != right.length() ? Integer.compare(left.length(), right.length()) : Character.compare(a.charAt(i), b.charAt(i));
    }

    private static String digits(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
