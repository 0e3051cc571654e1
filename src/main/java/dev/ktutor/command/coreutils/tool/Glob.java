package dev.ktutor.command.coreutils.tool;

import java.util.regex.Pattern;

/** Shell patterns as fnmatch(3) matches them: for find, grep --include, ls --ignore, tar. */
public final class Glob {
    private Glob() { }

    /** Whether the whole text matches; {@code *} and {@code ?} match slashes and leading dots too. */
    public static boolean matches(String glob, String text) {
        return compile(glob, false).matcher(text).matches();
    }

    /** The pattern as a regular expression. */
    public static Pattern compile(String glob, boolean ignoreCase) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i++);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> {
                    int end = end(glob, i);
                    if (end < 0) {
                        regex.append("\\[");
                    } else {
                        bracket(glob.substring(i, end), regex);
                        i = end + 1;
                    }
                }
                case '\\' -> regex.append(Pattern.quote(i < glob.length() ? String.valueOf(glob.charAt(i++)) : "\\"));
                default -> regex.append(Character.isLetterOrDigit(c) || c > 127 ? String.valueOf(c) : "\\" + c);
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
    }

    private static int end(String glob, int start) {
        int i = start;
        if (i < glob.length() && (glob.charAt(i) == '!' || glob.charAt(i) == '^')) {
            i++;
        }
        i += i < glob.length() && glob.charAt(i) == ']' ? 1 : 0;
        while (i < glob.length() && glob.charAt(i) != ']') {
            if (glob.startsWith("[:", i) && glob.indexOf(":]", i) > 0) {
                i = glob.indexOf(":]", i) + 1;
            }
            i++;
        }
        return i < glob.length() ? i : -1;
    }

    private static void bracket(String content, StringBuilder regex) {
        boolean negated = content.startsWith("!") || content.startsWith("^");
        String set = content.substring(negated ? 1 : 0).replaceAll("([\\[\\]&\\\\^])", "\\\\$1")
                .replaceAll("\\\\\\[:([a-z]+):\\\\\\]", "\\\\p{posix-$1}");
        for (String[] name : new String[][] {{"alpha", "Alpha"}, {"digit", "Digit"}, {"alnum", "Alnum"}, {"upper", "Upper"},
            {"lower", "Lower"}, {"space", "Space"}, {"punct", "Punct"}, {"xdigit", "XDigit"}, {"blank", "Blank"}}) {
            set = set.replace("posix-" + name[0], name[1]);
        }
        regex.append(negated ? "[^" : "[").append(set).append(']');
    }
}
