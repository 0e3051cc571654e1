package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.List;

/** strings(1) of binutils, for bytes of seven bits. */
public final class Strings extends Tool {
    /** The tool. */
    public Strings() {
        super("strings", "Display printable strings in [file(s)] (stdin by default)", """
                [option(s)] [file(s)]
                  -a, --all                 Scan the entire file, not just the data section
                  -d, --data                Only scan the data sections in the file
                  -f, --print-file-name     Print the name of the file before each string
                  -n, --bytes=NUMBER        Locate & print any sequence of at least <number> displayable characters
                  -t, --radix=RADIX         Print the location of the string in base 8, 10 or 16
                  -w, --include-all-whitespace  Include all whitespace as valid string characters
                  -o                        An alias for --radix=o
                  -e, --encoding=E          Select character size and endianness
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        List<String> prepared = new ArrayList<>();
        args.forEach(arg -> prepared.add(arg.matches("-[0-9]+") ? "--bytes=" + arg.substring(1) : arg));
        return prepared;
    }

    @Override
    protected void execute(Call call) {
        String count = call.value("n", "4");
        if (!count.matches("[0-9]{1,9}")) {
            throw new ToolExit(1, "invalid integer argument " + count);
        }
        int least = Integer.parseInt(count);
        if (least < 1) {
            throw new ToolExit(1, "minimum string length is too small: " + least);
        }
        String radix = call.has("o") ? "o" : call.value("t", "");
        if (!radix.matches("[odx]?")) {
            throw new UsageError("");
        }
        for (String path : call.inputs()) {
            FileView files = call.files();
            if (!path.equals("-") && files.find(path) == null) {
                call.error("'" + path + "': No such file");
            } else if (!path.equals("-") && files.isDirectory(path)) {
                call.error("Warning: '" + path + "' is a directory");
            } else {
                try {
                    scan(call, path, call.open(path).readAll(), least, radix);
                } catch (FileError e) {
                    call.error(path + ": " + e.reason());
                }
            }
        }
    }

    private static void scan(Call call, String path, byte[] bytes, int least, String radix) {
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            boolean graphic = i < bytes.length && (bytes[i] >= 32 && bytes[i] < 127 || bytes[i] == '\t' || call.has("w") && (bytes[i] == '\n' || bytes[i] == '\r'));
            if (graphic) {
                continue;
            }
            if (i - start >= least) {
                String place = switch (radix) {
                    case "o" -> String.format("%7o ", start);
                    case "d" -> String.format("%7d ", start);
                    case "x" -> String.format("%7x ", start);
                    default -> "";
                };
                call.println((call.has("f") ? path + ": " : "") + place + new String(bytes, start, i - start, java.nio.charset.StandardCharsets.US_ASCII));
            }
            start = i + 1;
        }
    }
}
