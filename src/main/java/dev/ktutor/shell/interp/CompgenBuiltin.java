package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** {@code compgen}, for the kinds of words the shell itself knows. */
final class CompgenBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "abcdefgjksuvo:A:G:W:F:C:X:P:S:");
        int bad = options.complain(call, "compgen [-abcdefgjksuv] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function]"
                + " [-C command] [-X filterpat] [-P prefix] [-S suffix] [word]");
        if (bad >= 0) {
            return bad;
        }
        Interpreter shell = call.shell();
        String start = options.operands().isEmpty() ? "" : options.operands().get(0);
        List<String> found = new ArrayList<>();
        String words = options.value('W');
        if (words != null) {
            add(found, List.of(words.strip().split("\\s+")), start);
        }
        String action = String.valueOf(options.value('A'));
        if (options.has('b') || action.equals("builtin")) {
            add(found, Builtins.names(), start);
        }
        if (options.has('a') || action.equals("alias")) {
            add(found, shell.aliases.keySet(), start);
        }
        if (options.has('k') || action.equals("keyword")) {
            add(found, new TreeSet<>(Describer.reserved()), start);
        }
        if (options.has('v') || action.equals("variable")) {
            add(found, shell.variables.names(), start);
        }
        if (action.equals("function") || options.has('c')) {
            add(found, shell.functions.all().stream().map(function -> function.node().name()).toList(), start);
        }
        found.forEach(word -> call.out().print(word + "\n"));
        return found.isEmpty() ? 1 : 0;
    }

    private static void add(List<String> found, Collection<String> words, String start) {
        words.stream().filter(word -> word.startsWith(start)).forEach(found::add);
    }
}
