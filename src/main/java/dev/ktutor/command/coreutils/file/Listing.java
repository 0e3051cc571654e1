package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Size;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How ls shows entries: long lines, columns, rows, commas or one a line; indicators, quoting, colours. */
final class Listing {
    private static final Duration HALF_A_YEAR = Duration.ofSeconds(31556952 / 2);

    private final Call call;
    private final String layout;
    private final boolean terminal;
    private final boolean colors;
    private final String indicator;
    private boolean painted;

    Listing(Call call) {
        this.call = call;
        this.terminal = call.in().out().isTerminal();
        this.layout = layout(call, terminal);
        String color = call.has("color") ? call.value("color", "always") : "never";
        this.colors = (color.matches("always|yes|force") || color.matches("auto|tty|if-tty") && terminal) && knowsColors(call);
        this.indicator = indicator(call);
    }

    /** Whether the terminal is one that dircolors' table names, or the caller has a table of his own. */
    private static boolean knowsColors(Call call) {
        return !call.in().env("LS_COLORS").orElse("").isEmpty() || !call.in().env("COLORTERM").orElse("").isEmpty()
                || call.in().env("TERM").orElse("").matches("Eterm|ansi|.*color.*|con\\d+x\\d+|cons25|console|cygwin|.*direct.*|dtterm|gnome|hurd|jfbterm|konsole|kterm"
                + "|linux.*|mlterm|putty.*|rxvt.*|screen.*|st|terminator|tmux.*|vt100|vt220|xterm.*");
    }

    private static String layout(Call call, boolean terminal) {
        Parsed.Given given = call.parsed().last("l", "n", "g", "o", "full-time", "C", "x", "m", "1", "format", "zero");
        if (given == null) {
            return terminal ? "C" : "1";
        }
        boolean longOnes = given.is("l") || given.is("n") || given.is("g") || given.is("o") || given.is("full-time");
        boolean longBefore = List.of("l", "n", "g", "o", "full-time").stream().anyMatch(call::has);
        if (longOnes || given.is("1") && longBefore) {
            return "l";
        }
        if (given.is("format")) {
            return switch (given.text()) {
                case "long", "verbose" -> "l";
                case "commas" -> "m";
                case "across", "horizontal" -> "x";
                case "vertical" -> "C";
                default -> "1";
            };
        }
        return given.is("zero") ? "1" : String.valueOf(given.option().letters().get(0));
    }

    private static String indicator(Call call) {
        Parsed.Given given = call.parsed().last("F", "file-type", "p", "indicator-style");
        if (given == null) {
            return "none";
        }
        if (given.is("F") && (given.text().equals("never") || given.text().equals("auto") && !call.in().out().isTerminal())) {
            return "none";
        }
        return given.is("F") ? "classify" : given.is("file-type") ? "file-type" : given.is("p") ? "slash" : given.text();
    }

    boolean isLong() {
        return layout.equals("l");
    }

    String heading(String path) {
        return quoted(path);
    }

    private String quoted(String name) {
        if (call.has("Q")) {
            return Quote.styled("c", name);
        }
        Parsed.Given style = call.parsed().last("quoting-style", "b", "N");
        if (style != null && !style.is("N")) {
            return Quote.styled(style.is("b") ? "escape" : style.text(), name);
        }
        if (call.has("N") || !terminal) {
            return call.has("q") ? name.replaceAll("\\p{Cntrl}", "?") : name;
        }
        return Quote.listed(name);
    }

