package dev.ktutor.command.openssl;

import dev.ktutor.pki.KeyGenerator;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;

/** {@code openssl rand}: random octets. */
final class RandCommand implements Subcommand {
    private static final int CHUNK = 4096;

    @Override
    public String name() {
        return "rand";
    }

    @Override
    public int run(Call call, Options options) {
        String out = null;
        boolean hex = false;
        boolean base64 = false;
        while (options.next()) {
            switch (options.name()) {
                case "out" -> out = options.value();
                case "hex" -> hex = true;
                case "base64" -> base64 = true;
                default -> { }
            }
        }
        List<String> rest = options.rest();
        BigInteger count = rest.size() == 1 ? options.number(rest.get(0)) : BigInteger.ZERO;
        if (rest.size() > 1 || rest.size() == 1 && (count.signum() <= 0 || count.bitLength() > 31)) {
            throw call.usage();
        }
        Sink sink = hex || base64 ? call.openOut(out) : call.openBinary(out);
        if (base64) {
            sink.print(EncCommand.lines(KeyGenerator.randomBytes(count.intValue())));
            return 0;
        }
        for (int left = count.intValue(); left > 0; left -= CHUNK) {
            byte[] octets = KeyGenerator.randomBytes(Math.min(left, CHUNK));
            if (hex) {
                sink.print(HexFormat.of().formatHex(octets));
            } else {
                sink.write(octets);
            }
        }
        sink.print(hex ? "\n" : "");
        return 0;
    }
}
