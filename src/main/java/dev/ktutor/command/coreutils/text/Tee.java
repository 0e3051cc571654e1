package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** tee(1). */
public final class Tee extends Tool {
    /** The tool. */
    public Tee() {
        super("tee", "Copy standard input to each FILE, and also to standard output.", """
                [OPTION]... [FILE]...
                  -a, --append              append to the given FILEs, do not overwrite
                  -i, --ignore-interrupts   ignore interrupt signals
                  -p                        diagnose errors writing to non pipes
                      --output-error[=MODE]   set behavior on write error
                """);
    }

    @Override
    protected void execute(Call call) {
        Map<String, OpenFile> files = new LinkedHashMap<>();
        for (String path : call.operands()) {
            try {
                files.put(path, call.openWrite(path, call.has("a") ? OpenMode.APPEND : OpenMode.TRUNCATE));
            } catch (FileError e) {
                call.error(Quote.ifNeeded(path) + ": " + e.reason());
            }
        }
        byte[] buffer = new byte[8192];
        Input input = call.open("-");
        for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
            call.out().write(buffer, 0, n);
            call.out().flush();
            int count = n;
            files.entrySet().removeIf(file -> !write(call, file.getKey(), file.getValue(), buffer, count));
        }
        files.values().forEach(OpenFile::release);
    }

    private static boolean write(Call call, String path, OpenFile file, byte[] buffer, int count) {
        try {
            file.output().write(buffer, 0, count);
            return true;
        } catch (FileError e) {
            call.error(Quote.ifNeeded(path) + ": " + e.reason());
            return false;
        }
    }
}
