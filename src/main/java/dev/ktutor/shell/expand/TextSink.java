package dev.ktutor.shell.expand;

/** Gathers one text: no splitting, no file names. */
final class TextSink implements Sink {

    /** What is done to text, quoted or not. */
    enum Kind {
        /** Nothing. */
        PLAIN,
        /** Quoted text is escaped so that it matches itself in a pattern. */
        PATTERN,
        /** The same, with all its characters escaped. */
        TRACED,
        /** Quoted text is escaped so that it matches itself in a regular expression. */
        REGEX,
        /** Quoted ampersands and backslashes are escaped. */
        REPLACEMENT
    }

    /** Shorter pieces are not worth asking about. */
    private static final int LONG = 512;

    private final Kind kind;
    private final ExpansionContext context;
    private final StringBuilder text = new StringBuilder();

    TextSink(Kind kind, ExpansionContext context) {
        this.kind = kind;
        this.context = context;
    }

    private void grow(int more) {
        if (more > LONG) {
            context.work(more);
            context.grown((long) text.length() + more);
        }
    }

    @Override
    public void literal(String more) {
        text.append(more);
    }

    @Override
    public void quoted(String more) {
        grow(more.length());
        switch (kind) {
            case PLAIN -> text.append(more);
            case PATTERN -> text.append(ShellPattern.escape(more));
            case TRACED -> more.codePoints().forEach(c -> text.append('\\').appendCodePoint(c));
            case REGEX -> escape(more, "\\.[]{}()*+?^$|");
            case REPLACEMENT -> escape(more, "\\&");
        }
    }

    private void escape(String more, String special) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (special.indexOf(c) >= 0) {
                text.append('\\');
            }
            text.append(c);
        }
    }

    @Override
    public void value(String more) {
        grow(more.length());
        text.append(more);
    }

    @Override
    public void next(String separator) {
        text.append(separator);
    }

    String text() {
        return text.toString();
    }
}
