package dev.ktutor.command.editor.vi.text;

import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** vi's settings: every option of vim 9.0 by name, of which some have an effect here and all can be set and asked. */
public final class Options {
    /** What an option holds. */
    public enum Kind { BOOLEAN, NUMBER, STRING }

    /**
     * An option.
     *
     * @param name its full name
     * @param shortName its abbreviation, or "-"
     * @param kind what it holds
     * @param initial its default; "-" where this build of vim lacks it
     */
    public record Option(String name, String shortName, Kind kind, String initial) { }

    private static final Map<String, Option> TABLE = load();
    private final Map<String, String> values = new LinkedHashMap<>();

    private static Map<String, Option> load() {
        Map<String, Option> table = new TreeMap<>();
        try (InputStream in = Options.class.getResourceAsStream("/dev/ktutor/command/editor/vi/options.txt")) {
            ByteText.decode(in.readAllBytes()).lines().filter(l -> !l.startsWith("#")).forEach(line -> {
                String[] part = line.split(" ", 4);
                Kind kind = Kind.valueOf(part[2].toUpperCase(java.util.Locale.ROOT));
                Option option = new Option(part[0], part[1], kind, part.length > 3 ? part[3].replace("\\t", "\t") : "");
                table.put(part[0], option);
                if (!part[1].equals("-")) {
                    table.put(part[1], option);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(table);
    }

    /** The option of that name or abbreviation. */
    public static @Nullable Option find(String name) {
        return TABLE.get(name);
    }

    /** All options by full name. */
    public static Map<String, Option> all() {
        Map<String, Option> full = new TreeMap<>();
        TABLE.values().forEach(o -> full.put(o.name(), o));
        return full;
    }

    /** An option's value as text; booleans are 0 and 1. */
    public String text(String name) {
        String own = values.get(name);
        Option option = TABLE.get(name);
        return own != null ? own : option == null || option.initial().equals("-") ? "" : option.initial();
    }

    /** Whether it is on. */
    public boolean on(String name) {
        return text(name).equals("1");
    }

    /** Its number. */
    public int number(String name) {
        String text = text(name);
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Sets it, by full name. */
    public void set(String name, String value) {
        values.put(name, value);
    }

    /** Switches it on or off. */
    public void set(String name, boolean on) {
        values.put(name, on ? "1" : "0");
    }

    /** Cells of a tab. */
    public int tabStop() {
        return Math.max(1, number("tabstop"));
    }

    /** Cells of one shift; 'tabstop' if 'shiftwidth' is 0. */
    public int shiftWidth() {
        int width = number("shiftwidth");
        return width > 0 ? width : tabStop();
    }

    /** Cells that a typed tab fills; 0 if tabs are typed as tabs. */
    public int softTabStop() {
        int width = number("softtabstop");
        return width < 0 ? shiftWidth() : width;
    }

    /** Pasting switches what helps typing off. */
    public boolean pasting() {
        return on("paste");
    }

    /** Whether typed tabs become spaces. */
    public boolean expandTab() {
        return on("expandtab") && !pasting();
    }

    /** Whether a new line gets the indent of the one before. */
    public boolean autoIndent() {
        return on("autoindent") && !pasting();
    }
}
