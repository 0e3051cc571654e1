package dev.ktutor.command.kubectl.flags;

import dev.ktutor.kube.api.GoText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads a command line by the grammar of spf13/pflag, flags and words mixed. */
public final class FlagParser {
    private final FlagTable table;
    private final ParsedFlags parsed;
    private final Deque<String> rest;

    private FlagParser(FlagTable table, List<String> words) {
        this.table = table;
        this.parsed = new ParsedFlags(table);
        this.rest = new ArrayDeque<>(words);
    }

    /** Reads the words; throws {@link FlagError} in pflag's words. */
    public static ParsedFlags parse(FlagTable table, List<String> words) {
        FlagParser parser = new FlagParser(table, words);
        parser.run();
        return parser.parsed;
    }

    private void run() {
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            if (word.length() < 2 || !word.startsWith("-")) {
                parsed.argument(word);
            } else if (word.equals("--")) {
                parsed.dashes();
                rest.forEach(parsed::argument);
                rest.clear();
            } else if (word.startsWith("--")) {
                longFlag(word);
            } else {
                letters(word.substring(1));
            }
        }
    }

    private void longFlag(String word) {
        String body = word.substring(2);
        if (body.startsWith("-") || body.startsWith("=")) {
            throw new FlagError("bad flag syntax: " + word);
        }
        int equals = body.indexOf('=');
        String name = equals < 0 ? body : body.substring(0, equals);
        Flag flag = table.find(name).orElseThrow(() -> new FlagError("unknown flag: --" + name));
        if (equals >= 0) {
            set(flag, body.substring(equals + 1));
        } else if (!flag.bare().isEmpty()) {
            set(flag, flag.bare());
        } else if (!rest.isEmpty()) {
            set(flag, rest.removeFirst());
        } else {
            throw new FlagError("flag needs an argument: " + word);
        }
    }

    private void letters(String letters) {
        String left = letters;
        while (!left.isEmpty()) {
            String letter = left.substring(0, 1);
            String group = left;
            Flag flag = table.letter(letter)
                    .orElseThrow(() -> new FlagError("unknown shorthand flag: '" + letter + "' in -" + group));
            String after = left.substring(1);
            if (after.length() > 1 && after.startsWith("=")) {
                set(flag, after.substring(1));
                return;
            }
            if (!flag.bare().isEmpty()) {
                set(flag, flag.bare());
                left = after;
            } else if (!after.isEmpty()) {
                set(flag, after);
                return;
            } else if (!rest.isEmpty()) {
                set(flag, rest.removeFirst());
                return;
            } else {
                throw new FlagError("flag needs an argument: '" + letter + "' in -" + group);
            }
        }
    }

    private void set(Flag flag, String value) {
        try {
            parsed.set(flag, value);
        } catch (FlagError e) {
            throw new FlagError("invalid argument " + GoText.quote(value) + " for \"" + flag.label() + "\" flag: " + e.text());
        }
    }
}
