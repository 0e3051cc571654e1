package dev.ktutor.command.coreutils.awk;

/** Conversions between awk's numbers and strings. */
final class Values {
    private Values() { }

    /** How much of the text is a decimal number. */
    static int numberLength(String text) {
        int n = text.length();
        int i = 0;
        if (i < n && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            i++;
        }
        int digits = 0;
        while (i < n && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
            digits++;
        }
        if (i < n && text.charAt(i) == '.') {
            i++;
            while (i < n && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                i++;
                digits++;
            }
        }
        if (digits == 0) {
            return 0;
        }
        if (i < n && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int e = i + 1;
            if (e < n && (text.charAt(e) == '-' || text.charAt(e) == '+')) {
                e++;
            }
            int start = e;
            while (e < n && text.charAt(e) >= '0' && text.charAt(e) <= '9') {
                e++;
            }
            i = e > start ? e : i;
        }
        return i;
    }

    static double number(Object value) {
        if (value instanceof Double d) {
            return d;
        }
        if (value instanceof Text text) {
            return text.number();
        }
        String text = value.toString();
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        String trimmed = start == 0 ? text : text.substring(start);
        int end = numberLength(trimmed);
        return end == 0 ? 0 : Double.parseDouble(trimmed.substring(0, end));
    }

    static boolean truth(Object value) {
        if (value instanceof Double d) {
            return d != 0;
        }
        if (value instanceof Text text && text.numeric()) {
            return text.number() != 0;
        }
        return !value.toString().isEmpty();
    }

    static boolean numeric(Object value) {
        return value instanceof Double || value instanceof Text text && text.numeric();
    }
}
