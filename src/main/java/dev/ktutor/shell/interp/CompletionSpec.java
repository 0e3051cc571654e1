package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.Quoting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code complete} and {@code compgen} can be told (bash manual, 8.7). */
record CompletionSpec(Set<String> options, Set<String> actions, @Nullable String glob, @Nullable String words, @Nullable String prefix,
        @Nullable String suffix, @Nullable String filter, @Nullable String command, @Nullable String function) {
    static final String LETTERS = "abcdefgjksuvo:A:G:W:F:C:X:P:S:";
    /** Options of {@code -o}, in the order in which bash prints them. */
    private static final List<String> OPTIONS = List.of("bashdefault", "default", "dirnames", "filenames", "noquote", "nosort", "nospace",
            "plusdirs");
    /** Actions of {@code -A} that have a letter, in the order in which bash prints them. */
    private static final Map<String, Character> LETTERED = lettered();
    private static final List<String> OTHERS = List.of("arrayvar", "binding", "disabled", "enabled", "function", "helptopic", "hostname",
            "running", "setopt", "shopt", "signal", "stopped");

    private static Map<String, Character> lettered() {
        Map<String, Character> letters = new LinkedHashMap<>();
        String[] names = {"alias", "builtin", "command", "directory", "export", "file", "group", "job", "keyword", "service", "user", "variable"};
        for (int i = 0; i < names.length; i++) {
            letters.put(names[i], "abcdefgjksuv".charAt(i));
        }
        return letters;
    }

    /** What the options ask for; null, with a message, if they ask for something that is not there. */
    static @Nullable CompletionSpec of(BuiltinCall call, Getopt given) {
        Set<String> options = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        for (Getopt.Given option : given.options()) {
            String value = String.valueOf(option.value());
            if (option.letter() == 'o') {
                if (!OPTIONS.contains(value)) {
                    call.fail(2, value + ": invalid option name");
                    return null;
                }
                options.add(value);
            } else if (option.letter() == 'A') {
                if (!LETTERED.containsKey(value) && !OTHERS.contains(value)) {
                    call.fail(2, value + ": invalid action name");
                    return null;
                }
                actions.add(value);
            } else {
                LETTERED.forEach((name, letter) -> {
                    if (letter == option.letter()) {
                        actions.add(name);
                    }
                });
            }
        }
        return new CompletionSpec(options, actions, given.value('G'), given.value('W'), given.value('P'), given.value('S'),
                given.value('X'), given.value('C'), given.value('F'));
    }

    /** As {@code complete -p} prints it, without the command's name. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (String option : OPTIONS) {
            text.append(options.contains(option) ? "-o " + option + " " : "");
        }
        LETTERED.forEach((name, letter) -> text.append(actions.contains(name) ? "-" + letter + " " : ""));
        for (String action : OTHERS) {
            text.append(actions.contains(action) ? "-A " + action + " " : "");
        }
        quoted(text, "-G", glob);
        quoted(text, "-W", words);
        quoted(text, "-P", prefix);
        quoted(text, "-S", suffix);
        quoted(text, "-X", filter);
        quoted(text, "-C", command);
        if (function != null) {
            text.append("-F ").append(function).append(' ');
        }
        return text.toString().stripTrailing();
    }

    private static void quoted(StringBuilder text, String option, @Nullable String value) {
        if (value != null) {
            text.append(option).append(' ').append(Quoting.single(value)).append(' ');
        }
    }
}
