package dev.ktutor.command.editor.vi.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Vim's pattern syntax (its {@code pattern.txt}: magic levels, multis, classes, zero-width atoms) into Java's. */
final class Translator {
    private static final Map<Character, String> CLASSES = Map.ofEntries(Map.entry('s', "[ \\t]"), Map.entry('S', "[^ \\t\\n]"),
            Map.entry('d', "[0-9]"), Map.entry('D', "[^0-9\\n]"), Map.entry('x', "[0-9A-Fa-f]"), Map.entry('X', "[^0-9A-Fa-f\\n]"),
            Map.entry('o', "[0-7]"), Map.entry('O', "[^0-7\\n]"), Map.entry('w', "[0-9A-Za-z_]"), Map.entry('W', "[^0-9A-Za-z_\\n]"),
            Map.entry('h', "[A-Za-z_]"), Map.entry('H', "[^A-Za-z_\\n]"), Map.entry('a', "[A-Za-z]"), Map.entry('A', "[^A-Za-z\\n]"),
            Map.entry('l', "(?-i:[a-z])"), Map.entry('L', "(?-i:[^a-z\\n])"), Map.entry('u', "(?-i:[A-Z])"), Map.entry('U', "(?-i:[^A-Z\\n])"),
            Map.entry('i', "[0-9A-Za-z_\u00c0-\u00ff]"), Map.entry('I', "[A-Za-z_\u00c0-\u00ff]"), Map.entry('k', "[\\p{L}\\p{N}_]"),
            Map.entry('K', "[\\p{L}_]"), Map.entry('f', "[0-9A-Za-z/._+,#$%~=@-]"), Map.entry('F', "[A-Za-z/._+,#$%~=@-]"),
            Map.entry('p', "[^\\x00-\\x1f\\x7f]"), Map.entry('P', "[^\\x00-\\x1f\\x7f0-9]"),
            Map.entry('e', "\\x1b"), Map.entry('t', "\\t"), Map.entry('r', "\\r"), Map.entry('b', "\\x08"), Map.entry('n', "\\n"));

    private final String pattern;
    private final String tilde;
    private final StringBuilder out = new StringBuilder();
    private int at;
    /** How many characters are special by themselves: 3 very magic, 2 magic, 1 nomagic, 0 very nomagic. */
    private int magic = 2;
    private int groups;
    private int javaGroups;
    private final List<Integer> numbers = new ArrayList<>();
    private int depth;
    private int atomStart;
    private boolean atomReady;
    private boolean branchStart = true;
    private final int[] open = new int[32];
    private final boolean[] capturing = new boolean[32];
    private @Nullable Boolean ignoreCase;
    private boolean spansLines;
    private boolean hasStart;
    private boolean hasEnd;

    Translator(String pattern, String lastSubstitute) {
        this.pattern = pattern;
        this.tilde = lastSubstitute;
    }

    boolean spansLines() {
        return spansLines;
    }

    boolean hasStart() {
        return hasStart;
    }

    boolean hasEnd() {
        return hasEnd;
    }

    @Nullable Boolean ignoreCase() {
        return ignoreCase;
    }

    /** Java's pattern; groups are vim's, \zs and \ze are groups named vstart and vend. Fails with a {@link PatternError}. */
    String translate() {
        while (at < pattern.length()) {
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            boolean special;
            if (c == '\\') {
                if (at == pattern.length()) {
                    literal('\\');
                    break;
                }
                c = pattern.codePointAt(at);
                at += Character.charCount(c);
                special = !bare(c);
                if (!special && "vmMV".indexOf(c) < 0) {
                    literal(c);
                    continue;
                }
                special = true;
            } else {
                special = bare(c);
            }
            if (special) {
                special(c);
            } else {
                literal(c);
            }
        }
        if (depth > 0) {
            throw new PatternError(magic == 3 ? "E54: Unmatched (" : "E54: Unmatched \\(");
        }
        return out.toString();
    }

    /** Whether the character has its special meaning without a backslash. */
    private boolean bare(int c) {
        boolean starts = branchStart;
        return switch (c) {
            case '^' -> magic >= 1 ? magic == 3 || starts : starts;
            case '$' -> magic >= 1 ? magic == 3 || atBranchEnd() : atBranchEnd();
            case '.', '*', '[', '~' -> magic >= 2;
            case '+', '=', '?', '{', '@', '(', ')', '|', '<', '>', '&', '%' -> magic == 3;
            default -> false;
        };
    }

