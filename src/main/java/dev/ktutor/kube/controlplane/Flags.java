package dev.ktutor.kube.controlplane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program's flags, read as Go's flag packages read them: {@code --name=value}, {@code --name value}, a bare
 * {@code --name} for booleans; a flag given twice counts last, but all its values are kept.
 *
 * @param values by flag, in the order given
 * @param unknown the first flag that the program does not know; null if it knows all
 */
public record Flags(Map<String, List<String>> values, @Nullable String unknown) {

    /** Reads arguments (without the program's name) against the flags that the program knows and those that are booleans. */
    public static Flags parse(List<String> args, Set<String> known, Set<String> booleans) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("-") || arg.equals("-") || arg.equals("--")) {
                continue;
            }
            String body = arg.replaceFirst("^--?", "");
            int equals = body.indexOf('=');
            String name = equals < 0 ? body : body.substring(0, equals);
            if (!known.contains(name)) {
                return new Flags(values, name);
            }
            String value = equals >= 0 ? body.substring(equals + 1) : "true";
            if (equals < 0 && !booleans.contains(name) && i + 1 < args.size()) {
                value = args.get(++i);
            }
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        return new Flags(values, null);
    }

    /** The flag's value; the default if it was not given. */
    public String get(String name, String otherwise) {
        List<String> given = values.get(name);
        return given == null ? otherwise : given.get(given.size() - 1);
    }

    /** The flag's value; "" if it was not given. */
    public String get(String name) {
        return get(name, "");
    }

    /** Whether a boolean flag is on. */
    public boolean on(String name) {
        return get(name).equals("true");
    }

    /** The parts of a comma-separated value, of every time it was given. */
    public List<String> list(String name) {
        return values.getOrDefault(name, List.of()).stream().flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
