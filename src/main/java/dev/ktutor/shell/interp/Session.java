package dev.ktutor.shell.interp;

import dev.ktutor.host.Host;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.Credentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a shell and all its subshells share. */
final class Session {
    final Host host;
    final Credentials credentials;
    final @Nullable Screen screen;
    final boolean interactive;
    final Instant started;
    /** The shells that run, by process id, so that kill reaches their traps. */
    final Map<Integer, Interpreter> shells = new HashMap<>();
    final List<String> history = new ArrayList<>();
    /** Whether it speaks as busybox's shell at a prompt does. */
    boolean plain;
    /** How many lines the history has lost at its beginning, so that numbers stay. */
    int historyGone;
    /** How many of its lines are in the history's file. */
    int historySaved;
    /** How the shell was called: {@code s} from standard input, {@code c} with a command string, else 0. */
    char mode;
    /** How arguments are completed. */
    final CompletionTable completions = new CompletionTable();
    /** The argument of {@code -c}. */
    @Nullable String commandString;
    final RandomNumbers random;

    Session(Host host, Credentials credentials, @Nullable Screen screen, boolean interactive) {
        this.host = host;
        this.credentials = credentials;
        this.screen = screen;
        this.interactive = interactive;
        this.random = new RandomNumbers(host.chance().below(Integer.MAX_VALUE));
        this.started = host.simulation().now();
    }
}
