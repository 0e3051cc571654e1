package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FloatFormat;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Size;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** od(1). */
public final class Od extends Tool {
    private static final String[] NAMES = {"nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr",
        "so", "si", "dle", "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us", "sp"};

    /** The tool. */
    public Od() {
        super("od", "Write an unambiguous representation, octal bytes by default, of FILE to standard output.", """
                [OPTION]... [FILE]...
                  -A, --address-radix=RADIX   output format for file offsets; RADIX is one of [doxn]
                  -j, --skip-bytes=BYTES      skip BYTES input bytes first
                  -N, --read-bytes=BYTES      limit dump to BYTES input bytes
                  -t, --format=TYPE           select output format or formats
                  -v, --output-duplicates     do not use * to mark line suppression
                  -w, --width[=BYTES]         output BYTES bytes per output line
                  -a   same as -t a,  select named characters, ignoring high-order bit
                  -b   same as -t o1, select octal bytes
                  -c   same as -t c,  select printable characters or backslash escapes
                  -d   same as -t u2, select unsigned decimal 2-byte units
                  -i   same as -t dI, select decimal ints
                  -l   same as -t dL, select decimal longs
                  -o   same as -t o2, select octal 2-byte units
                  -s   same as -t d2, select decimal 2-byte units
                  -x   same as -t x2, select hexadecimal 2-byte units
                """);
    }

    /** One way to show a block: the kind of unit, its bytes, the columns it takes, whether the text follows. */
    private record Format(char kind, int size, int width, boolean text) { }

    @Override
    protected void execute(Call call) {
        List<Format> formats = formats(call);
        String radix = call.value("A", "o");
        if (!radix.matches("[doxn]")) {
            throw new ToolExit(1, "invalid output address radix '" + radix + "'; it must be one character from [doxn]");
        }
        long skip = call.has("j") ? size(call.value("j", ""), "-j") : 0;
        long limit = call.has("N") ? size(call.value("N", ""), "-N") : Long.MAX_VALUE;
        int unit = formats.stream().mapToInt(Format::size).max().orElse(1);
        int width = call.has("w") ? (int) size(call.value("w", "32"), "-w") : 16;
        width = width % unit == 0 && width > 0 ? width : Math.max(unit, 16);
        Reader reader = new Reader(call);
        byte[] row = new byte[width];
        for (long left = skip; left > 0; ) {
            int n = reader.read(row, (int) Math.min(left, row.length));
            if (n == 0) {
                if (reader.opened == 0) {
                    return;
                }
                throw new ToolExit(1, "cannot skip past end of combined input");
            }
            left -= n;
        }
        dump(call, reader, formats, radix.charAt(0), skip, limit, width);
    }

    private static void dump(Call call, Reader reader, List<Format> formats, char radix, long start, long limit, int width) {
        long address = start;
        long left = limit;
        byte[] row = new byte[width];
        byte[] previous = null;
        boolean starred = false;
        while (left > 0) {
            int n = reader.read(row, (int) Math.min(width, left));
            if (n == 0) {
                break;
            }
            if (!call.has("v") && n == width && previous != null && Arrays.equals(row, previous)) {
                if (!starred) {
                    call.println("*");
                }
                starred = true;
            } else {
                starred = false;
                show(call, formats, address(radix, address), row, n);
                previous = row.clone();
            }
            address += n;
            left -= n;
        }
        if (radix != 'n' && reader.opened > 0) {
            call.println(address(radix, address));
        }
    }

    private static String address(char radix, long address) {
        return switch (radix) {
            case 'd' -> String.format("%07d", address);
            case 'x' -> String.format("%06x", address);
            case 'n' -> "";
            default -> String.format("%07o", address);
        };
    }