    /** Writes the entries; with the line of their total size if they are a directory's content. */
    void show(List<Entry> entries, boolean total) {
        String end = call.has("zero") ? "\0" : "\n";
        if (total && (isLong() || call.has("s"))) {
            long blocks = entries.stream().mapToLong(e -> kibibytes(e.stat())).sum();
            call.out().print("total " + blocks(blocks) + end);
        }
        if (isLong()) {
            longLines(entries, end);
            return;
        }
        List<String> texts = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        int inodes = entries.stream().mapToInt(e -> String.valueOf(e.stat().inode()).length()).max().orElse(0);
        int sizes = entries.stream().mapToInt(e -> blocks(kibibytes(e.stat())).length()).max().orElse(0);
        for (Entry entry : entries) {
            String lead = (call.has("Z") ? "? " : "") + (call.has("i") ? pad(String.valueOf(entry.stat().inode()), inodes) + " " : "")
                    + (call.has("s") ? pad(blocks(kibibytes(entry.stat())), sizes) + " " : "");
            String mark = mark(entry.stat(), entry.stat().isSymlink());
            String name = quoted(entry.name());
            texts.add(lead + colored(name, entry) + mark);
            widths.add(Columns.width(lead + name + mark));
        }
        switch (layout) {
            case "m" -> Columns.commas(call, texts, widths, width());
            case "C" -> Columns.grid(call, texts, widths, width(), false, tab());
            case "x" -> Columns.grid(call, texts, widths, width(), true, tab());
            default -> texts.forEach(text -> call.out().print(text + end));
        }
    }

    private int width() {
        String given = call.value("w", call.in().env("COLUMNS").orElse(""));
        if (given.matches("[0-9]{1,6}")) {
            int width = Integer.parseInt(given);
            return width == 0 ? Integer.MAX_VALUE / 2 : width;
        }
        return call.in().screen() != null && terminal ? call.in().screen().size().columns() : 80;
    }

    /** Where tab stops are; 0 if blanks alone lead to the next column. */
    private int tab() {
        if (width() > 1_000_000) {
            return 0;
        }
        return Numbers.width(call.value("T", "8")) * (call.has("T") || !colors ? 1 : 0);
    }

    private String blocks(long kibibytes) {
        return call.has("h") ? Size.human(kibibytes * 1024, 1024) : call.has("si") ? Size.human(kibibytes * 1024, 1000)
                : String.valueOf(kibibytes);
    }

