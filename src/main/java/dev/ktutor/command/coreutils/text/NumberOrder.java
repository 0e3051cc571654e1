package dev.ktutor.command.coreutils.text;

/** Numbers at the start of a text, of any length, compared without rounding (sort -n, -h, -g). */
final class NumberOrder {
    private static final String UNITS = "KMGTPEZY";

    private NumberOrder() { }

    /** A number's text: sign, digits before the point without leading zeros, digits after it without trailing ones. */
    private record Numeral(boolean negative, String whole, String fraction, int end) {
        static Numeral of(String text) {
            int at = 0;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            boolean negative = at < text.length() && text.charAt(at) == '-';
            at += negative ? 1 : 0;
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            String whole = text.substring(start, at);
            String fraction = "";
            if (at < text.length() && text.charAt(at) == '.') {
                int point = ++at;
                while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    at++;
                }
                fraction = text.substring(point, at);
            }
            int zeros = 0;
            while (zeros < whole.length() && whole.charAt(zeros) == '0') {
                zeros++;
            }
            int keep = fraction.length();
            while (keep > 0 && fraction.charAt(keep - 1) == '0') {
                keep--;
            }
            return new Numeral(negative, whole.substring(zeros), fraction.substring(0, keep), at);
        }

        int sign() {
            return whole.isEmpty() && fraction.isEmpty() ? 0 : negative ? -1 : 1;
        }

        int compare(Numeral other) {
            if (sign() != other.sign()) {
                return Integer.compare(sign(), other.sign());
            }
            int size = Integer.compare(whole.length(), other.whole.length());
            size = size != 0 ? size : whole.compareTo(other.whole);
            size = size != 0 ? size : fraction.compareTo(other.fraction);
            return sign() < 0 ? -size : size;
        }
    }

    static int compare(String a, String b) {
        return Numeral.of(a).compare(Numeral.of(b));
    }

    static int compareHuman(String a, String b) {
        Numeral x = Numeral.of(a);
        Numeral y = Numeral.of(b);
        int unit = Integer.compare(unit(a, x), unit(b, y));
        return unit != 0 ? unit : x.compare(y);
    }

    private static int unit(String text, Numeral number) {
        if (number.sign() == 0) {
            return 0;
        }
        int power = number.end() < text.length() ? UNITS.indexOf(text.charAt(number.end()) == 'k' ? 'K' : text.charAt(number.end())) + 1 : 0;
        return number.negative() ? -power : power;
    }

    /** As strtold(3); what is no number comes first. */
    static double general(String text) {
        String start = text.strip();
        if (start.matches("[-+]?0[xX][0-9a-fA-F]{1,15}.*")) {
            return Long.decode(start.replaceFirst("(0[xX][0-9a-fA-F]+).*", "$1"));
        }
        for (int end = start.length(); end > 0; end--) {
            char last = start.charAt(end - 1);
            if (last == 'd' || last == 'D' || last == 'f' || last == 'F') {
                continue;
            }
            try {
                return Double.parseDouble(start.substring(0, end));
            } catch (NumberFormatException e) {
                continue;
            }
        }
        return Double.NEGATIVE_INFINITY;
    }
}
