package dev.ktutor.command.openssl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a subcommand, read from the text its {@code -help} prints: each line {@code -name kind  help}.
 *
 * @param help the text itself
 * @param options every option, in order
 * @param takesAlgorithm whether the name of any digest or cipher is an option too ({@code -*})
 */
record OptionTable(String help, List<Spec> options, boolean takesAlgorithm) {
    /** What an option's argument must be. */
    enum Kind { NONE, TEXT, INPUT, OUTPUT, DIRECTORY, INTEGER, POSITIVE, NON_NEGATIVE, BIG, FORMAT, PEM_DER, PEM_DER_ENGINE, OTHER }

    /** One option. */
    record Spec(String name, Kind kind, String help) { }

    private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("val", Kind.TEXT), Map.entry("uri", Kind.TEXT),
            Map.entry("infile", Kind.INPUT), Map.entry("outfile", Kind.OUTPUT), Map.entry("dir", Kind.DIRECTORY), Map.entry("int", Kind.INTEGER),
            Map.entry("+int", Kind.POSITIVE), Map.entry("nonneg", Kind.NON_NEGATIVE), Map.entry("intmax", Kind.BIG), Map.entry("uintmax", Kind.BIG),
            Map.entry("long", Kind.BIG), Map.entry("ulong", Kind.BIG), Map.entry("format", Kind.FORMAT), Map.entry("PEM|DER", Kind.PEM_DER),
            Map.entry("PEM|DER|ENGINE", Kind.PEM_DER_ENGINE), Map.entry("parm", Kind.OTHER));

    /** The table of a subcommand; empty if there is no such subcommand. */
    static Optional<OptionTable> load(String command) {
        try (InputStream in = OptionTable.class.getResourceAsStream("help/" + command + ".txt")) {
            return in == null ? Optional.empty() : Optional.of(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionTable parse(String help) {
        List<Spec> options = new ArrayList<>();
        boolean any = false;
        for (String line : help.split("\n")) {
            if (!line.startsWith(" -")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", 3);
            String name = words[0].substring(1);
            if (name.equals("*")) {
                any = true;
                continue;
            }
            Kind kind = words.length > 1 ? KINDS.getOrDefault(words[1], Kind.NONE) : Kind.NONE;
            if (kind != Kind.NONE && !line.substring(1 + words[0].length()).startsWith(" " + words[1])) {
                kind = Kind.NONE;
            }
            int text = 1 + words[0].length() + (kind == Kind.NONE ? 0 : 1 + words[1].length());
            options.add(new Spec(name, kind, line.substring(Math.min(text, line.length())).strip()));
        }
        return new OptionTable(help, List.copyOf(options), any);
    }

    /** The option of that name; {@code -h} is {@code -help}. */
    Optional<Spec> find(String name) {
        String wanted = name.equals("h") ? "help" : name;
        return options.stream().filter(o -> o.name.equals(wanted)).findFirst();
    }
}
