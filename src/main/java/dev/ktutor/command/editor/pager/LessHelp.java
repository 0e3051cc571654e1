package dev.ktutor.command.editor.pager;

import java.util.List;

/** What h shows: less's commands in our own words. */
final class LessHelp {
    static final List<String> TEXT = List.of("                   COMMANDS OF LESS", "", "  q Q :q ZZ            Leave.", "  h H                  This page.", "",
            "  j e RETURN ^N        Down a line (or N lines).", "  k y ^P               Up a line (or N lines).", "  f SPACE ^F           Down a page.",
            "  b ^B                 Up a page.", "  d ^D   u ^U          Down, up half a page.", "  g <   G >            To the first, the last line (or line N).",
            "  p %                  To N percent of the text.", "  LEFT RIGHT           Sideways.", "", "  /pattern             Forward to a line that matches.",
            "  ?pattern             Backward.", "  n N                  The same again; the other way.", "  &pattern             Show matching lines only; & RETURN shows all.",
            "  ESC-u                No marks on what was found.", "", "  m' letter            Set a mark; go to it.", "  F                    Follow a file that grows; Ctrl-C ends it.",
            "  v                    Edit the file.", "  !command             Run a command.", "  = ^G                 Where in which file.",
            "  :n :p :x :e file     Next file, previous, first; another one.", "  -N -S -R -i -I -s    Switch an option.");

    private LessHelp() { }
}
