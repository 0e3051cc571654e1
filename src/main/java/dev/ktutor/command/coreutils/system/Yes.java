package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.text.ByteText;

/** yes(1). */
public final class Yes extends Tool {
    /** The tool. */
    public Yes() {
        super("yes", "Repeatedly output a line with all specified STRING(s), or 'y'.", "[STRING]... | OPTION\n");
    }

    @Override
    protected void execute(Call call) {
        byte[] line = ByteText.encode((call.operands().isEmpty() ? "y" : String.join(" ", call.operands())) + "\n");
        while (true) {
            call.out().write(line);
        }
    }
}
