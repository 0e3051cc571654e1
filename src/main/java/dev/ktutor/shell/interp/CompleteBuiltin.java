package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code complete}: remembers what it is told; the terminal's completion asks for it. */
final class CompleteBuiltin implements Builtin {
    /** The names under which the settings for an empty line, any command and the first word are kept. */
    private static final Map<Character, String> SPECIAL = Map.of('E', "-E", 'D', "-D", 'I', "-I");

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), CompletionSpec.LETTERS + "prDEI");
        int bad = options.complain(call, "complete [-abcdefgjksuv] [-pr] [-DEI] [-o option] [-A action] [-G globpat] [-W wordlist]"
                + " [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [name ...]");
        if (bad >= 0) {
            return bad;
        }
        List<String> names = new ArrayList<>(options.operands());
        SPECIAL.forEach((letter, name) -> {
            if (options.has(letter)) {
                names.clear();
                names.add(name);
            }
        });
        Map<String, String> table = call.shell().session.completions;
        if (options.has('r')) {
            return remove(call, table, names);
        }
        if (options.has('p') || call.args().isEmpty()) {
            return show(call, table, names);
        }
        CompletionSpec spec = CompletionSpec.of(call, options);
        if (spec == null) {
            return 2;
        }
        if (names.isEmpty()) {
            call.shell().err().print("complete: usage: complete [-abcdefgjksuv] [-pr] [-DEI] [-o option] [-A action] [-G globpat]"
                    + " [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [name ...]\n");
            return 2;
        }
        names.forEach(name -> table.put(name, spec.text()));
        return 0;
    }

    private static int remove(BuiltinCall call, Map<String, String> table, List<String> names) {
        int status = 0;
        if (names.isEmpty()) {
            table.clear();
        }
        for (String name : names) {
            if (table.remove(name) == null) {
                status = call.fail(1, name + ": no completion specification");
            }
        }
        return status;
    }

    private static int show(BuiltinCall call, Map<String, String> table, List<String> names) {
        int status = 0;
        for (String name : names.isEmpty() ? List.copyOf(table.keySet()) : names) {
            String how = table.get(name);
            if (how == null) {
                status = call.fail(1, name + ": no completion specification");
            } else {
                call.out().print("complete " + (how.isEmpty() ? "" : how + " ") + name + "\n");
            }
        }
        return status;
    }
}
