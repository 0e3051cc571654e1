package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** {@code compgen}: the words that a completion specification makes. */
final class CompgenBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "abcdefgjksuvo:A:G:W:F:C:X:P:S:");
        int bad = options.complain(call, "compgen [-abcdefgjksuv] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function]"
                + " [-C command] [-X filterpat] [-P prefix] [-S suffix] [word]");
        if (bad >= 0) {
            return bad;
        }
        CompletionSpec spec = CompletionSpec.read(call, options);
        if (spec == null) {
            return 2;
        }
        String word = options.operands().isEmpty() ? "" : options.operands().get(0);
        Interpreter shell = call.shell();
        WordSource words = new WordSource(shell);
        List<String> found = new ArrayList<>(words.generate(spec, word));
        CompletionFunction.Question question = new CompletionFunction.Question("compgen", word, "", List.of(), "", 0);
        String function = spec.value('F');
        if (function != null) {
            shell.error("compgen: warning: -F option may not work as you expect");
            if (shell.functions.get(function) == null) {
                return call.fail(1, "function `" + function + "' not found");
            }
            List<String> reply = new CompletionFunction(shell).call(function, question);
            found.addAll(reply == null ? List.of() : reply);
        }
        String command = spec.value('C');
        if (command != null) {
            shell.error("compgen: warning: -C option may not work as you expect");
            found.addAll(new CompletionFunction(shell).output(command, question));
        }
        List<String> finished = new ArrayList<>(words.finish(spec, found, word));
        if (finished.isEmpty() && (spec.options().contains("default") || spec.options().contains("bashdefault"))) {
            finished.addAll(words.files(word, false));
        }
        if (finished.isEmpty() && spec.options().contains("dirnames") || spec.options().contains("plusdirs")) {
            finished.addAll(words.files(word, true));
        }
        finished.forEach(each -> call.out().print(each + "\n"));
        return finished.isEmpty() ? 1 : 0;
    }
}
