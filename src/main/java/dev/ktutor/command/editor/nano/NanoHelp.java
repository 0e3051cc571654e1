package dev.ktutor.command.editor.nano;

import java.util.List;

/** What ^G shows: nano's keys in our own words. ^ is Control, M- is Alt or a press of Escape before. */
final class NanoHelp {
    static final List<String> TEXT = List.of("Keys: ^X is Control with x, M-X is Alt with x (or Escape, then x).", "", "^O       Write the file", "^S       Write it under its name",
            "^X       Leave", "^R       Insert another file", "", "^W       Search        M-W   the next one", "^\\       Replace", "^/ M-G   Go to a line",
            "^C       Where the cursor is", "", "^K       Cut the line, or what is marked", "M-6      Copy it", "^U       Paste", "M-A ^6   Set a mark",
            "M-U M-E  Undo, redo", "M-} M-{  Indent, unindent", "", "^A ^E    Start, end of the line", "^Y ^V    Page up, page down", "M-\\ M-/  First line, last line",
            "^Left ^Right  Word back, word forward");

    private NanoHelp() { }
}
