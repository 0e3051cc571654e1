package dev.ktutor.shell.interp;

import java.util.Map;

/** {@code complete}: remembers what it is told; the terminal's completion asks for it. */
final class CompleteBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "abcdefgjksuvprDEIo:A:G:W:F:C:X:P:S:");
        int bad = options.complain(call, "complete [-abcdefgjksuv] [-pr] [-DEI] [-o option] [-A action] [-G globpat] [-W wordlist]"
                + " [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [name ...]");
        if (bad >= 0) {
            return bad;
        }
        Map<String, String> table = call.shell().session.completions;
        if (options.has('r')) {
            options.operands().forEach(table::remove);
            if (options.operands().isEmpty()) {
                table.clear();
            }
            return 0;
        }
        if (options.has('p') || call.args().isEmpty()) {
            table.forEach((name, how) -> call.out().print("complete " + how + " " + name + "\n"));
            return 0;
        }
        String function = options.value('F');
        String words = options.value('W');
        String how = function != null ? "-F " + function : words != null ? "-W '" + words + "'" : "-o default";
        options.operands().forEach(name -> table.put(name, how));
        return 0;
    }
}
