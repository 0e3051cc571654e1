package dev.ktutor.command.editor.nano;

import java.util.List;

/** The two lines of keys at the bottom, one list a situation: key and name, column by column. */
enum NanoMenu {
    MAIN("^G Help", "^X Exit", "^O Write Out", "^R Read File", "^W Where Is", "^\\ Replace", "^K Cut", "^U Paste", "^T Execute", "^J Justify",
            "^C Location", "^/ Go To Line", "M-U Undo", "M-E Redo", "M-A Set Mark", "M-6 Copy", "M-] To Bracket", "^Q Where Was", "M-Q Previous", "M-W Next",
            "^B Back", "^F Forward", "^\u25C2 Prev Word", "^\u25B8 Next Word", "^A Home", "^E End", "^P Prev Line", "^N Next Line"),
    SEARCH("^G Help", "^C Cancel", "M-C Case Sens", "M-R Reg.exp.", "M-B Backwards", "^R Replace", "^P Older", "^N Newer", "^T Go To Line"),
    REPLACE("^G Help", "^C Cancel", "M-C Case Sens", "M-R Reg.exp.", "M-B Backwards", "^R No Replace", "^P Older", "^N Newer"),
    REPLACE_WITH("^G Help", "^C Cancel", "", "", "", "", "^P Older", "^N Newer"),
    INSTANCE(" Y Yes", " N No", " A All", "^C Cancel"),
    SAVE(" Y Yes", " N No", "", "^C Cancel"),
    LINE("^G Help", "^C Cancel", "^W Begin of Paragr.", "^O End of Paragraph", "^Y First Line", "^V Last Line", "^T Go To Text"),
    WRITE("^G Help", "^C Cancel", "M-D DOS Format", "M-M Mac Format", "M-A Append", "M-P Prepend", "M-B Backup File", "^T Browse"),
    READ("^G Help", "^C Cancel", "M-F New Buffer", "M-N No Conversion", "^X Execute Command", "^T Browse"),
    HELP("^L Refresh", "^X Close", "^P Prev Line", "^N Next Line", "^Y Prev Page", "^V Next Page");

    private final List<String> entries;

    NanoMenu(String... entries) {
        this.entries = List.of(entries);
    }

    /** One of the two lines, with keys in reverse. */
    String row(int which, int columns) {
        int pairs = (entries.size() + 1) / 2;
        int fit = Math.max(1, columns / (this == MAIN ? 13 : 16));
        int shown = Math.min(pairs, fit);
        int width = this == INSTANCE || this == SAVE ? 16 : columns / shown;
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            int index = 2 * i + which;
            String entry = index < entries.size() ? entries.get(index) : "";
            String cut = entry.substring(0, Math.min(entry.length(), i == shown - 1 ? width : width - 1));
            int key = cut.isEmpty() ? 0 : cut.indexOf(' ', 1);
            row.append(key <= 0 ? cut : "\u001b[7m" + cut.substring(0, key) + "\u001b[0m" + cut.substring(key)).append(" ".repeat(Math.max(0, width - cut.length())));
        }
        return row.toString().stripTrailing();
    }
}
