package dev.ktutor.command.editor.pager;

/** What less's options say at the moment; most can be changed by typing them while less runs. */
final class PagerOptions {
    private boolean numbers;
    private boolean chop;
    private boolean raw;
    private boolean squeeze;
    private int ignoreCase;
    private int shift;

    boolean numbers() {
        return numbers;
    }

    boolean chop() {
        return chop;
    }

    boolean raw() {
        return raw;
    }

    boolean squeeze() {
        return squeeze;
    }

    /** 0 no, 1 unless the pattern has capitals, 2 always. */
    int ignoreCase() {
        return ignoreCase;
    }

    /** Columns scrolled off on the left. */
    int shift() {
        return shift;
    }

    void shift(int columns) {
        shift = Math.max(0, columns);
    }

    void ignoreCase(int how) {
        ignoreCase = how;
    }

    /** Switches an option as if it were typed; what less says, or "" if there is no such option. */
    String toggle(char letter) {
        switch (letter) {
            case 'N' -> {
                numbers = !numbers;
                return numbers ? "Constantly display line numbers" : "Don't use line numbers";
            }
            case 'S' -> {
                chop = !chop;
                return chop ? "Chop long lines" : "Fold long lines";
            }
            case 'R', 'r' -> {
                raw = !raw;
                return raw ? "Display ANSI sequences directly, other control characters as ^X" : "Display control characters as ^X";
            }
            case 'i', 'I' -> {
                int asked = letter == 'i' ? 1 : 2;
                ignoreCase = ignoreCase == asked ? 0 : asked;
                return ignoreCase == 0 ? "Case is significant in searches" : asked == 1 ? "Ignore case in searches" : "Ignore case in searches and in patterns";
            }
            case 's' -> {
                squeeze = !squeeze;
                return squeeze ? "Squeeze multiple blank lines" : "Display all blank lines";
            }
            default -> {
                return "";
            }
        }
    }
}
