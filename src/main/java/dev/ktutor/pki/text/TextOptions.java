package dev.ktutor.pki.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to leave out of a text form: the words of -certopt and -reqopt (openssl-x509(1), Text Printing Flags). */
public record TextOptions(Set<Part> without, UnknownExtension unknown) {
    /** What may be left out. */
    public enum Part { HEADER, VERSION, SERIAL, SIGNAME, ISSUER, VALIDITY, SUBJECT, PUBKEY, EXTENSIONS, ATTRIBUTES, SIGDUMP, AUX, IDS }

    /** What becomes of extensions that have no text form. */
    public enum UnknownExtension { PLAIN, ERROR, PARSE, DUMP }

    /** Everything. */
    public static final TextOptions ALL = new TextOptions(Set.of(), UnknownExtension.PLAIN);

    private static final Map<String, UnknownExtension> UNKNOWN = Map.of("ext_default", UnknownExtension.PLAIN, "ext_error", UnknownExtension.ERROR,
            "ext_parse", UnknownExtension.PARSE, "ext_dump", UnknownExtension.DUMP);

    /** Keeps its own copy. */
    public TextOptions {
        without = Set.copyOf(without);
    }

    /** Whether the part is to be shown. */
    public boolean shows(Part part) {
        return !without.contains(part);
    }

    /** These options and those of one argument more; empty if a word is not known. */
    public Optional<TextOptions> and(String argument) {
        Set<Part> parts = without.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(without);
        UnknownExtension kind = unknown;
        for (String item : argument.split(",")) {
            String name = item.strip().toLowerCase(java.util.Locale.ROOT);
            boolean off = name.startsWith("-");
            String bare = off || name.startsWith("+") ? name.substring(1) : name;
            Optional<Part> part = List.of(Part.values()).stream().filter(p -> bare.equals("no_" + p.name().toLowerCase(java.util.Locale.ROOT)) && p != Part.IDS).findFirst();
            if (part.isPresent()) {
                if (off) {
                    parts.remove(part.get());
                } else {
                    parts.add(part.get());
                }
            } else if (UNKNOWN.containsKey(bare)) {
                kind = off ? UnknownExtension.PLAIN : UNKNOWN.get(bare);
            } else if (bare.equals("compatible")) {
                parts.clear();
                kind = UnknownExtension.PLAIN;
            } else if (bare.equals("ca_default")) {
                parts = EnumSet.of(Part.ISSUER, Part.PUBKEY, Part.HEADER, Part.VERSION, Part.SIGDUMP, Part.SIGNAME);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new TextOptions(parts, kind));
    }
}