    private boolean atBranchEnd() {
        String rest = pattern.substring(at);
        return rest.isEmpty() || rest.startsWith("\\|") || rest.startsWith("\\)") || rest.startsWith("\\n") || rest.startsWith("\\&");
    }

    private void literal(int c) {
        atom(quote(c));
    }

    private static String quote(int c) {
        return c < 128 && !Character.isLetterOrDigit(c) ? "\\" + (char) c : Character.toString(c);
    }

    private void atom(String text) {
        atomStart = out.length();
        out.append(text);
        atomReady = true;
        branchStart = false;
    }

    private void special(int c) {
        switch (c) {
            case 'v' -> magic = 3;
            case 'm' -> magic = 2;
            case 'M' -> magic = 1;
            case 'V' -> magic = 0;
            case 'c' -> ignoreCase = true;
            case 'C' -> ignoreCase = false;
            case 'Z' -> { }
            case '.' -> atom("[^\\n]");
            case '^' -> zeroWidth("(?<![^\\n])");
            case '$' -> zeroWidth("(?![^\\n])");
            case '<' -> zeroWidth("(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])");
            case '>' -> zeroWidth("(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])");
            case '[' -> collection(false);
            case '~' -> atom("(?:" + tilde.codePoints().mapToObj(Translator::quote).reduce("", String::concat) + ")");
            case '*' -> star();
            case '+' -> multi("+", c);
            case '=', '?' -> multi("?", c);
            case '{' -> braces();
            case '@' -> look();
            case '(' -> group(true);
            case ')' -> close();
            case '|' -> branch();
            case '&' -> concat();
            case '%' -> percent();
            case 'z' -> zeroMarks();
            case '_' -> underscore();
            default -> character(c);
        }
    }

    private void character(int c) {
        String known = c < 128 ? CLASSES.get((char) c) : null;
        if (known != null) {
            spansLines |= c == 'n';
            atom(known);
        } else if (c >= '1' && c <= '9') {
            if (c - '0' > groups) {
                throw new PatternError("E65: Illegal back reference");
            }
            atom("(?:\\" + numbers.get(c - '1') + ")");
        } else {
            literal(c);
        }
    }

    private void zeroWidth(String text) {
        atomStart = out.length();
        out.append(text);
        atomReady = true;
        branchStart = false;
    }

    private void star() {
        if (branchStart || out.length() > 0 && !atomReady && out.toString().endsWith(")")) {
            // At the start of a pattern, after \( , \| and ^ it is itself.
            literal('*');
            return;
        }
        multi("*", '*');
    }

    private void multi(String java, int shown) {
        if (!atomReady) {
            throw new PatternError((magic == 3 ? "E866: (NFA regexp) Misplaced " : "E866: (NFA regexp) Misplaced ") + (char) shown);
        }
        wrapAtom();
        out.append(java);
        atomReady = false;
    }

    /** Java would bind a quantifier to the last character of a longer atom. */
    private void wrapAtom() {
        out.insert(atomStart, "(?:").append(')');
    }

