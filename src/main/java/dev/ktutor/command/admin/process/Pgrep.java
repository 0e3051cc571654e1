package dev.ktutor.command.admin.process;

import dev.ktutor.command.coreutils.system.Signals;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** pgrep(1), pkill(1) and pidof(8): processes by name. */
public final class Pgrep extends Tool {
    private Pgrep(String name) {
        super(name, "List or signal processes by name.", """
                [options] <pattern>
                  -a, --list-full           list PID and full command line
                  -l, --list-name           list PID and process name
                  -c, --count               count of matching processes
                  -d, --delimiter=STRING    specify output delimiter
                  -e, --echo                display what is killed
                  -f, --full                use full process name to match
                  -i, --ignore-case         match case insensitively
                  -x, --exact               match exactly with the command name
                  -n, --newest              select most recently started
                  -o, --oldest              select least recently started
                  -v, --inverse             negates the matching
                  -P, --parent=PPID         match only child processes of the given parent
                  -u, --euid=ID             match by effective IDs
                  -U, --uid=ID              match by real IDs
                  -s, --signal=SIG          signal to send
                """);
    }

    /** pgrep and pkill. */
    public static List<Pgrep> all() {
        return List.of(new Pgrep("pgrep"), new Pgrep("pkill"));
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // "pkill -9" and "pkill -HUP": a signal by itself.
        List<String> prepared = new ArrayList<>();
        for (String arg : args) {
            boolean signal = name().equals("pkill") && arg.matches("-([0-9]+|[A-Z][A-Z0-9]+)") && Signals.number(arg.substring(1)) >= 0;
            prepared.add(signal ? "--signal=" + arg.substring(1) : arg);
        }
        return prepared;
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    @Override
    protected String usageHint(Invocation in) {
        return "\nUsage:\n " + name() + " [options] <pattern>\n\nFor more details see " + name() + "(1).";
    }

    @Override
    protected void execute(Call call) {
        String hint = "\nTry `" + name() + " --help' for more information.";
        boolean criteria = call.has("u") || call.has("U") || call.has("P");
        if (call.operands().isEmpty() && !criteria) {
            throw new ToolExit(2, "no matching criteria specified" + hint);
        }
        if (call.operands().size() > 1) {
            throw new ToolExit(2, "only one pattern can be provided" + hint);
        }
        String signal = call.value("s", "TERM");
        if (Signals.number(signal) < 0) {
            throw new ToolExit(2, "Unknown signal \"" + signal + "\".");
        }
        List<HostProcess> found = found(call);
        if (call.has("c")) {
            call.println(String.valueOf(found.size()));
        }
        List<String> shown = new ArrayList<>();
        for (HostProcess process : found) {
            if (name().equals("pkill")) {
                String problem = Kill.send(call.in(), process, Signals.number(signal) == 0 ? null : Signals.parse(signal));
                if (problem != null) {
                    call.warn("killing pid " + process.pid() + " failed: " + problem);
                } else if (call.has("e")) {
                    call.println(ProcessNames.program(process) + " killed (pid " + process.pid() + ")");
                }
            } else if (!call.has("c")) {
                shown.add(process.pid() + (call.has("a") ? " " + ProcessNames.command(process) : call.has("l") ? " " + ProcessNames.program(process) : ""));
            }
        }
        if (!shown.isEmpty()) {
            call.println(String.join(call.value("d", "\n"), shown));
        }
        call.status(found.isEmpty() ? 1 : 0);
    }

    private static List<HostProcess> found(Call call) {
        String text = call.operands().isEmpty() ? "" : call.operands().get(0);
        Pattern pattern;
        try {
            pattern = Pattern.compile(call.has("x") ? "^(?:" + text + ")$" : text, call.has("i") ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw new ToolExit(2, "Invalid regular expression: " + text);
        }
        List<String> users = call.has("u") || call.has("U") ? List.of(call.value("u", call.value("U", "")).split(",")) : List.of();
        List<String> parents = call.has("P") ? List.of(call.value("P", "").split(",")) : List.of();
        List<HostProcess> found = new ArrayList<>();
        for (HostProcess process : call.in().host().processes().look()) {
            boolean self = process.coroutine() != null && process.argv().equals(argv(call));
            String user = call.in().host().users().userName(process.uid());
            boolean matches = pattern.matcher(call.has("f") ? ProcessNames.command(process) : ProcessNames.program(process)).find()
                    && (users.isEmpty() || users.contains(user) || users.contains(String.valueOf(process.uid())))
                    && (parents.isEmpty() || parents.contains(String.valueOf(process.parent())));
            if (!self && matches != call.has("v")) {
                found.add(process);
            }
        }
        if (call.has("n") && !found.isEmpty()) {
            return List.of(found.get(found.size() - 1));
        }
        return call.has("o") && !found.isEmpty() ? List.of(found.get(0)) : found;
    }

    private static List<String> argv(Call call) {
        List<String> argv = new ArrayList<>(List.of(call.in().name()));
        argv.addAll(call.in().args());
        return argv;
    }
}
