package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.Quoting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a command's arguments are completed, as {@code complete} was told (bash manual, 8.6).
 *
 * @param options the names after {@code -o}
 * @param actions the kinds of words
 * @param values what {@code -G -W -P -S -X -C -F} were given, by letter
 */
public record CompletionSpec(Set<String> options, Set<WordKind> actions, Map<Character, String> values) {
    /** The names that {@code -o} knows, in the order of {@code compopt}. */
    static final List<String> OPTIONS = List.of("bashdefault", "default", "dirnames", "filenames", "noquote", "nosort", "nospace", "plusdirs");
    private static final String VALUES = "GWPSXC";
    /** What completes when nothing is known: file names. */
    static final CompletionSpec FILES = new CompletionSpec(Set.of("default"), Set.of(), Map.of());

    /** Copies what it is given. */
    public CompletionSpec {
        options = Set.copyOf(options);
        actions = Set.copyOf(actions);
        values = Map.copyOf(values);
    }

    /** Reads it from a builtin's options; null after a complaint. */
    static @Nullable CompletionSpec read(BuiltinCall call, Getopt given) {
        Set<String> options = new TreeSet<>();
        Set<WordKind> actions = EnumSet.noneOf(WordKind.class);
        Map<Character, String> values = new TreeMap<>();
        for (Getopt.Given option : given.options()) {
            String value = option.value();
            if (option.letter() == 'o' && value != null) {
                if (!OPTIONS.contains(value)) {
                    call.fail(2, value + ": invalid option name");
                    return null;
                }
                options.add(value);
            } else if (option.letter() == 'A' && value != null) {
                WordKind kind = WordKind.named(value);
                if (kind == null) {
                    call.fail(2, value + ": invalid action name");
                    return null;
                }
                actions.add(kind);
            } else if (value != null) {
                values.put(option.letter(), value);
            } else if (WordKind.lettered(option.letter()) != null) {
                actions.add(WordKind.lettered(option.letter()));
            }
        }
        return new CompletionSpec(options, actions, values);
    }

    @Nullable String value(char letter) {
        return values.get(letter);
    }

    /** With an option of {@code -o} added or taken away. */
    CompletionSpec with(String option, boolean on) {
        Set<String> changed = new TreeSet<>(options);
        if (on) {
            changed.add(option);
        } else {
            changed.remove(option);
        }
        return new CompletionSpec(changed, actions, values);
    }

    /** As {@code complete -p} prints it, without the name. */
    String describe() {
        List<String> words = new ArrayList<>(List.of("complete"));
        OPTIONS.stream().filter(options::contains).forEach(name -> words.add("-o " + name));
        EnumSet.allOf(WordKind.class).stream().filter(actions::contains).filter(kind -> kind.letter() != 0).forEach(kind -> words.add("-" + kind.letter()));
        EnumSet.allOf(WordKind.class).stream().filter(actions::contains).filter(kind -> kind.letter() == 0).forEach(kind -> words.add("-A " + kind.label()));
        for (char letter : VALUES.toCharArray()) {
            String value = value(letter);
            if (value != null) {
                words.add("-" + letter + " " + Quoting.single(value));
            }
        }
        if (value('F') != null) {
            words.add("-F " + value('F'));
        }
        return String.join(" ", words);
    }
}
