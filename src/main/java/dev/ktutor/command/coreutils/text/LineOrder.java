package dev.ktutor.command.coreutils.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The order sort(1) puts lines in: its keys one after the other, then the bytes of the whole line. */
record LineOrder(List<SortKey> keys, boolean reverse, boolean stable, boolean unique, long seed) implements Comparator<String> {
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    @Override
    public int compare(String a, String b) {
        int result = keys.isEmpty() ? 0 : keys(a, b);
        if (result != 0 || stable && !keys.isEmpty()) {
            return result;
        }
        result = a.compareTo(b);
        return reverse ? -result : result;
    }

    /** The order by keys alone; without keys that of the bytes. */
    int keys(String a, String b) {
        if (keys.isEmpty()) {
            return reverse ? b.compareTo(a) : a.compareTo(b);
        }
        for (SortKey key : keys) {
            int result = compare(key, key.of(a), key.of(b));
            if (result != 0) {
                return key.flags().indexOf('r') >= 0 ? -result : result;
            }
        }
        return 0;
    }

    private int compare(SortKey key, String a, String b) {
        String flags = key.flags();
        if (flags.indexOf('n') >= 0) {
            return NumberOrder.compare(a, b);
        }
        if (flags.indexOf('h') >= 0) {
            return NumberOrder.compareHuman(a, b);
        }
        if (flags.indexOf('g') >= 0) {
            return Double.compare(NumberOrder.general(a), NumberOrder.general(b));
        }
        if (flags.indexOf('M') >= 0) {
            return Integer.compare(month(a), month(b));
        }
        if (flags.indexOf('V') >= 0) {
            return VersionOrder.compare(a, b);
        }
        if (flags.indexOf('R') >= 0) {
            int order = Long.compare((a.hashCode() ^ seed) * 0x9E3779B97F4A7C15L, (b.hashCode() ^ seed) * 0x9E3779B97F4A7C15L);
            return a.equals(b) ? 0 : order != 0 ? order : a.compareTo(b);
        }
        return text(a, flags).compareTo(text(b, flags));
    }

    private static String text(String field, String flags) {
        boolean fold = flags.indexOf('f') >= 0;
        boolean dictionary = flags.indexOf('d') >= 0;
        boolean printable = flags.indexOf('i') >= 0;
        if (!fold && !dictionary && !printable) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (dictionary && !letter && !(c >= '0' && c <= '9') && c != ' ' && c != '\t'
                    || printable && (c < 32 || c > 126)) {
                continue;
            }
            text.append(fold && c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
        }
        return text.toString();
    }

    private static int month(String field) {
        String name = field.stripLeading().toUpperCase(Locale.ROOT);
        if (name.length() < 3) {
            return 0;
        }
        int at = MONTHS.indexOf(name.substring(0, 3));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }
}
