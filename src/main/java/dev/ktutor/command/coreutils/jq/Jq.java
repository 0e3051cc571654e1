package dev.ktutor.command.coreutils.jq;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** jq(1). */
public final class Jq extends Tool {
    /** The tool. */
    public Jq() {
        super("jq", "Command-line JSON processor.", """
                [options] <jq filter> [file...]
                  -c, --compact-output      compact instead of pretty-printed output
                  -n, --null-input          use `null` as the single input value
                  -e, --exit-status         set the exit status code based on the output
                  -s, --slurp               read (slurp) all inputs into an array
                  -r, --raw-output          output raw strings, not JSON texts
                  -R, --raw-input           read raw strings, not JSON texts
                  -C, --color-output        colorize JSON
                  -M, --monochrome-output   monochrome (don't colorize JSON)
                  -S, --sort-keys           sort keys of objects on output
                  -j, --join-output         like -r, but no newline after each output
                  -a, --ascii-output        escape characters beyond ASCII
                  -f, --from-file           the filter is the name of a file that holds it
                      --tab                 use tabs for indentation
                      --indent              use the given number of blanks for indentation
                      --arg                 set variable $a to value <v>
                      --argjson             set variable $a to JSON value <v>
                      --slurpfile           set variable $a to an array of JSON texts read from <f>
                      --rawfile             set variable $a to a string consisting of the contents of <f>
                      --args                remaining arguments are string arguments, not files
                      --jsonargs            remaining arguments are JSON arguments, not files
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        if (args.stream().anyMatch(a -> a.equals("--help") || a.equals("-h"))) {
            return List.of("--help");
        }
        List<String> all = new ArrayList<>(List.of("--"));
        all.addAll(args);
        return all;
    }

    @Override
    protected void execute(Call call) {
        if (call.in().args().stream().anyMatch(a -> a.equals("--version") || a.equals("-V"))) {
            call.println("jq-1.6");
            return;
        }
        JqArguments arguments = new JqArguments(call);
        if (!arguments.hasFilter()) {
            if (call.in().args().isEmpty() && call.in().in().isTerminal()) {
                call.in().err().print(help("jq"));
                throw new ToolExit(2, "");
            }
            arguments.filter = ".";
        }
        if (arguments.has("from-file")) {
            try {
                arguments.filter = call.open(arguments.filter).readText();
            } catch (FileError e) {
                throw new ToolExit(2, "Could not open " + e.path() + ": " + e.reason());
            }
        }
        JqInputs inputs = new JqInputs(call, arguments);
        JqPrinter debug = new JqPrinter("", false, false, false);
        JqProgram program;
        try {
            program = JqProgram.compile(arguments.filter, new JqProgram.Surroundings(arguments.variables, call.in().environment(), call.now(),
                    inputs::next, node -> call.in().err().println("[\"DEBUG:\"," + debug.print(node) + "]"), call::checkpoint));
        } catch (JqError e) {
            call.in().err().println("jq: error: " + e.text() + " at <top-level>, line 1:\n" + arguments.filter + "\njq: 1 compile error");
            throw new ToolExit(3, "");
        }
        throw new ToolExit(run(call, arguments, inputs, program), "");
    }

    private static int run(Call call, JqArguments arguments, JqInputs inputs, JqProgram program) {
        boolean terminal = call.in().out().isTerminal();
        boolean colors = arguments.has("color-output") || terminal && !arguments.has("monochrome-output");
        String indent = arguments.has("compact-output") ? "" : arguments.has("tab") ? "\t" : arguments.indent;
        JqPrinter printer = new JqPrinter(indent, arguments.has("sort-keys"), arguments.has("ascii-output"), colors);
        JsonNode[] last = {null};
        Consumer<JsonNode> show = node -> {
            last[0] = node;
            boolean raw = (arguments.has("raw-output") || arguments.has("join-output")) && node.isString();
            call.out().print((arguments.has("seq") ? "\u001e" : "") + (raw ? node.asString() : printer.print(node))
                    + (arguments.has("join-output") ? "" : "\n"));
            call.checkpoint();
        };
        int status = 0;
        if (arguments.has("null-input")) {
            status = one(call, arguments.filter, program, NullNode.getInstance(), show, "<unknown>");
        } else {
            while (status >= 0) {
                JsonNode input;
                try {
                    input = inputs.next();
                } catch (JqInputs.Malformed e) {
                    call.out().flush();
                    call.in().err().println(e.getMessage());
                    // As Debian's jq 1.6 ends, though its manual says 2.
                    return 4;
                }
                if (input == null) {
                    break;
                }
                int result = one(call, arguments.filter, program, input, show, inputs.place());
                // As jq 1.6: the last input decides.
                status = result;
            }
        }
        if (status == HALT) {
            return 0;
        }
        if (status != 0) {
            return status;
        }
        if (inputs.unreadable()) {
            return 2;
        }
        return arguments.has("exit-status") ? exitStatus(last[0]) : 0;
    }

    private static final int HALT = -1;

    private static int one(Call call, String filter, JqProgram program, JsonNode input, Consumer<JsonNode> show, String place) {
        try {
            program.run(input, show);
            return 0;
        } catch (JqError e) {
            if (e.halted()) {
                call.out().flush();
                call.in().err().print(e.text());
                return e.text().isEmpty() ? HALT : 5;
            }
            call.out().flush();
            // The library looks names up when it comes to them, jq when it compiles.
            Matcher missing = Pattern.compile("Function (\\S+) does not exist|(\\$\\w+) is not defined").matcher(e.text());
            if (missing.matches()) {
                call.in().err().println("jq: error: " + (missing.group(1) != null ? missing.group(1) : missing.group(2))
                        + " is not defined at <top-level>, line 1:\n" + filter + "\njq: 1 compile error");
                return 3;
            }
            call.in().err().println("jq: error (at " + place + "): " + JqWords.of(e.text(), input));
            return 5;
        }
    }

    private static int exitStatus(@Nullable JsonNode last) {
        return last == null ? 4 : last.isNull() || last.isBoolean() && !last.booleanValue() ? 1 : 0;
    }
}
