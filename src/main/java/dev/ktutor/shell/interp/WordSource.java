package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.shell.expand.ExpansionError;
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

/** The words a shell knows, by kind, and those that a completion specification makes. */
final class WordSource {
    private static final List<String> BUILT_IN_HOSTS = List.of("localhost");

    private final Interpreter shell;

    WordSource(Interpreter shell) {
        this.shell = shell;
    }

    /** The words of a kind that begin with what was typed. */
    List<String> of(WordKind kind, String typed) {
        if (kind == WordKind.FILE || kind == WordKind.DIRECTORY) {
            return files(typed, kind == WordKind.DIRECTORY);
        }
        if (kind == WordKind.COMMAND && typed.contains("/")) {
            FileView files = shell.files();
            return files(typed, false).stream().filter(file -> files.isDirectory(expanded(file)) || files.may(expanded(file), 1)).toList();
        }
        return all(kind).stream().filter(word -> word.startsWith(typed)).toList();
    }

    private Collection<String> all(WordKind kind) {
        return switch (kind) {
            case ALIAS -> shell.aliases.keySet();
            case BUILTIN -> Builtins.names();
            case ENABLED -> Builtins.names().stream().filter(name -> !shell.disabled.contains(name)).toList();
            case DISABLED -> new TreeSet<>(shell.disabled);
            case HELPTOPIC -> HelpBuiltin.names();
            case COMMAND -> commands();
            case EXPORT -> shell.variables.environment().keySet();
            case GROUP -> shell.session.host.users().groups().values();
            case KEYWORD -> new TreeSet<>(Describer.reserved());
            case USER -> shell.session.host.users().accounts().stream().map(account -> account.name()).toList();
            case VARIABLE -> shell.variables.names();
            case ARRAYVAR -> shell.variables.names().stream().filter(this::isArray).toList();
            case FUNCTION -> shell.functions.all().stream().map(function -> function.node().name()).toList();
            case HOSTNAME -> hosts();
            case JOB, RUNNING -> shell.jobs.visible().stream().map(job -> job.text.split(" ", 2)[0]).toList();
            case SETOPT -> options(true);
            case SHOPT -> options(false);
            case SIGNAL -> Signals.NAMES.stream().map(Signals::shown).toList();
            case SERVICE, BINDING, STOPPED, FILE, DIRECTORY -> List.of();
        };
    }

    private boolean isArray(String name) {
        Variable variable = shell.variables.raw(name);
        return variable != null && (variable.array() != null || variable.map() != null);
    }

    private static List<String> options(boolean ofSet) {
        return Arrays.stream(ShellOption.values()).filter(option -> option.ofSet() == ofSet).map(ShellOption::label).sorted().toList();
    }

    /** Everything that can stand first on a line, but paths. */
    Set<String> commands() {
        Set<String> names = new TreeSet<>(Describer.reserved());
        names.addAll(Builtins.names());
        shell.functions.all().forEach(function -> names.add(function.node().name()));
        names.addAll(shell.aliases.keySet());
        String path = shell.variables.value("PATH");
        FileView files = shell.files();
        for (String folder : new LinkedHashSet<>(Arrays.asList((path == null ? "" : path).split(":")))) {
            if (folder.isEmpty() || !files.isDirectory(folder)) {
                continue;
            }
            try {
                files.list(folder).stream().filter(name -> files.may(folder + "/" + name, 1)).forEach(names::add);
            } catch (FileError e) {
                // A folder that cannot be read offers nothing.
                continue;
            }
        }
        if (shell.session.screen != null) {
            names.addAll(shell.session.screen.words().keySet());
        }
        return names;
    }

    /** The names of /etc/hosts. */
    List<String> hosts() {
        Set<String> names = new TreeSet<>(BUILT_IN_HOSTS);
        try {
            shell.files().readText("/etc/hosts").lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
                    .forEach(line -> Arrays.stream(line.split("\\s+")).skip(1).forEach(names::add));
        } catch (FileError e) {
            return List.copyOf(names);
        }
        return List.copyOf(names);
    }

