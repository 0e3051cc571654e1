package dev.ktutor.command.kubectl.flags;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was said on the command line: flags with their values, and the other words. */
public final class ParsedFlags {
    private final FlagTable table;
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> args = new ArrayList<>();
    private int dash = -1;

    ParsedFlags(FlagTable table) {
        this.table = table;
    }

    void set(Flag flag, String text) {
        List<String> read = flag.type().read(text);
        if (flag.type().many()) {
            values.computeIfAbsent(flag.name(), n -> new ArrayList<>()).addAll(read);
        } else {
            values.put(flag.name(), read);
        }
    }

    void argument(String word) {
        args.add(word);
    }

    void dashes() {
        dash = args.size();
    }

    /** The words that are no flags. */
    public List<String> args() {
        return List.copyOf(args);
    }

    /** How many of them stood before {@code --}; -1 if there was none. */
    public int argsBeforeDash() {
        return dash;
    }

    /** Whether the flag was given. */
    public boolean changed(String flag) {
        return values.containsKey(flag);
    }

    /** Whether the command has such a flag. */
    public boolean has(String flag) {
        return table.find(flag).isPresent();
    }

    /** A text flag: what was given, or its default; "" if the command has no such flag. */
    public String text(String flag) {
        List<String> given = values.get(flag);
        if (given != null) {
            return given.isEmpty() ? "" : given.get(given.size() - 1);
        }
        return table.find(flag).map(Flag::initial).filter(initial -> !initial.startsWith("[")).orElse("");
    }

    /** A global text flag; "" if the command has one of its own of that name. */
    public String globalText(String flag) {
        return table.own(flag) ? "" : text(flag);
    }

    /** A yes-or-no flag. */
    public boolean flag(String flag) {
        return text(flag).equals("true");
    }

    /** A number flag. */
    public int number(String flag) {
        String text = text(flag);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** A duration flag. */
    public Duration duration(String flag) {
        String text = text(flag);
        return text.isEmpty() ? Duration.ZERO : FlagType.duration(text);
    }

    /** A list flag: what was given, or its default. */
    public List<String> list(String flag) {
        List<String> given = values.get(flag);
        if (given != null) {
            return List.copyOf(given);
        }
        String initial = table.find(flag).map(Flag::initial).orElse("[]");
        return initial.length() <= 2 ? List.of() : List.of(initial.substring(1, initial.length() - 1).split(","));
    }
}
