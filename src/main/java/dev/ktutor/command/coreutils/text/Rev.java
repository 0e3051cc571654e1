package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.FileError;

/** rev(1) of util-linux. */
public final class Rev extends Tool {
    /** The tool. */
    public Rev() {
        super("rev", "Reverse lines characterwise.", "[options] [<file> ...]\n");
    }

    @Override
    protected void execute(Call call) {
        for (String path : call.inputs()) {
            Lines lines;
            try {
                lines = new Lines(call.open(path));
            } catch (FileError e) {
                call.error("cannot open " + path + ": " + e.reason());
                continue;
            }
            for (String line = lines.next(); line != null; line = lines.next()) {
                call.out().print(new StringBuilder(Latin.text(line)).reverse() + (lines.ended() ? "\n" : ""));
            }
            lines.close();
        }
    }
}