    /** The files whose path begins so; hidden ones only if asked for. Directories have no slash yet. */
    List<String> files(String typed, boolean directoriesOnly) {
        int slash = typed.lastIndexOf('/');
        String folder = typed.substring(0, slash + 1);
        String start = typed.substring(slash + 1);
        String place = folder.isEmpty() ? "." : expanded(folder);
        FileView files = shell.files();
        try {
            return files.list(place).stream()
                    .filter(name -> name.startsWith(start) && (start.startsWith(".") || !name.startsWith(".")))
                    .filter(name -> !directoriesOnly || files.isDirectory(place + "/" + name)).map(name -> folder + name).toList();
        } catch (FileError e) {
            // A folder that cannot be read completes nothing, as in bash.
            return List.of();
        }
    }

    /** The path with its tilde and variables replaced. */
    String expanded(String path) {
        String result = path;
        if (path.startsWith("~")) {
            int end = path.indexOf('/') < 0 ? path.length() : path.indexOf('/');
            String home = end == 1 ? shell.variables.value("HOME") : shell.home(path.substring(1, end));
            result = home == null ? path : home + path.substring(end);
        }
        if (result.indexOf('$') < 0) {
            return result;
        }
        try {
            return result.contains("$(") || result.contains("`") ? result : shell.expander.text(Parser.quoted(result));
        } catch (ExpansionError e) {
            return result;
        }
    }

    /** What a specification makes of the word, all but what its function makes. */
    List<String> generate(CompletionSpec spec, String word) {
        List<String> found = new ArrayList<>();
        for (WordKind kind : WordKind.values()) {
            if (spec.actions().contains(kind)) {
                found.addAll(of(kind, word));
            }
        }
        String pattern = spec.value('G');
        if (pattern != null) {
            found.addAll(PathGlob.matches(shell, pattern));
        }
        String list = spec.value('W');
        if (list != null) {
            wordList(list).stream().filter(each -> each.startsWith(word)).forEach(found::add);
        }
        return found;
    }

    /** The filter, the prefix and the suffix. */
    List<String> finish(CompletionSpec spec, List<String> found, String word) {
        String filter = spec.value('X');
        List<String> kept = new ArrayList<>(found);
        if (filter != null && !filter.isEmpty()) {
            boolean negated = filter.startsWith("!");
            ShellPattern pattern = ShellPattern.compile((negated ? filter.substring(1) : filter).replace("&", word), true, false);
            kept.removeIf(each -> pattern.matches(each) != negated);
        }
        String prefix = spec.value('P') == null ? "" : spec.value('P');
        String suffix = spec.value('S') == null ? "" : spec.value('S');
        return kept.stream().map(each -> prefix + each + suffix).toList();
    }

    private List<String> wordList(String list) {
        String separators = shell.variables.value("IFS");
        String ifs = separators == null ? " \t\n" : separators;
        List<String> words = new ArrayList<>();
        for (String piece : split(list, ifs)) {
            if (piece.indexOf('$') < 0 && piece.indexOf('`') < 0 || piece.startsWith("'")) {
                words.add(LineWords.unquoted(piece));
                continue;
            }
            try {
                String text = shell.expander.text(Parser.quoted(piece.replace("\"", "")));
                words.addAll(piece.startsWith("\"") ? List.of(text) : split(text, ifs));
            } catch (ExpansionError e) {
                words.add(piece);
            }
        }
        return words;
    }

    /** Splits at the separators that are not quoted and not within a command substitution. */
    private static List<String> split(String text, String separators) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        char quote = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && depth == 0 && separators.indexOf(c) >= 0) {
                if (piece.length() > 0) {
                    pieces.add(piece.toString());
                }
                piece.setLength(0);
                continue;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote != '\'' && (c == '(' || c == ')')) {
                depth = Math.max(0, depth + (c == '(' ? 1 : -1));
            }
            piece.append(c);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                piece.append(text.charAt(++i));
            }
        }
        if (piece.length() > 0) {
            pieces.add(piece.toString());
        }
        return pieces;
    }
}
