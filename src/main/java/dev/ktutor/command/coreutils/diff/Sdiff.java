package dev.ktutor.command.coreutils.diff;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Invocation;
import java.util.ArrayList;
import java.util.List;

/** sdiff(1): diff in two columns, which does the work; merging is not offered. */
public final class Sdiff extends Tool {
    /** The tool. */
    public Sdiff() {
        super("sdiff", "Side-by-side merge of differences between FILE1 and FILE2.", """
                [OPTION]... FILE1 FILE2
                  -i, --ignore-case            consider upper- and lower-case to be the same
                  -E, --ignore-tab-expansion   ignore changes due to tab expansion
                  -Z, --ignore-trailing-space  ignore white space at line end
                  -b, --ignore-space-change    ignore changes in the amount of white space
                  -W, --ignore-all-space       ignore all white space
                  -B, --ignore-blank-lines     ignore changes whose lines are all blank
                  -a, --text                   treat all files as text
                  -w, --width=NUM              output at most NUM (default 130) print columns
                  -l, --left-column            output only the left column of common lines
                  -s, --suppress-common-lines  do not output common lines
                  -t, --expand-tabs            expand tabs to spaces in output
                  -d, --minimal                try hard to find a smaller set of changes
                """);
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    @Override
    protected String usageHint(Invocation in) {
        return in.name() + ": Try '" + in.name() + " --help' for more information.";
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().size() < 2) {
            throw new UsageError("missing operand after '" + (call.operands().isEmpty() ? call.in().name() : call.operands().get(0)) + "'");
        }
        if (call.operands().size() > 2) {
            throw new UsageError("extra operand '" + call.operands().get(2) + "'");
        }
        List<String> argv = new ArrayList<>(List.of("diff", "-y"));
        for (String letter : List.of("i", "E", "Z", "b", "B", "a", "t", "d")) {
            argv.addAll(call.has(letter) ? List.of("-" + letter) : List.of());
        }
        argv.addAll(call.has("W") ? List.of("-w") : List.of());
        argv.addAll(call.has("w") ? List.of("-W", call.value("w", "130")) : List.of());
        argv.addAll(call.has("l") ? List.of("--left-column") : List.of());
        argv.addAll(call.has("s") ? List.of("--suppress-common-lines") : List.of());
        argv.add("--");
        argv.addAll(call.operands());
        call.out().flush();
        call.status(call.in().run(argv).code());
    }
}
