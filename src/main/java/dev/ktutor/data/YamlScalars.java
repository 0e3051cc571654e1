package dev.ktutor.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an unquoted word means in YAML 1.1, as go-yaml v2 resolves it (resolve.go). */
final class YamlScalars {
    /** Stands for null, which a map of resolved values cannot hold. */
    static final Object NULL = new Object();

    private static final Map<String, Object> WORDS = new HashMap<>();
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

    static {
        for (String word : "y Y yes Yes YES true True TRUE on On ON".split(" ")) {
            WORDS.put(word, Boolean.TRUE);
        }
        for (String word : "n N no No NO false False FALSE off Off OFF".split(" ")) {
            WORDS.put(word, Boolean.FALSE);
        }
        for (String word : new String[] {"", "~", "null", "Null", "NULL"}) {
            WORDS.put(word, NULL);
        }
        for (String word : ".nan .NaN .NAN".split(" ")) {
            WORDS.put(word, Double.NaN);
        }
        for (String word : ".inf .Inf .INF".split(" ")) {
            WORDS.put(word, Double.POSITIVE_INFINITY);
            WORDS.put("+" + word, Double.POSITIVE_INFINITY);
            WORDS.put("-" + word, Double.NEGATIVE_INFINITY);
        }
    }

    private YamlScalars() { }

    /** The value of an unquoted word; {@link #NULL} for null, the word itself for a string. */
    static Object resolve(String word) {
        Object known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        char first = word.charAt(0);
        boolean numeric = first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
        if (!numeric) {
            return word;
        }
        Object number = number(word.replace("_", ""), first == '.');
        return number == null ? word : number;
    }

    private static @Nullable Object number(String word, boolean floatOnly) {
        if (!floatOnly) {
            Object whole = whole(word);
            if (whole != null) {
                return whole;
            }
        }
        return FLOAT.matcher(word).matches() ? asJson(Double.parseDouble(word)) : null;
    }

    /** A float goes through JSON on its way, where a whole one loses its point. */
    static Object asJson(double value) {
        if (Double.isFinite(value) && Math.abs(value) < 1e21 && value == Math.rint(value)) {
            BigInteger whole = new BigDecimal(value).toBigInteger();
            return whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
        }
        return value;
    }

    /** As Go's ParseInt with base 0: decimal, 0x, 0o, 0b and the old leading-zero octal. */
    private static @Nullable Object whole(String word) {
        boolean minus = word.startsWith("-");
        String digits = minus || word.startsWith("+") ? word.substring(1) : word;
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            char mark = Character.toLowerCase(digits.charAt(1));
            radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
            digits = digits.substring(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
        }
        if (digits.isEmpty()) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 0x7F || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        BigInteger value = new BigInteger(digits, radix);
        if (value.bitLength() > 64 || minus && value.bitLength() > 63) {
            return null;
        }
        value = minus ? value.negate() : value;
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    /** Whether the string must be quoted to stay one. */
    static boolean needsQuotes(String text) {
        return !(resolve(text) instanceof String) || timestamp(text) || BASE_60.matcher(text).matches();
    }

    private static final Pattern TIMESTAMP =
        Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ ]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?[ ]*(Z|[-+][0-9]{2}:[0-9]{2})?)?");

    private static boolean timestamp(String text) {
        return text.length() >= 8 && text.charAt(0) >= '0' && text.charAt(0) <= '9' && TIMESTAMP.matcher(text).matches();
    }
}
