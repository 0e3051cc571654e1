package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code complete}: how the arguments of commands are completed at a prompt. */
final class CompleteBuiltin implements Builtin {
    private static final Map<Character, String> PLACES = Map.of('D', CompletionTable.DEFAULT, 'E', CompletionTable.EMPTY, 'I', CompletionTable.INITIAL);

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "abcdefgjksuvprDEIo:A:G:W:F:C:X:P:S:");
        int bad = options.complain(call, "complete [-abcdefgjksuv] [-pr] [-DEI] [-o option] [-A action] [-G globpat] [-W wordlist]"
                + " [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [name ...]");
        if (bad >= 0) {
            return bad;
        }
        List<String> names = new ArrayList<>(options.operands());
        PLACES.forEach((letter, place) -> {
            if (options.has(letter)) {
                names.clear();
                names.add(place);
            }
        });
        Map<String, CompletionSpec> table = call.shell().session.completions.told();
        if (options.has('r')) {
            return remove(call, names, table);
        }
        if (options.has('p') || call.args().isEmpty()) {
            return print(call, names, table);
        }
        CompletionSpec spec = CompletionSpec.read(call, options);
        if (spec == null) {
            return 2;
        }
        if (names.isEmpty()) {
            call.shell().err().print("complete: usage: complete [-abcdefgjksuv] [-pr] [-DEI] [-o option] [-A action] [-G globpat]"
                    + " [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [name ...]\n");
            return 2;
        }
        names.forEach(name -> table.put(name, spec));
        return 0;
    }

    private static int remove(BuiltinCall call, List<String> names, Map<String, CompletionSpec> table) {
        if (names.isEmpty()) {
            table.clear();
        }
        int status = 0;
        for (String name : names) {
            status = table.remove(name) == null ? call.fail(1, shown(name) + ": no completion specification") : status;
        }
        return status;
    }

    private static int print(BuiltinCall call, List<String> names, Map<String, CompletionSpec> table) {
        if (names.isEmpty()) {
            call.shell().session.completions.describe().forEach(line -> call.out().print(line + "\n"));
        }
        int status = 0;
        for (String name : names) {
            CompletionSpec spec = table.get(name);
            if (spec == null) {
                status = call.fail(1, shown(name) + ": no completion specification");
            } else {
                call.out().print(CompletionTable.describe(name, spec) + "\n");
            }
        }
        return status;
    }

    private static String shown(String name) {
        return switch (name) {
            case CompletionTable.DEFAULT -> "_DefaultCmD_";
            case CompletionTable.EMPTY -> "_EmptycmD_";
            case CompletionTable.INITIAL -> "_InitialWorD_";
            default -> name;
        };
    }
}
