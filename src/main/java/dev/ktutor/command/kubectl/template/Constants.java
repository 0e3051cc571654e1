package dev.ktutor.command.kubectl.template;

/** Constants as Go writes them. */
final class Constants {
    private Constants() { }

    /** The text in Go quotes. */
    static String unquote(String quoted) {
        String body = quoted.substring(1, quoted.length() - 1);
        if (quoted.startsWith("`")) {
            return body;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\\' || i + 1 >= body.length()) {
                text.append(c);
                continue;
            }
            char escape = body.charAt(++i);
            int simple = "abfnrtv".indexOf(escape);
            if (simple >= 0) {
                text.append("\u0007\b\f\n\r\t\u000b".charAt(simple));
            } else if (escape == 'x' || escape == 'u' || escape == 'U') {
                int digits = escape == 'x' ? 2 : escape == 'u' ? 4 : 8;
                int end = Math.min(body.length(), i + 1 + digits);
                text.appendCodePoint(Integer.parseInt(body.substring(i + 1, end), 16));
                i = end - 1;
            } else {
                text.append(escape);
            }
        }
        return text.toString();
    }

    /** A whole number as Long, any other as Double. */
    static Object number(String text) {
        String plain = text.replace("_", "");
        boolean negative = plain.startsWith("-");
        String digits = plain.replaceFirst("^[-+]", "");
        try {
            long value = digits.startsWith("0x") || digits.startsWith("0X") ? Long.parseLong(digits.substring(2), 16)
                    : digits.startsWith("0b") || digits.startsWith("0B") ? Long.parseLong(digits.substring(2), 2)
                    : digits.startsWith("0o") || digits.startsWith("0O") ? Long.parseLong(digits.substring(2), 8)
                    : digits.matches("0[0-7]+") ? Long.parseLong(digits, 8) : Long.parseLong(digits);
            return negative ? -value : value;
        } catch (NumberFormatException e) {
            return Double.parseDouble(plain);
        }
    }
}
