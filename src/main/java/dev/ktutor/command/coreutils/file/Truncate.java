package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Size;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;

/** truncate(1). */
public final class Truncate extends Tool {
    /** The tool. */
    public Truncate() {
        super("truncate", "Shrink or extend the size of each FILE to the specified size.", """
                OPTION... FILE...
                  -c, --no-create        do not create any files
                  -o, --io-blocks        treat SIZE as number of IO blocks instead of bytes
                  -r, --reference=RFILE  base size on RFILE
                  -s, --size=SIZE        set or adjust the file size by SIZE bytes; may begin with + - < > / %
                """);
    }

    @Override
    protected void execute(Call call) {
        if (!call.has("s") && !call.has("r")) {
            throw new UsageError("you must specify either ‘--size’ or ‘--reference’");
        }
        if (call.operands().isEmpty()) {
            throw new UsageError("missing file operand");
        }
        String text = call.value("s", "0").strip();
        char how = !text.isEmpty() && "+-<>/%".indexOf(text.charAt(0)) >= 0 ? text.charAt(0) : call.has("r") && call.has("s") ? '+' : '=';
        long amount;
        try {
            amount = Size.parse(how == '=' || "+-<>/%".indexOf(text.charAt(0)) < 0 ? text : text.substring(1)) * (call.has("o") ? 4096 : 1);
        } catch (NumberFormatException e) {
            throw new ToolExit(1, "Invalid number: " + Quote.curly(call.value("s", "")));
        }
        if ((how == '/' || how == '%') && amount == 0) {
            throw new ToolExit(1, "division by zero");
        }
        for (String path : call.operands()) {
            try {
                if (!call.files().exists(path)) {
                    if (call.has("c")) {
                        continue;
                    }
                    call.openWrite(path, OpenMode.APPEND).release();
                }
                long present = call.has("r") ? call.files().stat(call.value("r", "")).size() : call.files().stat(path).size();
                long size = call.has("r") && !call.has("s") ? present : sized(how, present, amount);
                if (size > 512L << 20) {
                    call.error("failed to truncate " + Quote.always(path) + " at " + size + " bytes: File too large");
                } else {
                    call.files().truncate(path, (int) size);
                }
            } catch (FileError e) {
                call.error("cannot open " + Quote.always(path) + " for writing: " + e.reason());
            }
        }
    }

    private static long sized(char how, long present, long amount) {
        return switch (how) {
            case '+' -> present + amount;
            case '-' -> Math.max(0, present - amount);
            case '<' -> Math.min(present, amount);
            case '>' -> Math.max(present, amount);
            case '/' -> present / amount * amount;
            case '%' -> (present + amount - 1) / amount * amount;
            default -> amount;
        };
    }

    /** sync(1): a lab's files are always written. */
    public static final class Sync extends Tool {
        /** The tool. */
        public Sync() {
            super("sync", "Synchronize cached writes to persistent storage", """
                    [OPTION] [FILE]...
                      -d, --data             sync only file data, no unneeded metadata
                      -f, --file-system      sync the file systems that contain the files
                    """);
        }

        @Override
        protected void execute(Call call) {
            for (String path : call.operands()) {
                try {
                    call.files().stat(path);
                } catch (FileError e) {
                    call.error("error opening " + Quote.always(path) + ": " + e.reason());
                }
            }
        }
    }
}
