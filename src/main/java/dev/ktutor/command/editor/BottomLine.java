package dev.ktutor.command.editor;

/** The line at the bottom of the screen while a command or a pattern is typed. */
final class BottomLine {
    /** What a key did. */
    enum Outcome { TYPING, DONE, CANCELLED }

    private final StringBuilder line = new StringBuilder();

    void begin(String text) {
        line.setLength(0);
        line.append(text);
    }

    String text() {
        return line.toString();
    }

    Outcome key(String key) {
        switch (key) {
            case "\u001b", "\u0003" -> {
                return Outcome.CANCELLED;
            }
            case "\r", "\n" -> {
                return Outcome.DONE;
            }
            case "\u007f", "\b" -> {
                if (line.length() == 0) {
                    return Outcome.CANCELLED;
                }
                line.setLength(line.length() - 1);
            }
            case "\u0015" -> line.setLength(0);
            default -> {
                if (!key.isEmpty() && key.charAt(0) >= 32 || key.equals("\t")) {
                    line.append(key);
                }
            }
        }
        return Outcome.TYPING;
    }
}