    private static void show(Call call, List<Format> formats, String address, byte[] row, int n) {
        double perByte = formats.stream().mapToDouble(f -> (double) (f.width() + 1) / f.size()).max().orElse(4);
        boolean first = true;
        for (Format format : formats) {
            StringBuilder line = new StringBuilder(first ? address : " ".repeat(address.length()));
            int field = (int) Math.round(perByte * format.size());
            int end = format.text() ? row.length : n;
            for (int at = 0; at < end; at += format.size()) {
                line.append(at < n ? pad(unit(format, row, at, n), field) : " ".repeat(field));
            }
            if (format.text()) {
                line.append("  >");
                for (int i = 0; i < n; i++) {
                    line.append(row[i] >= 32 && row[i] < 127 ? (char) row[i] : '.');
                }
                line.append('<');
            }
            call.println(line.toString());
            first = false;
        }
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    private static String unit(Format format, byte[] row, int at, int n) {
        long value = 0;
        for (int k = format.size() - 1; k >= 0; k--) {
            value = value << 8 | (at + k < n ? row[at + k] & 0xFF : 0);
        }
        int bits = format.size() * 8;
        return switch (format.kind()) {
            case 'c' -> character((int) value);
            case 'a' -> (value & 127) == 127 ? "del" : (value & 127) <= 32 ? NAMES[(int) value & 127] : String.valueOf((char) (value & 127));
            case 'x' -> zeros(Long.toHexString(value), format.size() * 2);
            case 'o' -> zeros(Long.toOctalString(value), (bits + 2) / 3);
            case 'u' -> Long.toUnsignedString(value);
            case 'f' -> FloatFormat.format(bits == 64 ? "%.17g" : "%.8g", bits == 64 ? Double.longBitsToDouble(value)
                    : Float.intBitsToFloat((int) value));
            default -> String.valueOf(bits == 64 ? value : value << 64 - bits >> 64 - bits);
        };
    }

    private static String zeros(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
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

    private static List<Format> formats(Call call) {
        List<Format> formats = new ArrayList<>();
        for (Parsed.Given given : call.parsed().given()) {
            String id = given.option().letters().isEmpty() ? "" : String.valueOf(given.option().letters().get(0));
            switch (id) {
                case "t" -> types(given.text(), formats);
                case "a", "c" -> types(id, formats);
                case "b" -> types("o1", formats);
                case "d" -> types("u2", formats);
                case "i" -> types("d4", formats);
                case "l" -> types("d8", formats);
                case "o" -> types("o2", formats);
                case "s" -> types("d2", formats);
                case "x" -> types("x2", formats);
                default -> { }
            }
        }
        if (formats.isEmpty()) {
            types("o2", formats);
        }
        return formats;
    }

    private static void types(String text, List<Format> into) {
        int i = 0;
        while (i < text.length()) {
            char kind = text.charAt(i++);
            if ("acdfoux".indexOf(kind) < 0) {
                throw new ToolExit(1, "invalid character '" + kind + "' in type string " + Quote.curly(text));
            }
            int size = kind == 'a' || kind == 'c' ? 1 : kind == 'f' ? 8 : 4;
            int start = i;
            while (i < text.length() && Character.isDigit(text.charAt(i))) {
                i++;
            }
            if (i > start) {
                size = Numbers.count(text.substring(start, i));
            } else if (i < text.length() && "CSILFD".indexOf(text.charAt(i)) >= 0) {
                size = switch (text.charAt(i++)) {
                    case 'C' -> 1;
                    case 'S' -> 2;
                    case 'L', 'D' -> 8;
                    default -> 4;
                };
            }
            if (size != 1 && size != 2 && size != 4 && size != 8) {
                throw new ToolExit(1, "invalid type string " + Quote.curly(text) + ";\nthis system doesn't provide a " + (i > start ? text.substring(start, i) : String.valueOf(size))
                        + "-byte integral type");
            }
            boolean z = i < text.length() && text.charAt(i) == 'z';
            i += z ? 1 : 0;
            into.add(new Format(kind, size, width(kind, size), z));
        }
    }

    private static int width(char kind, int size) {
        int[] order = {0, 0, 1, 0, 2, 0, 0, 0, 3};
        return switch (kind) {
            case 'a', 'c' -> 3;
            case 'x' -> size * 2;
            case 'o' -> new int[] {3, 6, 11, 22}[order[size]];
            case 'u' -> new int[] {3, 5, 10, 20}[order[size]];
            case 'd' -> new int[] {4, 6, 11, 20}[order[size]];
            default -> size == 8 ? 24 : 15;
        };
    }

    private static long size(String text, String option) {
        try {
            return text.startsWith("0x") ? Long.decode(text) : Size.parse(text);
        } catch (NumberFormatException e) {
            throw new ToolExit(1, "invalid " + option + " argument " + Quote.always(text));
        }
    }

    /** All inputs as one. */
    private static final class Reader {
        private final Call call;
        private final List<String> paths;
        private Input current;
        private int next;
        private int opened;

        Reader(Call call) {
            this.call = call;
            this.paths = call.inputs();
            this.current = Input.of(new byte[0]);
            advance();
        }

        private boolean advance() {
            while (next < paths.size()) {
                String path = paths.get(next++);
                try {
                    current = call.open(path);
                    opened++;
                    return true;
                } catch (FileError e) {
                    call.error(Quote.ifNeeded(path) + ": " + e.reason());
                }
            }
            return false;
        }

        int read(byte[] row, int count) {
            int n = 0;
            while (n < count) {
                int got;
                try {
                    got = current.read(row, n, count - n);
                } catch (FileError e) {
                    call.error(Quote.ifNeeded(e.path()) + ": " + e.reason());
                    got = -1;
                }
                if (got < 0) {
                    current.close();
                    current = Input.of(new byte[0]);
                    if (!advance()) {
                        break;
                    }
                } else {
                    n += got;
                }
            }
            return n;
        }
    }
}
