package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** xxd(1), the hex dumper that comes with vim. */
public final class Xxd extends Tool {
    /** The tool. */
    public Xxd() {
        super("xxd", "Make a hex dump or do the reverse.", """
                [options] [infile [outfile]]
                  -b, --bits       binary digit dump
                  -c, --cols=COLS  format COLS octets per line, default 16
                  -e               little-endian dump
                  -g, --groupsize=BYTES  number of octets per group in normal output, default 2
                  -i, --include    output in C include file style
                  -l, --len=LEN    stop after LEN octets
                  -o OFF           add OFF to the displayed file position
                  -p, --plain, --postscript, --ps  output in plain hexdump style
                  -r, --revert     reverse operation: convert hexdump into binary
                  -s, --seek=SEEK  start at SEEK bytes
                  -u, --uppercase  use upper case hex letters
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        List<String> modern = new ArrayList<>();
        args.forEach(a -> modern.add(a.matches("-(ps|plain|revert|include|bits|seek|cols|len)") ? "-" + a.charAt(1) : a));
        return modern;
    }

    @Override
    protected String usageHint(Invocation in) {
        return "Try '" + in.name() + " --help' for more information.";
    }

    private static int number(String text, int otherwise) {
        try {
            return text.isEmpty() ? otherwise : Integer.decode(text.replaceFirst("^\\+", ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    @Override
    protected void execute(Call call) {
        String path = call.inputs().get(0);
        Input input;
        try {
            input = call.open(path);
        } catch (FileError e) {
            throw new ToolExit(2, path + ": " + e.reason());
        }
        OpenFile file = null;
        StringBuilder out = null;
        if (call.operands().size() > 1 && !call.operands().get(1).equals("-")) {
            file = call.openWrite(call.operands().get(1), OpenMode.TRUNCATE);
        }
        if (call.has("r")) {
            byte[] bytes = revert(call, input.readText());
            if (file != null) {
                file.output().write(bytes);
            } else {
                call.out().write(bytes);
            }
        } else if (call.has("i")) {
            call.out().print(include(path, input.readAll()));
        } else {
            out = file == null ? null : new StringBuilder();
            dump(call, input, out);
            if (file != null && out != null) {
                file.output().print(out.toString());
            }
        }
        input.close();
        if (file != null) {
            file.release();
        }
    }

    private static void dump(Call call, Input input, StringBuilder out) {
        boolean plain = call.has("p");
        boolean bits = call.has("b");
        int columns = number(call.value("c", ""), plain ? 30 : bits ? 6 : 16);
        int group = number(call.value("g", ""), bits ? 1 : call.has("e") ? 4 : 2);
        long limit = number(call.value("l", ""), Integer.MAX_VALUE);
        int skip = number(call.value("s", ""), 0);
        long address = Math.max(0, skip) + number(call.value("o", ""), 0);
        byte[] row = new byte[columns <= 0 ? 1 << 16 : columns];
        if (skip < 0) {
            byte[] all = input.readAll();
            dumpRows(call, Input.of(java.util.Arrays.copyOfRange(all, Math.max(0, all.length + skip), all.length)), out, row, group,
                    limit, Math.max(0, all.length + skip), columns);
            return;
        }
        byte[] one = new byte[1];
        for (int i = 0; i < skip && input.read(one, 0, 1) > 0; i++) {
            call.checkpoint();
        }
        dumpRows(call, input, out, row, group, limit, address, columns);
    }

    private static void dumpRows(Call call, Input input, StringBuilder out, byte[] row, int group, long limit, long start, int columns) {
        long left = limit;
        long address = start;
        while (left > 0) {
            int n = 0;
            while (n < row.length && n < left) {
                int got = input.read(row, n, (int) Math.min(row.length - n, left - n));
                if (got < 0) {
                    break;
                }
                n += got;
            }
            if (n == 0) {
                break;
            }
            String line = call.has("p") ? hex(row, n, call.has("u")) + (columns == 0 ? "" : "\n") : line(call, row, n, group, address);
            if (out == null) {
                call.out().print(line);
            } else {
                out.append(line);
            }
            address += n;
            left -= n;
        }
    }

    private static String hex(byte[] bytes, int n, boolean upper) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            digits(text, bytes[i], upper);
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, byte b, boolean upper) {
        String all = upper ? "0123456789ABCDEF" : "0123456789abcdef";
        text.append(all.charAt(b >> 4 & 0xF)).append(all.charAt(b & 0xF));
    }

    private static String line(Call call, byte[] row, int n, int group, long address) {
        StringBuilder text = new StringBuilder(String.format("%08x:", address));
        boolean bits = call.has("b");
        boolean upper = call.has("u");
        boolean swapped = call.has("e");
        for (int i = 0; i < row.length; i++) {
            if (group > 0 && i % group == 0 || i == 0) {
                text.append(' ');
            }
            int at = swapped ? i - i % group + group - 1 - i % group : i;
            if (at >= n) {
                text.append(bits ? "        " : "  ");
            } else if (bits) {
                text.append(String.format("%8s", Integer.toBinaryString(row[at] & 0xFF)).replace(' ', '0'));
            } else {
                digits(text, row[at], upper);
            }
        }
        text.append("  ");
        for (int i = 0; i < n; i++) {
            text.append(row[i] >= 32 && row[i] < 127 ? (char) row[i] : '.');
        }
        return text.append('\n').toString();
    }

    private static String include(String path, byte[] bytes) {
        StringBuilder text = new StringBuilder();
        String name = path.replaceAll("[^A-Za-z0-9]", "_");
        boolean named = !path.equals("-");
        text.append(named ? "unsigned char " + name + "[] = {\n" : "");
        for (int i = 0; i < bytes.length; i++) {
            text.append(i % 12 == 0 ? "  " : " ").append(String.format("0x%02x", bytes[i])).append(i == bytes.length - 1 ? "\n" : ",");
            text.append(i % 12 == 11 && i < bytes.length - 1 ? "\n" : "");
        }
        return text + (named ? "};\nunsigned int " + name + "_len = " + bytes.length + ";\n" : "");
    }

    private static byte[] revert(Call call, String dump) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int columns = number(call.value("c", ""), 16);
        for (String line : dump.split("\n")) {
            String digits;
            if (call.has("p")) {
                digits = line.replaceAll("[^0-9a-fA-F]", "");
            } else {
                int colon = line.indexOf(':');
                if (colon < 0 || !line.substring(0, colon).strip().matches("[0-9a-fA-F]+")) {
                    continue;
                }
                java.math.BigInteger place = new java.math.BigInteger(line.substring(0, colon).strip(), 16);
                if (place.bitLength() > 63) {
                    throw new ToolExit(5, "Sorry, cannot seek backwards.");
                }
                long address = place.longValue();
                while (bytes.size() < address && address < 1 << 26) {
                    bytes.write(0);
                }
                String rest = line.substring(colon + 1).replaceFirst("^ ", "");
                int text = rest.indexOf("  ");
                digits = (text < 0 ? rest : rest.substring(0, text)).replaceAll("[^0-9a-fA-F]", "");
                digits = digits.substring(0, Math.min(digits.length(), columns * 2));
            }
            for (int i = 0; i + 1 < digits.length(); i += 2) {
                bytes.write(Integer.parseInt(digits.substring(i, i + 2), 16));
            }
        }
        return bytes.toByteArray();
    }
}
