package dev.ktutor.command.editor.vi.pattern;

import java.util.List;

/** The right side of a substitution: & and \1, line breaks, changes of case, ~ for the one before. */
public final class Replacement {
    private Replacement() { }

    /** Puts the last replacement where an unescaped ~ stands. */
    public static String withTilde(String text, String last) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append(next == '~' ? "~" : "\\" + next);
            } else {
                out.append(c == '~' ? last : String.valueOf(c));
            }
        }
        return out.toString();
    }

    /** The text for a match; an escaped r and a typed return become line breaks. */
    public static String expand(String template, List<String> groups) {
        CaseWriter out = new CaseWriter();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '&') {
                out.text(groups.get(0));
            } else if (c == '\r') {
                out.raw('\n');
            } else if (c != '\\' || i + 1 == template.length()) {
                out.text(String.valueOf(c));
            } else {
                char e = template.charAt(++i);
                if (e >= '0' && e <= '9') {
                    out.text(e - '0' < groups.size() ? groups.get(e - '0') : "");
                } else if ("uUlLeE".indexOf(e) >= 0) {
                    out.mode(e);
                } else {
                    switch (e) {
                        case 'r' -> out.raw('\n');
                        case 'n' -> out.raw('\0');
                        case 't' -> out.raw('\t');
                        case 'b' -> out.raw('\b');
                        case '\r' -> out.raw('\r');
                        default -> out.text(String.valueOf(e));
                    }
                }
            }
        }
        return out.toString();
    }

    /** Writes with the case that the letters u U l L behind a backslash ask for. */
    private static final class CaseWriter {
        private final StringBuilder out = new StringBuilder();
        private char next;
        private char all;

        void mode(char e) {
            switch (e) {
                case 'u', 'l' -> next = e;
                case 'U', 'L' -> all = e;
                default -> all = 0;
            }
        }

        void raw(char c) {
            out.append(c);
        }

        void text(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                char how = next != 0 ? next : all;
                next = 0;
                out.append(how == 'u' || how == 'U' ? Character.toUpperCase(c) : how == 'l' || how == 'L' ? Character.toLowerCase(c) : c);
            }
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
