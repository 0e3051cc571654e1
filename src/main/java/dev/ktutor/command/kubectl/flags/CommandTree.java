package dev.ktutor.command.kubectl.flags;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of kubectl's commands; each is read from its help text when it is first asked for. */
public final class CommandTree {
    private static final String FOLDER = "/dev/ktutor/kubectl/help/";

    /** Commands that the help does not list. */
    private static final List<String> UNLISTED = List.of("alpha", "options", "help");

    private final Map<String, CommandSpec> read = new HashMap<>();
    private final List<Flag> global = FlagTable.read(text("options"));
    private final Map<String, String> aliases = AliasTable.ALIASES;

    /** The root command. */
    public CommandSpec root() {
        return spec("kubectl");
    }

    /** The global flags. */
    public List<Flag> global() {
        return global;
    }

    /** The text of {@code kubectl options}. */
    public String options() {
        return text("options");
    }

    /** The command below another, by name or alias. */
    public Optional<CommandSpec> below(CommandSpec parent, String name) {
        String real = aliases.getOrDefault(parent.path() + " " + name, name);
        boolean unlisted = parent.path().equals("kubectl") && UNLISTED.contains(real);
        if (!unlisted && !parent.subcommands().contains(real)) {
            return Optional.empty();
        }
        return Optional.of(spec(parent.path() + " " + real));
    }

    private synchronized CommandSpec spec(String path) {
        return read.computeIfAbsent(path, p -> CommandSpec.read(p, text(p.replace(' ', '-')), global));
    }

    private static String text(String name) {
        try (InputStream in = CommandTree.class.getResourceAsStream(FOLDER + name + ".txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
