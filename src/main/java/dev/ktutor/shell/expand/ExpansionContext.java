package dev.ktutor.shell.expand;

import dev.ktutor.host.fs.FileView;
import dev.ktutor.shell.syntax.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expansion needs of the shell it happens in. */
public interface ExpansionContext {

    /** The variables. */
    Variables variables();

    /** The positional parameters from $1 on. */
    List<String> positional();

    /** The value of a special parameter: one of {@code ? # $ ! - 0}; null if unset. */
    @Nullable String special(char name);

    /** Whether an option is on. */
    boolean on(ShellOption option);

    /** The file system from the shell's directory. */
    FileView files();

    /** Runs a command substitution and gives its output without the newlines at its end. */
    String commandOutput(Part.CommandSubstitution substitution);

    /** Starts a process substitution and gives the file name that stands for it. */
    String processFile(Part.ProcessSubstitution substitution);

    /** The home directory of a user, null if there is no such user. */
    @Nullable String home(String user);

    /** An expansion looks at or makes so much text: lets it be interrupted and stopped. */
    default void work(long characters) { }

    /** A text has become that long; fails if nothing may be. */
    default void grown(long characters) { }

    /** Says something on standard error that does not end the expansion. */
    default void complain(String text) { }

    /** The text with a prompt's escapes replaced, for {@code ${x@P}}. */
    String prompt(String text);
}
