package dev.ktutor.command.kubectl.flags;

import dev.ktutor.kube.api.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the command that a line means, as spf13/cobra's Find does: words that are no flags lead down the tree as far as
 * they name subcommands.
 *
 * @param command what was found
 * @param words the rest of the line, flags included
 */
public record CommandLine(CommandSpec command, List<String> words) {

    /** Copies the words. */
    public CommandLine {
        words = List.copyOf(words);
    }

    /** Walks down from the root. */
    public static CommandLine find(CommandTree tree, List<String> words) {
        CommandSpec command = tree.root();
        List<String> rest = new ArrayList<>(words);
        while (true) {
            int next = firstWord(command, rest);
            if (next < 0) {
                return new CommandLine(command, rest);
            }
            Optional<CommandSpec> below = tree.below(command, rest.get(next));
            if (below.isEmpty()) {
                return new CommandLine(command, rest);
            }
            rest.remove(next);
            command = below.get();
        }
    }

    /** The first word that is neither flag nor a flag's value, or "". */
    public String firstWord() {
        int at = firstWord(command, words);
        return at < 0 ? "" : words.get(at);
    }

    /** All words that are neither flags nor their values. */
    public List<String> operands() {
        List<String> operands = new ArrayList<>();
        for (int at = firstWord(command, words, 0); at >= 0; at = firstWord(command, words, at + 1)) {
            operands.add(words.get(at));
        }
        return operands;
    }

    private static int firstWord(CommandSpec command, List<String> words) {
        return firstWord(command, words, 0);
    }

    private static int firstWord(CommandSpec command, List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                return -1;
            }
            boolean longFlag = word.startsWith("--") && !word.contains("=") && !bare(command.flags().find(word.substring(2)));
            boolean letter = word.length() == 2 && word.startsWith("-") && !word.startsWith("--")
                    && !bare(command.flags().letter(word.substring(1)));
            if (longFlag || letter) {
                i++;
            } else if (!word.isEmpty() && !word.startsWith("-")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean bare(Optional<Flag> flag) {
        return flag.isPresent() && !flag.get().bare().isEmpty();
    }

    /** Reads the flags; throws {@link FlagError} with kubectl's hint where to look. */
    public ParsedFlags parse() {
        try {
            return FlagParser.parse(command.flags(), words);
        } catch (FlagError e) {
            throw new FlagError(e.text() + "\nSee '" + command.path() + " --help' for usage.");
        }
    }

    /** The complaint about a word that names no subcommand, with what it may have meant. */
    public static String unknown(CommandSpec command, String word) {
        StringBuilder text = new StringBuilder("unknown command " + GoText.quote(word) + " for " + GoText.quote(command.path()));
        List<String> guesses = suggestions(command, word);
        if (!guesses.isEmpty()) {
            text.append("\n\nDid you mean this?\n");
            guesses.forEach(guess -> text.append('\t').append(guess).append('\n'));
        }
        return text.toString();
    }

    private static List<String> suggestions(CommandSpec command, String typed) {
        List<String> guesses = new ArrayList<>();
        for (String name : command.subcommands()) {
            boolean close = distance(typed, name) <= 2;
            boolean prefix = name.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
            boolean named = AliasTable.SUGGEST_FOR.getOrDefault(name, List.of()).stream().anyMatch(typed::equalsIgnoreCase);
            if (close || prefix || named) {
                guesses.add(name);
            }
        }
        return guesses;
    }

    /** Levenshtein's distance, ignoring case. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int up = row[j];
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = up;
            }
        }
        return row[b.length()];
    }
}