    private void braces() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at, end).replaceFirst("\\\\$", "");
        if (end < 0 || !inside.matches("-?\\d{0,5}(,\\d{0,5})?")) {
            throw new PatternError("E554: Syntax error in \\{...}");
        }
        at = end + 1;
        boolean lazy = inside.startsWith("-");
        String bounds = lazy ? inside.substring(1) : inside;
        String java;
        if (bounds.isEmpty() || bounds.equals(",")) {
            java = "*";
        } else if (bounds.startsWith(",")) {
            java = "{0" + bounds + "}";
        } else {
            String[] ends = bounds.split(",");
            boolean swapped = ends.length == 2 && Integer.parseInt(ends[0]) > Integer.parseInt(ends[1]);
            java = "{" + (swapped ? ends[1] + "," + ends[0] : bounds) + "}";
        }
        multi(java + (lazy ? "?" : ""), '{');
    }

    private void look() {
        String rest = pattern.substring(at);
        String kind = rest.startsWith("<=") ? "(?<=" : rest.startsWith("<!") ? "(?<!" : rest.startsWith("=") ? "(?="
                : rest.startsWith("!") ? "(?!" : rest.startsWith(">") ? "(?>" : "";
        if (kind.isEmpty() || !atomReady) {
            throw new PatternError("E59: Invalid character after " + (magic == 3 ? "" : "\\") + "@");
        }
        at += kind.startsWith("(?<") ? 2 : 1;
        out.insert(atomStart, kind).append(')');
        atomReady = false;
    }

    private void group(boolean captures) {
        if (depth == 31 || captures && groups == 9) {
            throw new PatternError("E51: Too many " + (magic == 3 ? "" : "\\") + "(");
        }
        open[depth] = out.length();
        capturing[depth++] = captures;
        if (captures) {
            groups++;
            numbers.add(++javaGroups);
        }
        out.append(captures ? "(" : "(?:");
        branchStart = true;
        atomReady = false;
    }

    private void close() {
        if (depth == 0) {
            throw new PatternError(magic == 3 ? "E55: Unmatched )" : "E55: Unmatched \\)");
        }
        out.append(')');
        atomStart = open[--depth];
        atomReady = true;
        branchStart = false;
    }

    private void branch() {
        out.append('|');
        branchStart = true;
        atomReady = false;
    }

    /** {@code a\\&b}: what matches b where a matches too. */
    private void concat() {
        int start = depth == 0 ? 0 : open[depth - 1] + (capturing[depth - 1] ? 1 : 3);
        start = Math.max(start, out.lastIndexOf("|") + 1);
        out.insert(start, "(?=").append(')');
        branchStart = true;
        atomReady = false;
    }

    private void percent() {
        if (at == pattern.length()) {
            throw new PatternError("E71: Invalid character after " + (magic == 3 ? "" : "\\") + "%");
        }
        char c = pattern.charAt(at++);
        switch (c) {
            case '(' -> group(false);
            case '^' -> zeroWidth("\\A");
            case '$' -> zeroWidth("\\z");
            case 'd', 'x', 'u' -> {
                int end = at;
                int radix = c == 'd' ? 10 : 16;
                while (end < pattern.length() && end < at + (c == 'd' ? 7 : c == 'x' ? 2 : 4) && Character.digit(pattern.charAt(end), radix) >= 0) {
                    end++;
                }
                literal(end == at ? c : Integer.parseInt(pattern.substring(at, end), radix));
                at = end;
            }
            default -> throw new PatternError("E71: Invalid character after " + (magic == 3 ? "" : "\\") + "%");
        }
    }

    private void zeroMarks() {
        char c = at < pattern.length() ? pattern.charAt(at++) : 0;
        if (c == 's' && !hasStart) {
            hasStart = true;
            javaGroups++;
            out.append("(?<vstart>)");
        } else if (c == 'e' && !hasEnd) {
            hasEnd = true;
            javaGroups++;
            out.append("(?<vend>)");
        } else if (c != 's' && c != 'e') {
            throw new PatternError("E68: Invalid character after \\z");
        }
        atomReady = false;
    }

    private void underscore() {
        char c = at < pattern.length() ? pattern.charAt(at++) : 0;
        spansLines = true;
        if (c == '[') {
            collection(true);
        } else if (c == '.') {
            atom("[\\s\\S]");
        } else if (c == '^') {
            zeroWidth("(?<![^\\n])");
        } else if (c == '$') {
            zeroWidth("(?![^\\n])");
        } else if (CLASSES.containsKey(c)) {
            atom("(?:" + CLASSES.get(c) + "|\\n)");
        } else {
            throw new PatternError("E63: Invalid use of \\_");
        }
    }

    private void collection(boolean newline) {
        CollectionReader reader = new CollectionReader(pattern, at);
        String java = reader.read();
        if (java.isEmpty()) {
            literal('[');
            return;
        }
        at = reader.end();
        spansLines |= reader.hasNewline();
        atom(newline ? "(?:" + java + "|\\n)" : java);
    }

    /** Java's numbers of vim's groups, for \\zs and \\ze take numbers too. */
    List<Integer> numbers() {
        return List.copyOf(numbers);
    }
}
