package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.PathGlob;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.ShellPattern;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.syntax.Parser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code compgen}: the words that a completion would offer. */
final class CompgenBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), CompletionSpec.LETTERS);
        int bad = options.complain(call, "compgen [-abcdefgjksuv] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function]"
                + " [-C command] [-X filterpat] [-P prefix] [-S suffix] [word]");
        if (bad >= 0) {
            return bad;
        }
        CompletionSpec spec = CompletionSpec.of(call, options);
        if (spec == null) {
            return 2;
        }
        Interpreter shell = call.shell();
        String start = options.operands().isEmpty() ? "" : options.operands().get(0);
        List<String> found = new ArrayList<>();
        for (String action : spec.actions()) {
            words(shell, action, start).stream().filter(word -> word.startsWith(start)).forEach(found::add);
        }
        if (spec.glob() != null) {
            found.addAll(PathGlob.matches(shell, spec.glob()));
        }
        if (spec.words() != null) {
            List<String> words = new ArrayList<>();
            new FieldSplitter(shell).split(shell.expander.text(Parser.quoted(spec.words())), words);
            words.stream().filter(word -> word.startsWith(start)).forEach(found::add);
        }
        if (spec.function() != null) {
            fromFunction(call, spec.function(), start, found);
        }
        filter(shell, spec.filter(), found);
        String prefix = spec.prefix() == null ? "" : spec.prefix();
        String suffix = spec.suffix() == null ? "" : spec.suffix();
        StringBuilder text = new StringBuilder();
        found.forEach(word -> text.append(prefix).append(word).append(suffix).append('\n'));
        call.out().print(text.toString());
        return found.isEmpty() ? 1 : 0;
    }

    /** {@code -X}: takes away what matches the pattern, or behind an exclamation mark what does not. */
    private static void filter(Interpreter shell, @Nullable String filter, List<String> found) {
        if (filter == null) {
            return;
        }
        boolean keep = filter.startsWith("!");
        ShellPattern pattern = ShellPattern.compile(keep ? filter.substring(1) : filter, shell.on(ShellOption.EXTGLOB), false);
        found.removeIf(word -> pattern.matches(word) != keep);
    }

    private static void fromFunction(BuiltinCall call, String name, String start, List<String> found) {
        Interpreter shell = call.shell();
        call.shell().error("compgen: warning: -F option may not work as you expect");
        Functions.Definition function = shell.functions.get(name);
        if (function == null) {
            call.fail(1, "function `" + name + "' not found");
            return;
        }
        shell.variables.unset("COMPREPLY");
        shell.executor.simples().function(function, List.of("", start, ""));
        Variable reply = shell.variables.get("COMPREPLY");
        if (reply != null && reply.array() != null) {
            found.addAll(reply.array().elements());
        }
    }

    private static Collection<String> words(Interpreter shell, String action, String start) {
        return switch (action) {
            case "alias" -> shell.aliases.keySet();
            case "builtin" -> Builtins.names();
            case "enabled" -> Builtins.names().stream().filter(name -> !shell.disabled.contains(name)).toList();
            case "disabled" -> new TreeSet<>(shell.disabled);
            case "command" -> commands(shell);
            case "directory" -> PathGlob.matches(shell, ShellPattern.escape(start) + "*").stream().filter(shell.files()::isDirectory).toList();
            case "file" -> PathGlob.matches(shell, ShellPattern.escape(start) + "*");
            case "export" -> shell.variables.environment().keySet();
            case "function" -> functions(shell);
            case "group" -> names(shell, "/etc/group");
            case "user" -> names(shell, "/etc/passwd");
            case "helptopic" -> HelpBuiltin.names();
            case "hostname" -> List.of();
            case "job", "running" -> shell.jobs.visible().stream().map(job -> job.text.split(" ")[0]).toList();
            case "keyword" -> Describer.reserved();
            case "setopt" -> options(true);
            case "shopt" -> options(false);
            case "signal" -> Signals.NAMES.stream().map(Signals::shown).toList();
            case "variable" -> shell.variables.names();
            case "arrayvar" -> shell.variables.names().stream().filter(name -> {
                Variable variable = shell.variables.get(name);
                return variable != null && variable.isArray();
            }).toList();
            default -> List.of();
        };
    }

    private static List<String> functions(Interpreter shell) {
        return shell.functions.all().stream().map(function -> function.node().name()).toList();
    }

    private static List<String> options(boolean ofSet) {
        return Arrays.stream(ShellOption.values()).filter(option -> option.ofSet() == ofSet).map(ShellOption::label).sorted().toList();
    }

    /** The names in a file of the system's data base: what stands before the first colon of each line. */
    private static List<String> names(Interpreter shell, String file) {
        return shell.files().isRegular(file) ? shell.files().readText(file).lines().map(line -> line.split(":", 2)[0]).toList() : List.of();
    }

    private static Set<String> commands(Interpreter shell) {
        Set<String> all = new LinkedHashSet<>(shell.aliases.keySet());
        all.addAll(Describer.reserved());
        all.addAll(functions(shell));
        all.addAll(Builtins.names());
        String path = shell.variables.value("PATH");
        for (String directory : (path == null ? "" : path).split(":")) {
            if (shell.files().isDirectory(directory)) {
                all.addAll(new TreeSet<>(shell.files().list(directory)));
            }
        }
        return all;
    }
}
