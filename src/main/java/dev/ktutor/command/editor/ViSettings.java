package dev.ktutor.command.editor;

import java.util.Locale;

/** What {@code :set} and ~/.vimrc change. */
final class ViSettings {
    boolean number;
    boolean list;
    boolean expandTab;
    boolean autoIndent;
    boolean ignoreCase;
    boolean paste;
    int tabStop = 8;
    int shiftWidth = 8;

    /** Applies one setting such as {@code nu}, {@code nonumber}, {@code ts=2}; what is wrong with it, or "". */
    String apply(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        boolean on = !name.startsWith("no");
        String plain = (on ? name : name.substring(2)).toLowerCase(Locale.ROOT).replaceFirst("!$", "");
        switch (plain) {
            case "number", "nu" -> number = on;
            case "list" -> list = on;
            case "expandtab", "et" -> expandTab = on;
            case "autoindent", "ai", "smartindent", "si", "cindent" -> autoIndent = on;
            case "ignorecase", "ic" -> ignoreCase = on;
            case "paste" -> paste = on;
            case "tabstop", "ts", "shiftwidth", "sw", "softtabstop", "sts" -> {
                if (equals < 0 || !word.substring(equals + 1).matches("[0-9]{1,3}")) {
                    return "E521: Number required after =: " + word;
                }
                int value = Integer.parseInt(word.substring(equals + 1));
                if (plain.startsWith("t")) {
                    tabStop = Math.max(1, value);
                } else if (plain.startsWith("sh") || plain.equals("sw")) {
                    shiftWidth = value;
                }
            }
            case "hlsearch", "hls", "incsearch", "is", "ruler", "ru", "showmode", "smd", "showcmd", "wrap", "cursorline", "cul", "mouse",
                    "compatible", "cp", "syntax", "background", "bg", "encoding", "laststatus", "ls", "backspace", "bs", "smartcase", "scs",
                    "relativenumber", "rnu", "filetype", "cursorcolumn", "cuc", "showmatch", "sm", "foldmethod", "modifiable", "smarttab" -> { }
            default -> {
                return "E518: Unknown option: " + word;
            }
        }
        return "";
    }

    /** A step of indentation. */
    String indent() {
        int width = shiftWidth == 0 ? tabStop : shiftWidth;
        return expandTab ? " ".repeat(width) : width % tabStop == 0 ? "\t".repeat(width / tabStop) : " ".repeat(width);
    }

    /** Applies the lines of a vimrc; what it does not know is passed over. */
    void read(String vimrc) {
        for (String line : vimrc.split("\n")) {
            String trimmed = line.strip().replaceFirst("\\s+\".*$", "");
            if (trimmed.matches("set?\\s+.*")) {
                for (String word : trimmed.replaceFirst("^set?\\s+", "").split("\\s+")) {
                    apply(word);
                }
            }
        }
    }
}
