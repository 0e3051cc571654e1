package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** dd(1): blocks copied and counted; time does not pass in a lab while it copies, so its figures of speed are nominal. */
public final class Dd extends Tool {
    private static final Set<String> OPERANDS = Set.of("if", "of", "bs", "ibs", "obs", "cbs", "count", "skip", "seek", "iseek", "oseek", "conv", "status", "iflag", "oflag");
    private static final Set<String> CONVERSIONS = Set.of("notrunc", "ucase", "lcase", "swab", "sync", "noerror", "fsync", "fdatasync", "excl", "nocreat", "sparse");
    private static final Pattern NUMBER = Pattern.compile("([0-9]+)(c|w|b|kB|k|K|KiB|MB|M|MiB|GB|G|GiB|B)?");

    /** The tool. */
    public Dd() {
        super("dd", "Copy a file, converting and formatting according to the operands.", "[OPERAND]...\n");
    }

    @Override
    protected void execute(Call call) {
        Map<String, String> given = new HashMap<>(Map.of("status", "default"));
        for (String operand : call.operands()) {
            int equals = operand.indexOf('=');
            if (equals < 0 || !OPERANDS.contains(operand.substring(0, equals))) {
                throw new UsageError("unrecognized operand " + Quote.curly(operand));
            }
            given.put(operand.substring(0, equals), operand.substring(equals + 1));
        }
        Set<String> conversions = new HashSet<>(List.of(given.getOrDefault("conv", "notrunc").split(",")));
        boolean truncates = !given.containsKey("conv") || !conversions.contains("notrunc");
        for (String word : conversions) {
            if (!CONVERSIONS.contains(word)) {
                throw new UsageError("invalid conversion: " + Quote.curly(word));
            }
        }
        if (!given.get("status").matches("default|none|noxfer|progress")) {
            throw new UsageError("invalid status level: " + Quote.curly(given.get("status")));
        }
        int in = size(given, "bs", size(given, "ibs", 512));
        int out = given.containsKey("bs") ? in : size(given, "obs", 512);
        new Copy(call, given, conversions, in, out, given.containsKey("bs"), truncates).run();
    }

    private static int size(Map<String, String> given, String name, int otherwise) {
        long value = number(given, name, otherwise);
        if (value < 1 || value > 1 << 28) {
            throw new ToolExit(1, "invalid number: " + Quote.curly(given.getOrDefault(name, "")));
        }
        return (int) value;
    }