    static long kibibytes(FileStat stat) {
        return stat.isRegular() ? (stat.size() + 4095) / 4096 * 4 : stat.isDirectory() ? 4 : 0;
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private String size(FileStat stat) {
        if (stat.kind() == FileKind.DEVICE) {
            return "1, 3";
        }
        return call.has("h") ? Size.human(stat.size(), 1024) : call.has("si") ? Size.human(stat.size(), 1000) : scaled(stat.size());
    }

    /** In units of --block-size, rounded up. */
    private String scaled(long size) {
        if (!call.has("block-size")) {
            return String.valueOf(size);
        }
        String text = call.value("block-size", "1");
        java.util.regex.Matcher unit = java.util.regex.Pattern.compile("([0-9]*)([KMGTP]?)(i?B?)").matcher(text);
        if (!unit.matches()) {
            throw new dev.ktutor.command.coreutils.tool.ToolExit(2, "invalid --block-size argument '" + text + "'");
        }
        long base = unit.group(3).equals("B") ? 1000 : 1024;
        long block = unit.group(1).isEmpty() ? 1 : Math.max(1, Numbers.clamped(unit.group(1)));
        for (int i = 0; i <= "KMGTP".indexOf(unit.group(2)) && !unit.group(2).isEmpty(); i++) {
            block *= base;
        }
        return (size + block - 1) / block + (unit.group(1).isEmpty() ? unit.group(2) + unit.group(3) : "");
    }

    private void longLines(List<Entry> entries, String end) {
        Users users = call.in().host().users();
        List<String[]> rows = new ArrayList<>();
        int[] widths = new int[6];
        for (Entry entry : entries) {
            FileStat stat = entry.stat();
            boolean numeric = call.has("n");
            String[] row = {call.has("i") ? String.valueOf(stat.inode()) : "", call.has("s") ? blocks(kibibytes(stat)) : "",
                String.valueOf(stat.links()), numeric ? String.valueOf(stat.uid()) : users.userName(stat.uid()),
                numeric ? String.valueOf(stat.gid()) : users.groupName(stat.gid()), size(stat)};
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
            rows.add(row);
        }
        for (int i = 0; i < rows.size(); i++) {
            Entry entry = entries.get(i);
            String[] row = rows.get(i);
            StringBuilder line = new StringBuilder();
            line.append(call.has("i") ? pad(row[0], widths[0]) + " " : "").append(call.has("s") ? pad(row[1], widths[1]) + " " : "");
            line.append(entry.stat().modeText()).append(' ').append(pad(row[2], widths[2])).append(' ');
            line.append(call.has("g") ? "" : padRight(row[3], widths[3]) + " ");
            line.append(call.has("o") || call.has("G") ? "" : padRight(row[4], widths[4]) + " ");
            line.append(call.has("author") ? padRight(row[3], widths[3]) + " " : "").append(call.has("Z") ? "? " : "");
            line.append(pad(row[5], widths[5])).append(' ').append(time(Ls.time(call, entry.stat()))).append(' ');
            line.append(colored(quoted(entry.name()), entry));
            if (entry.target() != null) {
                line.append(" -> ").append(quoted(entry.target()));
                line.append(entry.targetStat() == null ? "" : mark(entry.targetStat(), false));
            } else {
                line.append(mark(entry.stat(), false));
            }
            call.out().print(line + end);
        }
    }

    private String time(Instant moment) {
        Parsed.Given given = call.parsed().last("full-time", "time-style");
        String style = given == null ? call.in().env("TIME_STYLE").orElse("locale") : given.is("full-time") ? "full-iso" : given.text();
        Instant now = call.now();
        boolean recent = moment.isAfter(now.minus(HALF_A_YEAR)) && !moment.isAfter(now);
        String format = switch (style) {
            case "full-iso" -> "%Y-%m-%d %H:%M:%S.%N %z";
            case "long-iso" -> "%Y-%m-%d %H:%M";
            case "iso" -> recent ? "%m-%d %H:%M" : "%Y-%m-%d ";
            default -> style.startsWith("+") ? pick(style.substring(1), recent) : recent ? "%b %e %H:%M" : "%b %e  %Y";
        };
        return TimeFormat.format(format, moment, TimeZones.of(call.in()));
    }

    private static String pick(String formats, boolean recent) {
        int newline = formats.indexOf('\n');
        return newline < 0 ? formats : recent ? formats.substring(newline + 1) : formats.substring(0, newline);
    }

    private String mark(FileStat stat, boolean link) {
        if (indicator.equals("none")) {
            return "";
        }
        if (stat.isDirectory()) {
            return "/";
        }
        if (indicator.equals("slash")) {
            return "";
        }
        if (link || stat.isSymlink()) {
            return "@";
        }
        if (stat.kind() == FileKind.FIFO) {
            return "|";
        }
        return indicator.equals("classify") && stat.isRegular() && (stat.mode() & 0111) != 0 ? "*" : "";
    }

    private String colored(String name, Entry entry) {
        if (!colors) {
            return name;
        }
        FileStat stat = entry.stat();
        String code = stat.isSymlink() ? entry.targetStat() == null ? "40;31;01" : "01;36"
                : stat.isDirectory() ? (stat.mode() & 01002) == 01002 ? "30;42" : "01;34"
                : stat.kind() == FileKind.DEVICE ? "40;33;01" : stat.kind() == FileKind.FIFO ? "40;33"
                : (stat.mode() & 04000) != 0 ? "37;41" : (stat.mode() & 02000) != 0 ? "30;43" : (stat.mode() & 0111) != 0 ? "01;32"
                : name.matches(".*\\.(tar|tgz|gz|zip|xz|bz2|deb)") ? "01;31" : "";
        if (code.isEmpty()) {
            return name;
        }
        String begin = painted ? "" : "\u001b[0m";
        painted = true;
        return begin + "\u001b[" + code + "m" + name + "\u001b[0m";
    }
}
