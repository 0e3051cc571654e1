package dev.ktutor.command.coreutils.diff;

/** The colours of {@code --color}: header, range, deleted, added. */
enum Palette {
    /** None. */
    PLAIN,
    /** GNU diff's own. */
    COLORED;

    /** What a line of the output is. */
    enum Kind {
        /** A file's name. */
        HEADER("1"),
        /** Where a hunk is. */
        RANGE("36"),
        /** A line of the first file. */
        DELETED("31"),
        /** A line of the second file. */
        ADDED("32"),
        /** A line of both. */
        COMMON("");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    /** A line in its colour; the newline stays outside. */
    String paint(Kind kind, String line) {
        if (this == PLAIN || kind.code.isEmpty()) {
            return line;
        }
        int end = line.indexOf('\n');
        String text = end < 0 ? line : line.substring(0, end);
        return "\u001b[" + kind.code + "m" + text + "\u001b[0m" + line.substring(text.length());
    }
}
