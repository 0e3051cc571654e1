package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import java.util.List;
import java.util.function.BiConsumer;

/** The operands of cp, mv and install: sources, and a file or directory to put them in. */
record Destination(List<String> sources, String target, boolean directory) {

    static Destination of(Call call) {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw new UsageError("missing file operand");
        }
        if (call.has("t")) {
            String directory = call.value("t", "");
            if (!call.files().isDirectory(directory)) {
                throw new ToolExit(1, "target directory " + Quote.always(directory) + ": " + reason(call, directory));
            }
            return new Destination(operands, directory, true);
        }
        String last = operands.get(operands.size() - 1);
        if (operands.size() == 1) {
            throw new UsageError("missing destination file operand after " + Quote.always(last));
        }
        if (call.has("T")) {
            if (operands.size() > 2) {
                throw new UsageError("extra operand " + Quote.always(operands.get(2)));
            }
            return new Destination(operands.subList(0, 1), last, false);
        }
        boolean directory = call.files().isDirectory(last);
        if (!directory && operands.size() > 2) {
            throw new ToolExit(1, "target " + Quote.always(last) + ": " + reason(call, last));
        }
        return new Destination(operands.subList(0, operands.size() - 1), last, directory);
    }

    private static String reason(Call call, String path) {
        try {
            call.files().stat(path);
            return "Not a directory";
        } catch (FileError e) {
            return e.reason();
        }
    }

    /** Calls the action with every source and the name it is to have. */
    void each(boolean parents, BiConsumer<String, String> action) {
        for (String source : sources) {
            String name = parents ? source : Basename.base(source);
            action.accept(source, !directory ? target : name.equals("..") || name.equals(".") ? target : Copier.join(target, name));
        }
    }
}
