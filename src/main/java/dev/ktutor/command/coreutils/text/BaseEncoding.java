package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import java.nio.charset.StandardCharsets;

/** base64(1) and base32(1): RFC 4648 §4 and §6. */
public final class BaseEncoding extends Tool {
    private static final String DECLARATION = """
            [OPTION]... [FILE]
              -d, -D, --decode          decode data
              -i, --ignore-garbage  when decoding, ignore non-alphabet characters
              -w, --wrap=COLS       wrap encoded lines after COLS character (default 76); use 0 to disable line wrapping
            """;
    private final byte[] alphabet;
    /** Bits a character, characters a group, bytes a group. */
    private final int bits;
    private final int group;
    private final int bytes;

    private BaseEncoding(String name, String alphabet, int bits, int group, int bytes) {
        super(name, "Encode or decode FILE, or standard input, to standard output.", DECLARATION.replace("-d, -D,", "-d,"));
        this.alphabet = alphabet.getBytes(StandardCharsets.US_ASCII);
        this.bits = bits;
        this.group = group;
        this.bytes = bytes;
    }

    /** base64(1). */
    public static BaseEncoding base64() {
        return new BaseEncoding("base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4, 3);
    }

    /** base32(1). */
    public static BaseEncoding base32() {
        return new BaseEncoding("base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8, 5);
    }

    @Override
    protected void execute(Call call) {
        String wrap = call.value("w", "76");
        if (!wrap.matches("[0-9]+")) {
            throw new ToolExit(1, "invalid wrap size: " + Quote.curly(wrap));
        }
        if (call.operands().size() > 1) {
            throw new UsageError("extra operand " + Quote.curly(call.operands().get(1)));
        }
        String path = call.inputs().get(0);
        Input input;
        try {
            input = call.open(path);
        } catch (FileError e) {
            throw new ToolExit(1, Quote.ifNeeded(path) + ": " + e.reason());
        }
        try {
            if (call.has("d")) {
                decode(call, input);
            } else {
                encode(call, input, wrap.length() > 9 ? 0 : Integer.parseInt(wrap));
            }
        } catch (FileError e) {
            throw new ToolExit(1, "read error: " + e.reason());
        } finally {
            input.close();
        }
    }

    private void encode(Call call, Input input, int wrap) {
        byte[] buffer = new byte[bytes * 2048];
        byte[] line = new byte[group * 2048 * 2 + 2];
        int column = 0;
        while (true) {
            int n = fill(input, buffer);
            int used = 0;
            for (int at = 0; at < n; at += bytes) {
                long word = 0;
                int have = Math.min(bytes, n - at);
                for (int k = 0; k < bytes; k++) {
                    word = word << 8 | (k < have ? buffer[at + k] & 0xFF : 0);
                }
                int characters = (have * 8 + bits - 1) / bits;
                for (int k = 0; k < group; k++) {
                    line[used++] = k < characters ? alphabet[(int) (word >> (group - 1 - k) * bits) & (1 << bits) - 1] : (byte) '=';
                    if (wrap > 0 && ++column == wrap) {
                        line[used++] = '\n';
                        column = 0;
                    }
                }
            }
            call.out().write(line, 0, used);
            if (n < buffer.length) {
                break;
            }
        }
        if (wrap > 0 && column > 0) {
            call.out().print("\n");
        }
    }

    private static int fill(Input input, byte[] buffer) {
        int n = 0;
        while (n < buffer.length) {
            int got = input.read(buffer, n, buffer.length - n);
            if (got < 0) {
                break;
            }
            n += got;
        }
        return n;
    }

    private void decode(Call call, Input input) {
        int[] values = new int[256];
        java.util.Arrays.fill(values, -1);
        for (int i = 0; i < alphabet.length; i++) {
            values[alphabet[i]] = i;
        }
        boolean garbage = call.has("i");
        byte[] buffer = new byte[8192];
        long word = 0;
        int have = 0;
        int padding = 0;
        for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
            for (int i = 0; i < n; i++) {
                int c = buffer[i] & 0xFF;
                if (c == '\n') {
                    continue;
                }
                if (c == '=' && have + padding > 0 && valid(have)) {
                    padding++;
                } else if (values[c] < 0 || padding > 0) {
                    if (garbage && values[c] < 0 && c != '=') {
                        continue;
                    }
                    emit(call, word << (group - have) * bits, have);
                    throw new ToolExit(1, "invalid input");
                } else {
                    word = word << bits | values[c];
                    have++;
                }
                if (have + padding == group) {
                    emit(call, word << padding * bits, have);
                    word = 0;
                    have = 0;
                    padding = 0;
                }
            }
        }
        if (have + padding > 0) {
            emit(call, word << (group - have) * bits, have);
            throw new ToolExit(1, "invalid input");
        }
    }

    /** Whether padding may follow that many characters. */
    private boolean valid(int have) {
        return bytes == 3 ? have >= 2 : have == 2 || have == 4 || have == 5 || have == 7;
    }

    private void emit(Call call, long word, int have) {
        int whole = have * bits / 8;
        byte[] out = new byte[whole];
        for (int k = 0; k < whole; k++) {
            out[k] = (byte) (word >> (bytes - 1 - k) * 8);
        }
        call.out().write(out, 0, whole);
    }
}
