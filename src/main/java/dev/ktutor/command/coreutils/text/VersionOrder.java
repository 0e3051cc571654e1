package dev.ktutor.command.coreutils.text;

/** Natural order of names with version numbers: gnulib's filevercmp, which is Debian's with file suffixes set aside. */
public final class VersionOrder {
    private VersionOrder() { }

    /** Compares as {@code sort -V} and {@code ls -v} do. */
    public static int compare(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? -1 : 1;
        }
        boolean dotA = a.startsWith(".");
        boolean dotB = b.startsWith(".");
        if (dotA != dotB) {
            return dotA ? -1 : 1;
        }
        if (dotA && (special(a) || special(b))) {
            return rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : a.compareTo(b);
        }
        String stemA = stem(a);
        String stemB = stem(b);
        int result = stemA.equals(stemB) ? 0 : versions(stemA, stemB);
        result = result != 0 ? result : versions(a, b);
        return result != 0 ? result : a.compareTo(b);
    }

    private static boolean special(String name) {
        return name.equals(".") || name.equals("..");
    }

    private static int rank(String name) {
        return name.equals(".") ? 0 : name.equals("..") ? 1 : 2;
    }

    /** Without what matches {@code (\.[A-Za-z~][A-Za-z0-9~]*)*$}. */
    private static String stem(String name) {
        int end = name.length();
        while (true) {
            int at = end;
            while (at > 0 && (letter(name.charAt(at - 1)) || digit(name.charAt(at - 1)) || name.charAt(at - 1) == '~')) {
                at--;
            }
            if (at <= 1 || at == end || name.charAt(at - 1) != '.' || digit(name.charAt(at))) {
                return name.substring(0, end);
            }
            end = at - 1;
        }
    }

    private static int versions(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (i < a.length() && !digit(a.charAt(i)) || j < b.length() && !digit(b.charAt(j))) {
                int x = i < a.length() ? order(a.charAt(i)) : 0;
                int y = j < b.length() ? order(b.charAt(j)) : 0;
                if (x != y) {
                    return Integer.compare(x, y);
                }
                i++;
                j++;
            }
            while (i < a.length() && a.charAt(i) == '0') {
                i++;
            }
            while (j < b.length() && b.charAt(j) == '0') {
                j++;
            }
            int first = 0;
            while (i < a.length() && j < b.length() && digit(a.charAt(i)) && digit(b.charAt(j))) {
                first = first != 0 ? first : Character.compare(a.charAt(i), b.charAt(j));
                i++;
                j++;
            }
            if (i < a.length() && digit(a.charAt(i))) {
                return 1;
            }
            if (j < b.length() && digit(b.charAt(j))) {
                return -1;
            }
            if (first != 0) {
                return first;
            }
        }
        return 0;
    }

    private static int order(char c) {
        return digit(c) ? 0 : letter(c) ? c : c == '~' ? -1 : c + 256;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
