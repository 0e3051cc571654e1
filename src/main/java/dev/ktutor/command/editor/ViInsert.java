package dev.ktutor.command.editor;

/** What keys do while text is typed. */
final class ViInsert {
    private final TextBuffer text;
    private final ViSettings settings;
    private final ViChanges changes;
    private final StringBuilder inserted = new StringBuilder();
    private int count = 1;

    ViInsert(TextBuffer text, ViSettings settings, ViChanges changes) {
        this.text = text;
        this.settings = settings;
        this.changes = changes;
    }

    /** Begins; what is typed will be there so many times in the end. */
    void begin(int times) {
        inserted.setLength(0);
        count = times;
    }

    /** One key; whether it was the one that ends typing. */
    boolean key(String key, boolean replace) {
        switch (key) {
            case "\u001b", "\u0003" -> {
                leave();
                return true;
            }
            case "\r", "\n" -> {
                String indent = changes.indentation();
                text.insert("\n" + indent);
                inserted.append('\n').append(indent);
            }
            case "\u007f", "\b" -> backspace();
            case "\u0017" -> {
                Motion back = Motion.of(text, "b", 1, "");
                if (back != null && back.row() == text.row()) {
                    text.remove(text.row(), back.column(), text.row(), text.column());
                }
            }
            case "\t" -> type(settings.expandTab && !settings.paste ? " ".repeat(tabWidth()) : "\t", replace);
            case "\u001b[3~" -> {
                if (text.column() < text.line().length()) {
                    text.remove(text.row(), text.column(), text.row(), text.column() + 1);
                }
            }
            default -> {
                Motion motion = key.startsWith("\u001b") ? Motion.of(text, key, 1, "") : null;
                if (motion != null) {
                    text.moveTo(motion.row(), key.matches("\u001b(\\[F|OF|\\[4~)") ? motion.column() + 1 : motion.column());
                } else if (!key.isEmpty() && (key.charAt(0) >= 32 || key.length() > 1 && !key.startsWith("\u001b"))) {
                    type(key, replace);
                }
            }
        }
        return false;
    }

    private int tabWidth() {
        int width = settings.shiftWidth > 0 && settings.shiftWidth < 8 ? settings.shiftWidth : settings.tabStop;
        return width - text.column() % width;
    }

    private void type(String what, boolean replace) {
        if (replace && text.column() < text.line().length()) {
            text.remove(text.row(), text.column(), text.row(), Math.min(text.line().length(), text.column() + what.length()));
        }
        text.insert(what);
        inserted.append(what);
    }

    private void backspace() {
        if (text.column() > 0) {
            text.remove(text.row(), text.column() - 1, text.row(), text.column());
        } else if (text.row() > 0) {
            int row = text.row() - 1;
            text.remove(row, text.line(row).length(), text.row(), 0);
        }
        if (inserted.length() > 0) {
            inserted.setLength(inserted.length() - 1);
        }
    }

    private void leave() {
        for (int i = 1; i < count && inserted.length() > 0; i++) {
            text.insert(inserted.toString());
        }
        count = 1;
        if (text.line().isBlank() && settings.autoIndent && inserted.length() == 0 && !text.line().isEmpty()) {
            text.setLine(text.row(), "");
        }
        text.moveTo(text.row(), text.column() - 1);
        text.dropIdleCheckpoint();
    }
}
