package dev.ktutor.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The object identifiers OpenSSL 3.0 knows by name, from {@code objects.tsv}. */
public final class Oids {
    private static final Oids TABLE = new Oids();

    private final Map<String, String> shortNames = new HashMap<>(2048);
    private final Map<String, String> longNames = new HashMap<>(2048);
    private final Map<String, String> byShort = new HashMap<>(2048);
    private final Map<String, String> byLong = new HashMap<>(2048);

    private Oids() {
        try (InputStream in = Oids.class.getResourceAsStream("objects.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] fields = line.split("\t");
        String longName = fields.length > 2 ? fields[2] : fields[1];
        shortNames.putIfAbsent(fields[0], fields[1]);
        longNames.putIfAbsent(fields[0], longName);
        byShort.putIfAbsent(fields[1], fields[0]);
        byLong.putIfAbsent(longName, fields[0]);
    }

    /** The long name ("commonName"), or the dotted form if it has none. */
    public static String longName(String oid) {
        return TABLE.longNames.getOrDefault(oid, oid);
    }

    /** The short name ("CN"), or the dotted form if it has none. */
    public static String shortName(String oid) {
        return TABLE.shortNames.getOrDefault(oid, oid);
    }

    /** Whether OpenSSL has a name for it. */
    public static boolean known(String oid) {
        return TABLE.shortNames.containsKey(oid);
    }

    /** The identifier with this short or long name, in this case. */
    public static Optional<String> named(String name) {
        String oid = TABLE.byShort.get(name);
        return Optional.ofNullable(oid != null ? oid : TABLE.byLong.get(name));
    }

    /** The identifier with this short or long name, or written as numbers. */
    public static Optional<String> parse(String text) {
        Optional<String> named = named(text);
        if (named.isPresent() || !text.matches("[0-2](\\.[0-9]+)+")) {
            return named;
        }
        try {
            DerWriter.oid(text);
            return Optional.of(text);
        } catch (PkiException e) {
            return Optional.empty();
        }
    }

    /** The short name in lower case, for tables keyed by it. */
    static String lowerShortName(String oid) {
        return shortName(oid).toLowerCase(Locale.ROOT);
    }
}
