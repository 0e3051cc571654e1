package dev.ktutor.command.openssl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code openssl list}: what this OpenSSL has. The lists are facts of the release, kept as it prints them. */
final class ListCommand implements Subcommand {
    /** The lists in the order they are printed, whatever the order they are asked for. */
    private static final List<String> LISTS = List.of("commands", "random-instances", "random-generators", "digest-commands",
            "digest-algorithms", "kdf-algorithms", "mac-algorithms", "cipher-commands", "cipher-algorithms", "encoders", "decoders", "key-managers",
            "signature-algorithms", "asymcipher-algorithms", "key-exchange-algorithms", "kem-algorithms", "public-key-algorithms", "public-key-methods",
            "store-loaders", "providers", "engines", "disabled", "objects");

    @Override
    public String name() {
        return "list";
    }

    @Override
    public int run(Call call, Options options) {
        Set<String> asked = new HashSet<>();
        boolean oneColumn = false;
        while (options.next()) {
            switch (options.name()) {
                case "1" -> oneColumn = true;
                case "verbose", "select", "options" -> throw call.notYet("the option -" + options.name());
                default -> asked.add(options.name().replace("standard-", ""));
            }
        }
        options.noRest();
        if (asked.isEmpty()) {
            throw call.usage();
        }
        for (String list : LISTS) {
            if (asked.contains(list)) {
                boolean columns = oneColumn && list.endsWith("commands");
                call.out((columns ? column(text(list)) : text(list)).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return 0;
    }

    private static String column(String text) {
        StringBuilder lines = new StringBuilder();
        Arrays.stream(text.strip().split("\\s+")).forEach(word -> lines.append(word).append('\n'));
        return lines.toString();
    }

    /** A list as the real one prints it. */
    static String text(String list) {
        try (InputStream in = ListCommand.class.getResourceAsStream("list/" + list + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
