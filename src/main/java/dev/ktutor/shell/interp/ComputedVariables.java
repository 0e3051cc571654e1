package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.Printer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables whose value is made when it is asked for (bash manual, 5.2). */
final class ComputedVariables {
    private static final Set<String> READONLY = Set.of("UID", "EUID", "PPID", "SHELLOPTS", "BASHOPTS");
    private static final Set<String> UNCHANGING = Set.of("BASH_ARGC", "BASH_ARGV", "BASH_LINENO", "BASH_SOURCE", "GROUPS", "FUNCNAME");

    private final Interpreter shell;
    private final Set<String> forgotten;
    private Instant secondsFrom;
    private long secondsBase;

    ComputedVariables(Interpreter shell) {
        this.shell = shell;
        Interpreter parent = shell.parent;
        this.forgotten = parent == null ? new HashSet<>() : new HashSet<>(parent.computed.forgotten);
        this.secondsFrom = parent == null ? shell.session.started : parent.computed.secondsFrom;
        this.secondsBase = parent == null ? 0 : parent.computed.secondsBase;
    }

    /** No longer computed, once it has been unset. */
    void forget(String name) {
        if (READONLY.contains(name)) {
            throw ExpansionError.line(name + ": cannot unset: readonly variable");
        }
        if (UNCHANGING.contains(name)) {
            throw ExpansionError.line(name + ": cannot unset");
        }
        if (get(name) != null) {
            forgotten.add(name);
        }
    }

    @Nullable Variable get(String name) {
        if (!forgotten.isEmpty() && forgotten.contains(name)) {
            return null;
        }
        return switch (name) {
            case "LINENO" -> text(shell.line);
            case "RANDOM" -> text(shell.session.random.next());
            case "SRANDOM" -> text(shell.session.host.chance().below(Integer.MAX_VALUE));
            case "SECONDS" -> text(secondsBase + Duration.between(secondsFrom, now()).toSeconds());
            case "EPOCHSECONDS" -> text(now().getEpochSecond());
            case "EPOCHREALTIME" -> Variable.of(now().getEpochSecond() + "." + String.format("%06d", now().getNano() / 1000), 0);
            case "BASHPID" -> text(shell.ownPid());
            case "BASH_SUBSHELL" -> text(shell.subshellLevel);
            case "PIPESTATUS" -> Variable.of(shell.pipeStatus.stream().map(String::valueOf).toList());
            case "BASH_COMMAND" -> command();
            case "BASH_ARGV0" -> Variable.of(shell.name, 0);
            case "BASH_EXECUTION_STRING" -> shell.session.commandString == null ? null : Variable.of(shell.session.commandString, 0);
            case "_" -> Variable.of(shell.lastArgument, 0);
            case "FUNCNAME" -> shell.calls.stream().noneMatch(Call::function) ? null : Variable.of(callStack(Call::name, "main"));
            case "BASH_SOURCE" -> sources();
            case "BASH_LINENO" -> Variable.of(callStack(call -> String.valueOf(call.line()), "0"));
            case "DIRSTACK" -> Variable.of(directories());
            case "SHELLOPTS" -> Variable.of(options(true), Variable.READONLY);
            case "BASHOPTS" -> Variable.of(options(false), Variable.READONLY);
            case "GROUPS" -> Variable.of(shell.session.credentials.groups().stream().sorted().map(String::valueOf).toList());
            case "UID", "EUID" -> Variable.of(String.valueOf(shell.session.credentials.uid()), Variable.READONLY | Variable.INTEGER);
            case "PPID" -> Variable.of("1", Variable.READONLY | Variable.INTEGER);
            case "HOSTNAME" -> Variable.of(shell.session.host.name(), 0);
            case "HISTCMD" -> text(shell.session.history.size());
            default -> null;
        };
    }

    /** Takes an assignment to one of them; false if the name is an ordinary variable's. */
    boolean set(String name, String value) {
        if (!forgotten.isEmpty() && forgotten.contains(name)) {
            return false;
        }
        switch (name) {
            case "PATH" -> {
                shell.hashed.clear();
                return false;
            }
            case "RANDOM" -> {
                shell.session.random.seed(shell.expander.arithmetic().evaluate(value));
                return true;
            }
            case "BASH_ARGV0" -> {
                shell.name = value;
                return true;
            }
            case "UID", "EUID", "PPID", "SHELLOPTS", "BASHOPTS" -> throw ExpansionError.line(name + ": readonly variable");
            case "SECONDS" -> {
                secondsFrom = now();
                secondsBase = shell.expander.arithmetic().evaluate(value);
                return true;
            }
            case "LINENO", "SRANDOM", "EPOCHSECONDS", "BASHPID", "BASH_SUBSHELL", "FUNCNAME", "GROUPS" -> {
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private Instant now() {
        return shell.session.host.simulation().now();
    }

    private static Variable text(long value) {
        return Variable.of(Long.toString(value), 0);
    }

    private interface Field {
        String of(Call call);
    }

    private List<String> callStack(Field field, String last) {
        List<String> names = new ArrayList<>();
        for (int i = shell.calls.size() - 1; i >= 0; i--) {
            names.add(field.of(shell.calls.get(i)));
        }
        if (shell.session.mode == 0 && !shell.session.interactive) {
            names.add(last);
        }
        return names;
    }

    private @Nullable Variable command() {
        Node node = shell.trapped == null ? shell.command : shell.trapped;
        return node == null ? null : Variable.of(new Printer().heading(node), 0);
    }

    private Variable sources() {
        return Variable.of(callStack(Call::source, shell.name));
    }

    private List<String> directories() {
        List<String> all = new ArrayList<>();
        all.add(shell.cwd);
        all.addAll(shell.directoryStack);
        return all;
    }

    private String options(boolean ofSet) {
        return String.join(":", shell.options.stream().filter(option -> option.ofSet() == ofSet).map(ShellOption::label).sorted().toList());
    }
}
