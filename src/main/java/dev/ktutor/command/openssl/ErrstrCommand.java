package dev.ktutor.command.openssl;

import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code openssl errstr}: what error codes mean. */
final class ErrstrCommand implements Subcommand {
    /** What sscanf's %lx takes at a text's beginning. */
    private static final Pattern NUMBER = Pattern.compile("[ \\t\\n\\x0B\\f\\r]*([-+]?)(?:0[xX])?([0-9A-Fa-f]+)");
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final long SYSTEM = 0x80000000L;
    private static final long SYSTEM_REASON = 0x7fffffffL;
    private static final long REASON = 0x7fffffL;
    private static final int LIBRARY_SHIFT = 23;
    private static final long LIBRARY = 0xff;
    private static final long SYSTEM_LIBRARY = 2;

    private final Map<Long, String> texts = load();

    private static Map<Long, String> load() {
        try (InputStream in = ErrstrCommand.class.getResourceAsStream("errstr.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(line -> Long.parseLong(line[0], 16), line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "errstr";
    }

    @Override
    public int run(Call call, Options options) {
        while (options.next()) {
            continue;
        }
        int wrong = 0;
        for (String word : options.rest()) {
            Matcher number = NUMBER.matcher(word);
            if (number.lookingAt()) {
                call.out(ByteText.encode(line(value(number.group(1), number.group(2))) + "\n"));
            } else {
                wrong++;
            }
        }
        return wrong & 0xff;
    }

    /** A C unsigned long: too much becomes the most there is. */
    private static long value(String sign, String digits) {
        BigInteger number = new BigInteger(digits, 16);
        boolean tooMuch = number.compareTo(MOST) > 0;
        return tooMuch ? -1L : sign.equals("-") ? number.negate().longValue() : number.longValue();
    }

    private String line(long code) {
        boolean system = (code & SYSTEM) != 0;
        long library = system ? SYSTEM_LIBRARY : code >>> LIBRARY_SHIFT & LIBRARY;
        long reason = system ? code & SYSTEM_REASON : code & REASON;
        long known = system ? SYSTEM | reason : library << LIBRARY_SHIFT | reason;
        String meaning = texts.getOrDefault(known, texts.getOrDefault(system ? known : reason, "reason(" + reason + ")"));
        return String.format("error:%08X:%s::%s", code, texts.getOrDefault(library << LIBRARY_SHIFT, "lib(" + library + ")"), meaning);
    }
}
