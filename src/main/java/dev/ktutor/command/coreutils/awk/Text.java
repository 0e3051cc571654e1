package dev.ktutor.command.coreutils.awk;

/** A string that came from outside: compared as a number if it looks like one. */
final class Text {
    static final Text NOTHING = new Text("");
    private final String text;
    private boolean known;
    private boolean numeric;
    private double number;

    Text(String text) {
        this.text = text;
    }

    private void look() {
        if (!known) {
            known = true;
            String trimmed = text.strip();
            int end = Values.numberLength(trimmed);
            numeric = this == NOTHING || end > 0 && end == trimmed.length();
            number = end > 0 ? Double.parseDouble(trimmed.substring(0, end)) : 0;
        }
    }

    boolean numeric() {
        look();
        return numeric;
    }

    double number() {
        look();
        return number;
    }

    @Override
    public String toString() {
        return text;
    }
}
