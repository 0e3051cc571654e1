package dev.ktutor.command.coreutils.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tool's options, read from a declaration that has the layout of GNU's {@code --help}, one option a line:
 * {@code -w, --width=COLS  what it does}; {@code [=WHEN]} makes the argument optional, {@code -f FILE} gives one to an
 * option without a long form. Lines that do not begin with blanks and a dash are prose.
 */
public final class OptionTable {
    private final List<Opt> options = new ArrayList<>();

    private OptionTable() { }

    /** Reads a declaration. */
    public static OptionTable of(String declaration) {
        OptionTable table = new OptionTable();
        declaration.lines().map(String::strip).filter(line -> line.startsWith("-")).forEach(table::declare);
        table.options.add(new Opt(List.of(), List.of("help"), Opt.Argument.NONE));
        table.options.add(new Opt(List.of(), List.of("version"), Opt.Argument.NONE));
        return table;
    }

    private void declare(String line) {
        int gap = line.indexOf("  ");
        List<Character> letters = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Opt.Argument argument = Opt.Argument.NONE;
        for (String form : (gap < 0 ? line : line.substring(0, gap)).split(", ")) {
            int end = form.startsWith("--") ? 2 : 1;
            if (end == 1) {
                letters.add(form.charAt(1));
                end = 2;
            } else {
                while (end < form.length() && (Character.isLetterOrDigit(form.charAt(end)) || form.charAt(end) == '-')) {
                    end++;
                }
                names.add(form.substring(2, end));
            }
            if (end < form.length()) {
                argument = form.charAt(end) == '[' ? Opt.Argument.OPTIONAL : Opt.Argument.REQUIRED;
            }
        }
        options.add(new Opt(List.copyOf(letters), List.copyOf(names), argument));
    }

    /** All of them, in the order declared; {@code --help} and {@code --version} last. */
    public List<Opt> all() {
        return List.copyOf(options);
    }

    Optional<Opt> letter(char letter) {
        return options.stream().filter(o -> o.letters().contains(letter)).findFirst();
    }

    /** The long names that begin so; a full match counts alone. */
    List<String> matching(String prefix) {
        List<String> matches = new ArrayList<>();
        for (Opt option : options) {
            for (String name : option.names()) {
                if (name.equals(prefix)) {
                    return List.of(name);
                }
                if (name.startsWith(prefix)) {
                    matches.add(name);
                }
            }
        }
        return matches;
    }

    Opt named(String name) {
        return options.stream().filter(o -> o.names().contains(name)).findFirst().orElseThrow();
    }
}