    private static long number(Map<String, String> given, String name, long otherwise) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        long product = 1;
        for (String factor : text.split("x", -1)) {
            Matcher matcher = NUMBER.matcher(factor);
            if (!matcher.matches() || matcher.group(1).length() > 15) {
                throw new ToolExit(1, "invalid number: " + Quote.curly(text));
            }
            String unit = matcher.group(2) == null ? "" : matcher.group(2);
            long base = unit.endsWith("B") && !unit.endsWith("iB") ? 1000 : 1024;
            long scale = switch (unit.isEmpty() ? ' ' : unit.charAt(0)) {
                case 'w' -> 2;
                case 'b' -> 512;
                case 'k', 'K' -> base;
                case 'M' -> base * base;
                case 'G' -> base * base * base;
                default -> 1;
            };
            try {
                product = Math.multiplyExact(product, Math.multiplyExact(Numbers.clamped(matcher.group(1)), scale));
            } catch (ArithmeticException e) {
                throw new ToolExit(1, "invalid number: " + Quote.curly(text) + ": Value too large for defined data type");
            }
        }
        return product;
    }

    /** One run. */
    private static final class Copy {
        private final Call call;
        private final Map<String, String> given;
        private final Set<String> conversions;
        private final int inSize;
        private final int outSize;
        private final boolean direct;
        private final boolean truncates;
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private long wholeIn;
        private long partIn;
        private long wholeOut;
        private long partOut;
        private long bytes;

        Copy(Call call, Map<String, String> given, Set<String> conversions, int inSize, int outSize, boolean direct, boolean truncates) {
            this.call = call;
            this.given = given;
            this.conversions = conversions;
            this.inSize = inSize;
            this.outSize = outSize;
            this.direct = direct;
            this.truncates = truncates;
        }

        void run() {
            OpenFile target = null;
            Input input;
            String path = given.getOrDefault("if", "-");
            try {
                input = call.open(path);
            } catch (FileError e) {
                throw new ToolExit(1, "failed to open " + Quote.always(path) + ": " + e.reason());
            }
            long seek = number(given, "seek", number(given, "oseek", 0)) * outSize;
            if (given.containsKey("of")) {
                target = open(given.get("of"), seek);
            }
            skip(input, number(given, "skip", number(given, "iseek", 0)) * inSize);
            long count = number(given, "count", Long.MAX_VALUE);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            Output sink = target == null ? call.in().out() : Output.to(whole);
            copy(input, sink, count);
            input.close();
            if (target != null) {
                place(given.get("of"), target, seek, whole.toByteArray());
            }
            report();
        }

        private OpenFile open(String path, long seek) {
            try {
                return call.openWrite(path, truncates && seek == 0 ? OpenMode.TRUNCATE : OpenMode.APPEND);
            } catch (FileError e) {
                throw new ToolExit(1, "failed to open " + Quote.always(path) + ": " + e.reason());
            }
        }

        /** What was copied stands at the sought place; what was there before it stays, and after it unless it is cut off. */
        private void place(String path, OpenFile target, long seek, byte[] copied) {
            boolean plain = call.files().isRegular(path);
            if (!plain || truncates && seek == 0) {
                target.output().write(copied);
                target.release();
                return;
            }
            target.release();
            byte[] old = call.files().read(path);
            int end = (int) seek + copied.length;
            byte[] all = java.util.Arrays.copyOf(old, truncates ? end : Math.max(end, old.length));
            System.arraycopy(copied, 0, all, (int) seek, copied.length);
            call.files().write(path, all);
        }

        private static void skip(Input input, long most) {
            byte[] buffer = new byte[8192];
            long left = most;
            while (left > 0) {
                int n = input.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    return;
                }
                left -= n;
            }
        }

        private void copy(Input input, Output sink, long count) {
            byte[] block = new byte[inSize];
            boolean full = given.getOrDefault("iflag", "").contains("fullblock") || input.size() >= 0 || given.getOrDefault("if", "").startsWith("/dev/");
            for (long i = 0; i < count; i++) {
                int n = input.read(block, 0, inSize);
                while (full && n > 0 && n < inSize) {
                    int more = input.read(block, n, inSize - n);
                    if (more < 0) {
                        break;
                    }
                    n += more;
                }
                if (n < 0) {
                    break;
                }
                call.checkpoint();
                wholeIn += n == inSize ? 1 : 0;
                partIn += n == inSize ? 0 : 1;
                byte[] piece = convert(java.util.Arrays.copyOf(block, n));
                if (direct) {
                    write(sink, piece, piece.length == inSize);
                } else {
                    held.writeBytes(piece);
                    flush(sink, outSize);
                }
            }
            if (held.size() > 0) {
                flush(sink, 1);
            }
        }

        private void flush(Output sink, int least) {
            while (held.size() >= least) {
                byte[] all = held.toByteArray();
                int n = Math.min(all.length, outSize);
                write(sink, java.util.Arrays.copyOf(all, n), n == outSize);
                held.reset();
                held.write(all, n, all.length - n);
            }
        }

        private void write(Output sink, byte[] piece, boolean whole) {
            sink.write(piece);
            bytes += piece.length;
            wholeOut += whole ? 1 : 0;
            partOut += whole ? 0 : 1;
        }

        private byte[] convert(byte[] piece) {
            byte[] result = conversions.contains("sync") ? java.util.Arrays.copyOf(piece, inSize) : piece;
            for (int i = 0; i < result.length; i++) {
                byte b = result[i];
                if (conversions.contains("ucase") && b >= 'a' && b <= 'z' || conversions.contains("lcase") && b >= 'A' && b <= 'Z') {
                    result[i] = (byte) (b ^ 0x20);
                }
            }
            if (conversions.contains("swab")) {
                for (int i = 0; i + 1 < result.length; i += 2) {
                    byte b = result[i];
                    result[i] = result[i + 1];
                    result[i + 1] = b;
                }
            }
            return result;
        }

        private void report() {
            String status = given.get("status");
            if (status.equals("none")) {
                return;
            }
            call.in().err().println(wholeIn + "+" + partIn + " records in\n" + wholeOut + "+" + partOut + " records out");
            if (!status.equals("noxfer")) {
                double seconds = Math.max(1, bytes) / 1e9 + 0.0001;
                String size = bytes < 1000 ? "" : " (" + human(bytes, 1000, "B") + (bytes < 1024 ? "" : ", " + human(bytes, 1024, "iB")) + ")";
                call.in().err().println(bytes + " byte" + (bytes == 1 ? "" : "s") + size + " copied, " + String.format(Locale.ROOT, "%.6g", seconds).replaceAll("0+$", "") + " s, "
                        + human((long) (bytes / seconds), 1000, "B") + "/s");
            }
        }

        private static String human(long bytes, int base, String unit) {
            double value = bytes;
            int power = 0;
            while (value >= base && power < 4) {
                value /= base;
                power++;
            }
            String number = value < 10 && power > 0 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.0f", value);
            return number + " " + (power == 0 ? "" : (base == 1000 ? "kMGT" : "KMGT").substring(power - 1, power)) + (power == 0 ? "B" : unit);
        }
    }
}
