package dev.ktutor.command.editor.vi;

import java.util.List;

/**
 * Keys typed on a text.
 *
 * @param settings for {@code :set}, before it begins
 * @param text its lines
 * @param keys with escape, return and control characters as they are
 */
record ViCase(String settings, List<String> text, String keys) {

    /** What it led to: text, cursor (line from 1, characters from 1), the last complaint, what p would put. */
    record Outcome(List<String> text, int line, int column, String error, String register) { }

    /** Keys with control characters as vim's manual writes them. */
    static String shown(String keys) {
        StringBuilder out = new StringBuilder();
        keys.codePoints().forEach(c -> out.append(switch (c) {
            case 27 -> "⎋";
            case 13 -> "⏎";
            default -> c < 32 ? "^" + (char) (c + 64) : Character.toString(c);
        }));
        return out.toString();
    }

    /** The reverse of {@link #shown}. */
    static String typed(String shown) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            boolean control = c == '^' && i + 1 < shown.length() && shown.charAt(i + 1) >= 'A' && shown.charAt(i + 1) <= 'Z';
            if (control) {
                out.append((char) (shown.charAt(++i) - 64));
            } else {
                out.append(c == '⎋' ? '\u001b' : c == '⏎' ? '\r' : c == '⇥' ? '\t' : c);
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return "[" + settings + "] " + String.join("|", text) + "  «" + shown(keys) + "»";
    }
}
