package dev.ktutor.shell.interp;

import dev.ktutor.host.Command;
import dev.ktutor.host.CommandPrompt.Completion;
import dev.ktutor.host.Completing;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Proposals;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes a command's arguments: as it was told by {@code complete}, as the program knows, as bash-completion would. */
final class ArgumentCompleter {
    private static final int TRIES = 3;

    private final Interpreter shell;
    private final WordSource words;

    ArgumentCompleter(Interpreter shell) {
        this.shell = shell;
        this.words = new WordSource(shell);
    }

    Completion complete(LineWords at, String line, int cursor) {
        String name = at.words().get(0);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            CompletionSpec spec = shell.session.completions.of(name);
            spec = spec == null ? shell.session.completions.told().get(CompletionTable.DEFAULT) : spec;
            if (spec == null || missing(spec)) {
                return byProgram(at, at.words());
            }
            Completion found = told(spec, at, line, cursor);
            if (found != null) {
                return found;
            }
        }
        return Completion.NONE;
    }

    /** A function that was never defined, as when kubectl's own was not loaded: what the program itself knows is better. */
    private boolean missing(CompletionSpec spec) {
        String function = spec.value('F');
        return function != null && shell.functions.get(function) == null;
    }

    private @Nullable Completion told(CompletionSpec spec, LineWords at, String line, int cursor) {
        String raw = at.rawWord().substring(at.breakAt());
        String word = LineWords.unquoted(raw);
        CompletionTable table = shell.session.completions;
        List<String> found = new ArrayList<>(words.generate(spec, word));
        CompletionSpec effective = spec;
        String function = spec.value('F');
        CompletionFunction.Question question = question(at, word, line, cursor);
        if (function != null) {
            table.running = spec;
            List<String> reply = new CompletionFunction(shell).call(function, question);
            effective = table.running;
            table.running = null;
            if (reply == null) {
                return null;
            }
            found.addAll(reply);
        }
        String command = spec.value('C');
        if (command != null) {
            found.addAll(new CompletionFunction(shell).output(command, question));
        }
        return finished(effective == null ? spec : effective, at, words.finish(spec, found, word), word);
    }

    private Completion finished(CompletionSpec spec, LineWords at, List<String> made, String word) {
        List<String> found = new ArrayList<>(made);
        boolean files = spec.options().contains("filenames") || spec.actions().contains(WordKind.FILE) || spec.actions().contains(WordKind.DIRECTORY);
        if (found.isEmpty() && (spec.options().contains("default") || spec.options().contains("bashdefault"))) {
            return new FileCompletion(shell).complete(at, false, List.of());
        }
        if (found.isEmpty() && spec.options().contains("dirnames") || spec.options().contains("plusdirs")) {
            found.addAll(words.files(word, true));
            files = true;
        }
        return new Choice(shell, at, at.breakAt()).of(found, files ? Choice.Look.FILES : Choice.Look.PLAIN, spec.options());
    }

    private static CompletionFunction.Question question(LineWords at, String word, String line, int cursor) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < at.raw().size(); i++) {
            split(at.raw().get(i), pieces, i == at.raw().size() - 1);
        }
        String previous = pieces.size() > 1 ? pieces.get(pieces.size() - 2) : "";
        return new CompletionFunction.Question(at.words().get(0), word, previous, pieces, line.substring(at.commandStart()), cursor - at.commandStart());
    }

    /** Splits a raw word at readline's word breaks; runs of them are words too. */
    private static void split(String raw, List<String> pieces, boolean last) {
        StringBuilder piece = new StringBuilder();
        boolean broken = false;
        char quote = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean breaks = quote == 0 && LineWords.BREAKS.indexOf(c) >= 0;
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            if (breaks != broken && piece.length() > 0) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            broken = breaks;
            piece.append(c);
            if (c == '\\' && quote != '\'' && i + 1 < raw.length()) {
                piece.append(raw.charAt(++i));
            }
        }
        if (piece.length() > 0 || last && raw.isEmpty()) {
            pieces.add(piece.toString());
        }
    }

    /** What the program proposes; words may be fewer than those typed, after sudo and its like, or begin with an alias' own. */
    private Completion byProgram(LineWords at, List<String> typed) {
        List<String> command = new ArrayList<>(typed);
        String alias = shell.aliases.get(command.get(0));
        if (alias != null && !alias.isBlank()) {
            command.remove(0);
            command.addAll(0, Arrays.asList(alias.strip().split("\\s+")));
        }
        String name = command.get(0).substring(command.get(0).lastIndexOf('/') + 1);
        List<String> answers = answers(command);
        if (answers != null) {
            return new Choice(shell, at, 0).of(answers, Choice.Look.PLAIN, Set.of());
        }
        int inner = PrefixCommands.commandAt(command);
        if (inner > 0) {
            return within(at, command, inner);
        }
        CompletionSpec standard = CompletionTable.standard(name);
        if (standard != null && !at.word().startsWith("-")) {
            Completion found = told(standard, at, "", 0);
            return found == null ? Completion.NONE : found;
        }
        Optional<Command> program = shell.session.host.commands().find(name);
        if (program.isPresent() && program.get() instanceof Completing completing) {
            return proposed(at, command, completing);
        }
        if (shell.session.completions.of(name) != null && command.size() < typed.size()) {
            return told(java.util.Objects.requireNonNull(shell.session.completions.of(name)), at, "", 0);
        }
        return new FileCompletion(shell).complete(at, false, List.of());
    }

    /** What may follow a word that the terminal itself answers; null if it is none. */
    private @Nullable List<String> answers(List<String> command) {
        if (shell.session.screen == null || command.size() != 2) {
            return null;
        }
        List<String> arguments = shell.session.screen.words().get(command.get(0));
        return arguments == null || arguments.isEmpty() ? null : arguments.stream().filter(word -> word.startsWith(command.get(1))).toList();
    }

    private Completion proposed(LineWords at, List<String> command, Completing program) {
        Proposals proposals;
        long mark = shell.session.host.journal().mark();
        try {
            proposals = program.propose(invocation(command.get(0)), command);
        } catch (FileError e) {
            proposals = Proposals.anyFile();
        } finally {
            shell.session.host.journal().rewind(mark);
        }
        if (proposals.command() > 0 && proposals.command() < command.size()) {
            return within(at, command, proposals.command());
        }
        Map<String, String> fitting = new LinkedHashMap<>();
        for (String word : proposals.words()) {
            int tab = word.indexOf('\t');
            String bare = tab < 0 ? word : word.substring(0, tab);
            if (bare.startsWith(at.word())) {
                fitting.put(bare, tab < 0 ? "" : word.substring(tab + 1));
            }
        }
        boolean also = proposals.files() == Proposals.Files.ALSO && !words.files(at.word(), false).isEmpty();
        boolean none = proposals.files() == Proposals.Files.NONE || proposals.files() == Proposals.Files.ALSO;
        if (fitting.isEmpty() && !none || also) {
            return new FileCompletion(shell).complete(at, proposals.files() == Proposals.Files.DIRECTORIES,
                    also ? List.copyOf(fitting.keySet()) : List.of(), proposals.endings());
        }
        boolean open = proposals.open() || fitting.size() == 1 && fitting.keySet().iterator().next().endsWith("=");
        Completion choice = new Choice(shell, at, 0).of(List.copyOf(fitting.keySet()), Choice.Look.PLAIN, open ? Set.of("nospace") : Set.of());
        return new Completion(choice.from(), choice.insert(), described(choice.shown(), fitting));
    }

    /** Names with what they mean, in one column; without meanings as they are. */
    private List<String> described(List<String> names, Map<String, String> meanings) {
        if (names.size() < 2 || meanings.values().stream().allMatch(String::isEmpty)) {
            return names;
        }
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        int room = (shell.session.screen == null ? 80 : shell.session.screen.size().columns()) - 1;
        return names.stream().map(name -> {
            String meaning = meanings.getOrDefault(name, "");
            String line = meaning.isEmpty() ? name : name + " ".repeat(width - name.length()) + "  (" + meaning + ")";
            return line.length() > room ? line.substring(0, Math.max(1, room - 1)) + "…" : line;
        }).toList();
    }

    /** A command within the command: its name, or its arguments. */
    private Completion within(LineWords at, List<String> command, int from) {
        List<String> rest = command.subList(from, command.size());
        return rest.size() == 1 ? new Completer(shell).commandWord(at) : byProgram(at, rest);
    }

    private Invocation invocation(String name) {
        Map<String, String> environment = shell.environment();
        return new Invocation(shell.session.host, name, List.of(), shell.descriptors, environment, shell.cwd, shell.umask,
                shell.session.credentials, new ProgramRunner(), null);
    }
}
