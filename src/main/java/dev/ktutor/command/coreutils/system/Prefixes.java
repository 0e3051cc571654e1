package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** nohup, nice, ionice, setsid, stdbuf: they change how a command runs in ways that make no difference in a lab, and run it. */
public final class Prefixes extends Launcher {
    private final Map<String, String> checks;
    private final boolean needsCommand;
    private final String complaint;

    /**
     * A prefix.
     *
     * @param complaint what is said in front of a command that cannot be run
     * @param checks for an option's letter the values it takes, and after a tab how another one is refused
     */
    private Prefixes(String name, String synopsis, String declaration, boolean needsCommand, String complaint, Map<String, String> checks) {
        super(name, synopsis, declaration);
        this.needsCommand = needsCommand;
        this.complaint = complaint;
        this.checks = checks;
    }

    /** All of them. */
    public static List<Command> all() {
        return List.of(
                new Prefixes("nohup", "Run COMMAND, ignoring hangup signals.", "COMMAND [ARG]...\n", true, "failed to run command ", Map.of()),
                new Prefixes("nice", "Run COMMAND with an adjusted niceness, which affects process scheduling.", """
                        [OPTION] [COMMAND [ARG]...]
                          -n, --adjustment=N   add integer N to the niceness (default 10)
                        """, false, "", Map.of("n", "[-+]?[0-9]+\tinvalid adjustment ")),
                new Prefixes("ionice", "Show or change the I/O-scheduling class and priority of a process.", """
                        [options] <command>
                          -c, --class=class      name or number of scheduling class
                          -n, --classdata=num    priority (0..7) in the specified scheduling class
                          -t, --ignore           ignore failures
                        """, true, "failed to execute ", Map.of()),
                new Prefixes("setsid", "Run a program in a new session.", """
                        [options] <program> [arguments ...]
                          -c, --ctty     set the controlling terminal to the current one
                          -f, --fork     always fork
                          -w, --wait     wait program to exit, and use the same return
                        """, true, "failed to execute ", Map.of()),
                new Prefixes("stdbuf", "Run COMMAND, with modified buffering operations for its standard streams.", """
                        OPTION... COMMAND
                          -i, --input=MODE   adjust standard input stream buffering
                          -o, --output=MODE  adjust standard output stream buffering
                          -e, --error=MODE   adjust standard error stream buffering
                        """, true, "failed to run command ", Map.of("i", "L|[0-9]+[KMG]?B?\tinvalid mode ", "o", "L|[0-9]+[KMG]?B?\tinvalid mode ",
                        "e", "L|[0-9]+[KMG]?B?\tinvalid mode ")));
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // "nice -5 CMD" is "nice -n 5 CMD".
        List<String> prepared = new ArrayList<>(args);
        if (name().equals("nice") && !args.isEmpty() && args.get(0).matches("-[-+]?[0-9]+")) {
            prepared.set(0, "--adjustment=" + args.get(0).substring(1));
        }
        return prepared;
    }

    @Override
    protected String complaint() {
        return complaint;
    }

    @Override
    protected String quoted(String program) {
        return name().equals("nohup") ? Quote.always(program) : name().equals("setsid") || name().equals("ionice") ? program : Quote.curly(program);
    }

    @Override
    protected void execute(Call call) {
        checks.forEach((option, check) -> {
            int tab = check.indexOf('\t');
            if (call.has(option) && !call.value(option, "").matches(check.substring(0, tab))) {
                throw new ToolExit(125, check.substring(tab + 1) + Quote.curly(call.value(option, "")));
            }
        });
        if (!needsCommand && call.operands().isEmpty()) {
            call.println("0");
            return;
        }
        List<String> argv = command(call, 0);
        if (name().equals("stdbuf") && call.parsed().given().isEmpty()) {
            throw new dev.ktutor.command.coreutils.tool.UsageError("you must specify a buffering mode option");
        }
        exec(call, call.in(), argv);
    }
}
