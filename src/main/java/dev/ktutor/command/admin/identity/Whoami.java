package dev.ktutor.command.admin.identity;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;

/** whoami(1). */
public final class Whoami extends Tool {
    /** The tool. */
    public Whoami() {
        super("whoami", "Print the user name of the current user.", "[OPTION]...\n");
    }

    @Override
    protected void execute(Call call) {
        if (!call.operands().isEmpty()) {
            throw new UsageError("extra operand " + Quote.curly(call.operands().get(0)));
        }
        call.println(call.in().host().users().userName(call.in().credentials().uid()));
    }
}
