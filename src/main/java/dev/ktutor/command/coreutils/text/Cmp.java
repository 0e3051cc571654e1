package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Size;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import java.util.List;

/** cmp(1) of diffutils. */
public final class Cmp extends Tool {
    /** The tool. */
    public Cmp() {
        super("cmp", "Compare two files byte by byte.", """
                [OPTION]... FILE1 [FILE2 [SKIP1 [SKIP2]]]
                  -b, --print-bytes          print differing bytes
                  -i, --ignore-initial=SKIP  skip first SKIP bytes of both inputs
                  -l, --verbose              output byte numbers and differing byte values
                  -n, --bytes=LIMIT          compare at most LIMIT bytes
                  -s, --quiet, --silent      suppress all normal output
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

    /** Bytes one by one, read in pieces. */
    private static final class Bytes {
        private final Input input;
        private final byte[] buffer = new byte[8192];
        private int at;
        private int end;

        Bytes(Input input) {
            this.input = input;
        }

        long size() {
            return input.size() < 0 ? Long.MAX_VALUE : input.size();
        }

        int next() {
            if (at == end) {
                end = Math.max(0, input.read(buffer, 0, buffer.length));
                at = 0;
                if (end == 0) {
                    return -1;
                }
            }
            return buffer[at++] & 0xFF;
        }
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw new UsageError("missing operand after '" + call.in().name() + "'");
        }
        if (operands.size() > 4) {
            throw new UsageError("extra operand '" + operands.get(4) + "'");
        }
        String first = operands.get(0);
        String second = operands.size() > 1 ? operands.get(1) : "-";
        String[] skips = call.value("i", "0").split(":");
        long skip1 = size(operands.size() > 2 ? operands.get(2) : skips[0]);
        long skip2 = size(operands.size() > 3 ? operands.get(3) : skips[skips.length - 1]);
        long limit = call.has("n") ? size(call.value("n", "")) : Long.MAX_VALUE;
        Bytes a = open(call, first, skip1);
        Bytes b = open(call, second, skip2);
        compare(call, a, b, first, second, limit);
    }

    private static long size(String text) {
        try {
            return Size.parse(text);
        } catch (NumberFormatException e) {
            throw new UsageError("invalid --bytes value '" + text + "'");
        }
    }

    private static Bytes open(Call call, String path, long skip) {
        try {
            Bytes bytes = new Bytes(call.open(path));
            for (long i = 0; i < skip && bytes.next() >= 0; i++) {
                call.checkpoint();
            }
            return bytes;
        } catch (FileError e) {
            throw new ToolExit(2, call.has("s") ? "" : path + ": " + e.reason());
        }
    }

    private static void compare(Call call, Bytes a, Bytes b, String first, String second, long limit) {
        int width = String.valueOf(Math.min(limit, Math.min(a.size(), b.size()))).length();
        long number = 0;
        long line = 1;
        boolean fresh = true;
        boolean list = call.has("l");
        while (number < limit) {
            int x;
            int y;
            try {
                x = a.next();
                y = b.next();
            } catch (FileError e) {
                throw new ToolExit(2, e.path() + ": " + e.reason());
            }
            if (x < 0 && y < 0) {
                return;
            }
            if (x < 0 || y < 0) {
                end(call, x < 0 ? first : second, number, line - (fresh && number > 0 ? 1 : 0), fresh);
                return;
            }
            number++;
            if (x != y) {
                call.status(1);
                if (call.has("s")) {
                    return;
                }
                if (!list) {
                    call.println(first + " " + second + " differ: " + "byte " + number
                            + ", line " + line + (call.has("b") ? " is " + shown(x) + " " + shown(y) : ""));
                    return;
                }
                call.println(call.has("b") ? String.format("%" + width + "d %3o %-4s %3o %s", number, x, visible(x), y, visible(y))
                        : String.format("%" + width + "d %3o %3o", number, x, y));
            }
            fresh = x == '\n';
            line += x == '\n' ? 1 : 0;
        }
    }

    private static void end(Call call, String shorter, long number, long line, boolean fresh) {
        if (call.has("s")) {
            call.status(1);
        } else if (number == 0) {
            call.error("EOF on " + shorter + " which is empty");
        } else if (call.has("l")) {
            call.error("EOF on " + shorter + " after byte " + number);
        } else {
            call.error("EOF on " + shorter + " after byte " + number + (fresh ? ", line " : ", in line ") + line);
        }
    }

    private static String shown(int b) {
        return String.format("%3o %s", b, visible(b));
    }

    private static String visible(int b) {
        String meta = b >= 128 ? "M-" : "";
        int c = b & 127;
        return meta + (c < 32 ? "^" + (char) (c + 64) : c == 127 ? "^?" : String.valueOf((char) c));
    }
}
