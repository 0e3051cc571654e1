package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Invocation;
import java.util.List;

/**
 * A tool that runs the command behind its own options (env, timeout, nohup, nice …): options end at the first operand,
 * status 125 is the tool's own failure, 126 a command that cannot be run, 127 one that is not there.
 */
public abstract class Launcher extends Tool {
    /** See {@link Tool}. */
    protected Launcher(String name, String synopsis, String declaration) {
        super(name, synopsis, declaration);
    }

    @Override
    protected int usageStatus() {
        return 125;
    }

    @Override
    protected final boolean stopsAtOperand() {
        return true;
    }

    /** The words from that one on, which have to be there. */
    protected static List<String> command(Call call, int from) {
        if (call.operands().size() <= from) {
            throw new UsageError("missing operand");
        }
        return call.operands().subList(from, call.operands().size());
    }

    /** What is said in front of the name of a command that cannot be run. */
    protected String complaint() {
        return "failed to run command ";
    }

    /** How the tool quotes that name. */
    protected String quoted(String program) {
        return Quote.curly(program);
    }

    /** Ends the tool with 127 or 126 if the command cannot be run. */
    protected final void mustRun(Invocation in, String program) {
        if (!Found.program(in, program)) {
            throw new ToolExit(127, complaint() + quoted(program) + ": No such file or directory");
        }
        if (!Found.executable(in, program)) {
            throw new ToolExit(126, complaint() + quoted(program) + ": Permission denied");
        }
    }

    /** Runs the command and ends the tool with its status. */
    protected final void exec(Call call, Invocation in, List<String> argv) {
        mustRun(in, argv.get(0));
        call.out().flush();
        throw new ToolExit(in.run(argv).code(), "");
    }
}
