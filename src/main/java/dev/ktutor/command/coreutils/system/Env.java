package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** env(1). */
public final class Env extends Launcher {
    /** The tool. */
    public Env() {
        super("env", "Set each NAME to VALUE in the environment and run COMMAND.", """
                [OPTION]... [-] [NAME=VALUE]... [COMMAND [ARG]...]
                  -i, --ignore-environment  start with an empty environment
                  -0, --null           end each output line with NUL, not newline
                  -u, --unset=NAME     remove variable from the environment
                  -C, --chdir=DIR      change working directory to DIR
                  -S, --split-string=S  process and split S into separate arguments
                  -v, --debug          print verbose information for each processing step
                """);
    }

    @Override
    protected String complaint() {
        return "";
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = new ArrayList<>(call.operands());
        if (call.has("S")) {
            operands.addAll(0, SplitString.words(call.value("S", ""), call.in().environment()));
        }
        boolean empty = call.has("i");
        if (!operands.isEmpty() && operands.get(0).equals("-")) {
            empty = true;
            operands.remove(0);
        }
        Map<String, String> environment = new LinkedHashMap<>(empty ? Map.of() : call.in().environment());
        for (String name : call.parsed().values("u")) {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new ToolExit(125, "cannot unset " + Quote.curly(name) + ": Invalid argument");
            }
            environment.remove(name);
        }
        while (!operands.isEmpty() && operands.get(0).indexOf('=') >= 0) {
            String pair = operands.remove(0);
            environment.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        Invocation in = call.in().withEnvironment(environment);
        if (call.has("C")) {
            String directory = call.value("C", "");
            if (!call.files().isDirectory(directory)) {
                throw new ToolExit(125, "cannot change directory to " + Quote.always(directory) + ": "
                        + (call.files().exists(directory) ? "Not a directory" : "No such file or directory"));
            }
            in = in.at(call.files().absolute(directory));
        }
        if (operands.isEmpty()) {
            environment.forEach((name, value) -> call.out().print(name + "=" + value + (call.has("0") ? "\0" : "\n")));
            return;
        }
        if (call.has("v")) {
            call.in().err().println("executing: " + operands.get(0));
            for (int i = 0; i < operands.size(); i++) {
                call.in().err().println("   arg[" + i + "]= " + Quote.curly(operands.get(i)));
            }
        }
        exec(call, in, operands);
    }

    /** printenv(1). */
    public static final class Printenv extends Tool {
        /** The tool. */
        public Printenv() {
            super("printenv", "Print the values of the specified environment VARIABLE(s).", """
                    [OPTION]... [VARIABLE]...
                      -0, --null     end each output line with NUL, not newline
                    """);
        }

        @Override
        protected int usageStatus() {
            return 2;
        }

        @Override
        protected boolean stopsAtOperand() {
            return true;
        }

        @Override
        protected void execute(Call call) {
            String end = call.has("0") ? "\0" : "\n";
            if (call.operands().isEmpty()) {
                call.in().environment().forEach((name, value) -> call.out().print(name + "=" + value + end));
            }
            for (String name : call.operands()) {
                call.in().env(name).ifPresentOrElse(value -> call.out().print(value + end), () -> call.status(1));
            }
        }
    }
}
