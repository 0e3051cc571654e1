package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.FileError;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** hexdump(1) of util-linux in its ready-made formats. */
public final class Hexdump extends Tool {
    /** The tool. */
    public Hexdump() {
        super("hexdump", "Display file contents in hexadecimal, decimal, octal, or ascii.", """
                [options] <file>...
                  -b, --one-byte-octal      one-byte octal display
                  -c, --one-byte-char       one-byte character display
                  -C, --canonical           canonical hex+ASCII display
                  -d, --two-bytes-decimal   two-byte decimal display
                  -o, --two-bytes-octal     two-byte octal display
                  -x, --two-bytes-hex       two-byte hexadecimal display
                  -n, --length=<length>     interpret only length bytes of input
                  -s, --skip=<offset>       skip offset bytes from the beginning
                  -v, --no-squeezing        output identical lines
                """);
    }

    @Override
    protected void execute(Call call) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int opened = 0;
        for (String path : call.inputs()) {
            try {
                all.writeBytes(call.open(path).readAll());
                opened++;
            } catch (FileError e) {
                call.error(path + ": " + e.reason());
            }
        }
        if (opened == 0) {
            call.error("all input file arguments failed");
            return;
        }
        int skip = (int) Math.min(all.size(), Numbers.size(call.value("s", "0"), "failed to parse offset"));
        int end = (int) Math.min(all.size(), skip + (call.has("n") ? Math.min(Integer.MAX_VALUE, Numbers.size(call.value("n", ""), "failed to parse length")) : Integer.MAX_VALUE));
        byte[] bytes = all.toByteArray();
        boolean canonical = call.has("C");
        byte[] previous = new byte[0];
        boolean starred = false;
        for (int at = skip; at < end; at += 16) {
            byte[] row = Arrays.copyOfRange(bytes, at, Math.min(end, at + 16));
            if (!call.has("v") && row.length == 16 && Arrays.equals(row, previous)) {
                if (!starred) {
                    call.println("*");
                }
                starred = true;
                continue;
            }
            starred = false;
            previous = row;
            call.println(canonical ? canonical(at, row) : String.format("%07x", at) + words(call, row));
        }
        if (end > skip) {
            call.println(String.format(canonical ? "%08x" : "%07x", end));
        }
    }

    private static String canonical(int at, byte[] row) {
        StringBuilder line = new StringBuilder(String.format("%08x ", at));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            line.append(i == 8 ? " " : "").append(i < row.length ? String.format(" %02x", row[i]) : "   ");
            if (i < row.length) {
                text.append(row[i] >= 32 && row[i] < 127 ? (char) row[i] : '.');
            }
        }
        return line + "  |" + text + "|";
    }

    private static String words(Call call, byte[] row) {
        StringBuilder line = new StringBuilder();
        boolean single = call.has("b") || call.has("c");
        for (int i = 0; i < 16; i += single ? 1 : 2) {
            if (i >= row.length) {
                line.append(single ? "    " : call.has("d") || call.has("x") || call.has("o") ? "        " : "     ");
                continue;
            }
            int word = (row[i] & 0xFF) | (i + 1 < row.length ? (row[i + 1] & 0xFF) << 8 : 0);
            line.append(call.has("b") ? String.format(" %03o", row[i] & 0xFF) : call.has("c") ? String.format("%4s", character(row[i] & 0xFF))
                    : call.has("d") ? String.format("   %05d", word) : call.has("o") ? String.format("  %06o", word)
                    : call.has("x") ? String.format("    %04x", word) : String.format(" %04x", word));
        }
        return line.toString();
    }

    private static String character(int b) {
        return switch (b) {
            case 0 -> "\\0";
            case 7 -> "\\a";
            case 8 -> "\\b";
            case 9 -> "\\t";
            case 10 -> "\\n";
            case 11 -> "\\v";
            case 12 -> "\\f";
            case 13 -> "\\r";
            default -> b >= 32 && b < 127 ? String.valueOf((char) b) : String.format("%03o", b);
        };
    }
}
