package dev.ktutor.host;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The programs that exist, by name. Which of them a host has is decided by the files in its /usr/bin. */
public final class CommandTable {
    private final Map<String, Command> commands = new TreeMap<>();

    /** A table of the given commands; of two with one name the later counts. */
    public CommandTable(Collection<? extends Command> commands) {
        commands.forEach(command -> this.commands.put(command.name(), command));
    }

    /** The command of that name. */
    public Optional<Command> find(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** All of them, by name. */
    public Collection<Command> all() {
        return commands.values();
    }
}
