package dev.ktutor.command.editor;

import org.jspecify.annotations.Nullable;

/** vi's motions with what they remember: the last pattern and the last character looked for. */
final class ViMotions {
    private final TextBuffer text;
    private final ViSettings settings;
    private String lastSearch = "";
    private char lastDirection = '/';
    private String lastFind = "";
    private String lastFindKey = "f";

    ViMotions(TextBuffer text, ViSettings settings) {
        this.text = text;
        this.settings = settings;
    }

    String lastSearch() {
        return lastSearch;
    }

    void remember(String pattern) {
        lastSearch = pattern;
    }

    /** Where a typed pattern is found, an empty one being the last; null if nowhere. */
    @Nullable Motion search(String typed, char direction) {
        lastSearch = typed.isEmpty() ? lastSearch : typed;
        lastDirection = direction;
        return ViSearch.next(text, lastSearch, lastDirection, settings.ignoreCase, 1);
    }

    /** The motion of a command, with searches and the memory of f and t. */
    @Nullable Motion of(String command, int times, boolean uncounted) {
        int given = uncounted ? 0 : times;
        switch (command) {
            case "n", "N" -> {
                char direction = command.equals("n") ? lastDirection : lastDirection == '/' ? '?' : '/';
                return ViSearch.next(text, lastSearch, direction, settings.ignoreCase, times);
            }
            case "*", "#" -> {
                TextObject word = TextObject.of(text, true, "w");
                if (word == null) {
                    return null;
                }
                lastSearch = "\\<" + text.line().substring(word.fromColumn(), word.toColumn()) + "\\>";
                lastDirection = command.equals("*") ? '/' : '?';
                return ViSearch.next(text, lastSearch, lastDirection, settings.ignoreCase, times);
            }
            case ";", "," -> {
                String find = command.equals(";") ? lastFindKey : swapped(lastFindKey);
                return lastFind.isEmpty() ? null : Motion.of(text, find, given, lastFind);
            }
            case "H" -> {
                return new Motion(Math.max(0, text.row() - 10), 0, true, false);
            }
            case "L" -> {
                return new Motion(Math.min(text.size() - 1, text.row() + 10), 0, true, false);
            }
            default -> {
                if (command.length() > 1 && "fFtT".indexOf(command.charAt(0)) >= 0) {
                    lastFindKey = command.substring(0, 1);
                    lastFind = command.substring(1);
                    return Motion.of(text, lastFindKey, given, lastFind);
                }
                return Motion.of(text, command, given, "");
            }
        }
    }

    private static String swapped(String key) {
        return Character.isUpperCase(key.charAt(0)) ? key.toLowerCase(java.util.Locale.ROOT) : key.toUpperCase(java.util.Locale.ROOT);
    }
}
