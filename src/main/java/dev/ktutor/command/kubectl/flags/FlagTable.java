package dev.ktutor.command.kubectl.flags;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The flags of one command, read from the "Options:" part of its help; the default tells the type, few tell it themselves. */
public final class FlagTable {
    private static final Pattern LINE = Pattern.compile("    (?:-(.), )?--([a-z0-9-]+)=(.*):");

    /** Lists of which each value may hold several, separated by commas (as the real flags take them; help cannot tell). */
    private static final Set<String> SLICES = Set.of("address", "auth-provider-arg", "categories", "exec-arg", "filename",
            "from-env-file", "from-file", "image", "keys", "label-columns", "namespaces", "non-resource-url", "resource", "tcp",
            "types", "verb", "verbs");
    /** Flags that may stand without a value, and what they then mean. */
    private static final Map<String, String> BARE = Map.of("cascade", "background", "dry-run", "unchanged", "validate", "strict");

    /** What every command has besides. */
    private static final Flag HELP = new Flag("help", "h", FlagType.BOOL, "false", "true", "");

    private final Set<String> own;
    private final Map<String, Flag> byName = new LinkedHashMap<>();
    private final Map<String, Flag> byLetter = new LinkedHashMap<>();

    private FlagTable(List<Flag> flags, Set<String> own) {
        this.own = own;
        for (Flag flag : flags) {
            byName.putIfAbsent(flag.name(), flag);
            if (!flag.shorthand().isEmpty()) {
                byLetter.putIfAbsent(flag.shorthand(), flag);
            }
        }
    }

    /** The flags a help text lists. */
    static List<Flag> read(String help) {
        List<Flag> flags = new ArrayList<>();
        String[] lines = help.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher line = LINE.matcher(lines[i]);
            if (line.matches()) {
                String letter = line.group(1) == null ? "" : line.group(1);
                flags.add(flag(line.group(2), letter, line.group(3), i + 1 < lines.length ? lines[i + 1].strip() : ""));
            }
        }
        return flags;
    }

    private static Flag flag(String name, String letter, String shown, String help) {
        boolean quoted = shown.startsWith("'");
        String initial = quoted ? shown.substring(1, shown.length() - 1) : shown;
        FlagType type = quoted ? FlagType.STRING : shown.equals("true") || shown.equals("false") ? FlagType.BOOL
                : shown.startsWith("[") ? SLICES.contains(name) ? FlagType.STRING_SLICE : FlagType.STRING_ARRAY
                : shown.matches("-?[0-9]+") ? FlagType.INT : shown.matches("[0-9hms.]+s") ? FlagType.DURATION : FlagType.STRING;
        String bare = type == FlagType.BOOL ? "true" : type == FlagType.STRING ? BARE.getOrDefault(name, "") : "";
        return new Flag(name, letter, type, initial, bare, help);
    }

    /** A command's own flags, the global ones and {@code --help}; of two with one name the command's counts. */
    static FlagTable of(List<Flag> own, List<Flag> global) {
        List<Flag> all = new ArrayList<>(own);
        all.add(HELP);
        all.addAll(global);
        return new FlagTable(all, own.stream().map(Flag::name).collect(java.util.stream.Collectors.toSet()));
    }

    /** The flag of that name; underscores count as dashes. */
    public Optional<Flag> find(String name) {
        return Optional.ofNullable(byName.get(name.replace('_', '-')));
    }

    /** The flag with that letter. */
    public Optional<Flag> letter(String letter) {
        return Optional.ofNullable(byLetter.get(letter));
    }

    /** Whether the command has a flag of its own of that name, which hides the global one. */
    boolean own(String name) {
        return own.contains(name);
    }

    /** All of them. */
    public Collection<Flag> all() {
        return byName.values();
    }
}
