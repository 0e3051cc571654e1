package dev.ktutor.command.kubectl.flags;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as its help declares it.
 *
 * @param path {@code kubectl create role}
 * @param help the help text
 * @param subcommands their names, in the order of the help
 * @param aliases other names it answers to
 * @param flags what it takes
 */
public record CommandSpec(String path, String help, List<String> subcommands, List<String> aliases, FlagTable flags) {
    private static final Pattern SUBCOMMAND = Pattern.compile("  ([a-z][a-z0-9-]*)(?: +(.*))?");
    private static final Pattern HEADING = Pattern.compile("[A-Z].*ommands.*:");

    static CommandSpec read(String path, String help, List<Flag> global) {
        List<String> aliases = new ArrayList<>();
        String[] lines = help.split("\n", -1);
        for (int i = 0; i + 1 < lines.length; i++) {
            if (lines[i].equals("Aliases:")) {
                aliases.addAll(List.of(lines[i + 1].strip().split(", ")));
            }
        }
        return new CommandSpec(path, help, subcommands(lines), aliases, FlagTable.of(FlagTable.read(help), global));
    }

    private static List<String> subcommands(String[] lines) {
        List<String> names = new ArrayList<>();
        boolean listing = false;
        for (String line : lines) {
            Matcher item = SUBCOMMAND.matcher(line);
            if (HEADING.matcher(line).matches()) {
                listing = true;
            } else if (!line.isEmpty() && !line.startsWith(" ")) {
                listing = false;
            } else if (listing && item.matches()) {
                names.add(item.group(1));
            }
        }
        return names;
    }

    /** Its last word. */
    public String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** The one line that says what a subcommand does, "" if the help has none. */
    public String synopsis(String subcommand) {
        return help.lines().filter(line -> line.startsWith("  " + subcommand + " ")).findFirst()
                .map(line -> line.strip().substring(subcommand.length()).strip()).orElse("");
    }
}
