package dev.ktutor.command.editor.vi.pattern;

/** Text that lets itself be read only so often, so that a pattern that backtracks without end comes to one. */
final class BoundedText implements CharSequence {
    private static final long MOST_READS = 20_000_000;

    /** It was read too often. */
    static final class TooMuch extends RuntimeException {
        TooMuch() {
            super("too many steps", null, false, false);
        }
    }

    private final String text;
    private long reads;

    BoundedText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++reads > MOST_READS) {
            throw new TooMuch();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
