package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.syntax.Argument;
import dev.ktutor.shell.syntax.Assignment;
import dev.ktutor.shell.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs simple commands: expands, assigns, redirects, and calls a function, a builtin or a program (bash manual, 3.7.1). */
final class SimpleRunner {
    private static final int MAX_CALLS = 5000;

    private final Interpreter shell;
    private final Assigner assigner;
    private final Programs programs;

    SimpleRunner(Interpreter shell) {
        this.shell = shell;
        this.assigner = new Assigner(shell);
        this.programs = new Programs(shell);
    }

    Assigner assigner() {
        return assigner;
    }

    Programs programs() {
        return programs;
    }

    int run(Node.Simple command) {
        shell.line = command.line();
        shell.step();
        if (shell.pending != null) {
            return shell.status;
        }
        if (shell.coprocesses.any()) {
            shell.coprocesses.reap();
        }
        if (shell.trapped == null) {
            shell.command = command;
        }
        if (shell.traps.traces() && !shell.traps.beforeCommand(shell, command)) {
            return shell.pending == null ? 0 : shell.status;
        }
        int processes = shell.substitutions.mark();
        shell.substitutionStatus = 0;
        try {
            List<String> argv = new ArrayList<>(command.arguments().size());
            List<Operand> operands = expand(command.arguments(), argv);
            if (argv.isEmpty()) {
                return assignOnly(command);
            }
            if (command.redirections().isEmpty()) {
                return withAssignments(command, argv, operands, shell.descriptors);
            }
            return redirected(command, argv, operands);
        } finally {
            shell.substitutions.release(processes);
        }
    }

    private List<Operand> expand(List<Argument> arguments, List<String> argv) {
        List<Operand> operands = List.of();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            if (argument instanceof Argument.Text text) {
                shell.expander.fields(text.word(), argv);
            } else if (argument instanceof Assignment assignment) {
                if (operands.isEmpty()) {
                    operands = new ArrayList<>();
                }
                List<Assignment.Element> elements = assignment.elements();
                if (elements != null) {
                    Assignment expanded = assigner.expandedCompound(assignment, elements, isMap(assignment, argv));
                    if (!declaredNow(expanded, argv)) {
                        pad(operands, argv);
                        operands.add(new Operand(assignment.name(), expanded));
                    }
                    argv.add(assignment.name());
                } else {
                    argv.add(assigner.expanded(assignment));
                }
            }
        }
        if (!operands.isEmpty()) {
            pad(operands, argv);
        }
        return operands;
    }

    /** As bash: an array is declared and filled at once, so that the next argument sees it; the builtin then finds it done. */
    private boolean declaredNow(Assignment assignment, List<String> argv) {
        int first = 0;
        while (first < argv.size() - 1 && (argv.get(first).equals("command") || argv.get(first).equals("builtin"))) {
            first++;
        }
        Builtin builtin = argv.isEmpty() ? null : shell.builtin(argv.get(first));
        Variable variable = shell.variables.get(assignment.name());
        if (!(builtin instanceof DeclareBuiltin) || variable != null && variable.has(Variable.READONLY)) {
            return false;
        }
        List<String> args = new ArrayList<>();
        List<Operand> operands = new ArrayList<>();
        for (String word : argv.subList(first + 1, argv.size())) {
            if (word.startsWith("-") || word.startsWith("+")) {
                args.add(word);
                operands.add(new Operand(word, null));
            }
        }
        args.add(assignment.name());
        operands.add(new Operand(assignment.name(), assignment));
        return builtin.run(new BuiltinCall(shell, argv.get(first), args, operands)) == 0;
    }

    /** Whether what a declaration fills is or becomes an associative array. */
    private boolean isMap(Assignment assignment, List<String> argv) {
        for (int i = 1; i < argv.size(); i++) {
            if (argv.get(i).startsWith("-") && argv.get(i).indexOf('A') > 0) {
                return true;
            }
        }
        Variable variable = shell.variables.get(assignment.name());
        return variable != null && variable.map() != null;
    }

    private static void pad(List<Operand> operands, List<String> argv) {
        for (int i = operands.size(); i < argv.size(); i++) {
            operands.add(new Operand(argv.get(i), null));
        }
    }

    private int assignOnly(Node.Simple command) {
        if (!command.redirections().isEmpty()) {
            Descriptors saved = shell.descriptors;
            Descriptors own = saved.copy();
            shell.descriptors = own;
            boolean ok;
            try {
                ok = shell.redirector.apply(command.redirections());
            } finally {
                own.closeAll();
                shell.descriptors = saved;
            }
            if (!ok) {
                assign(command);
                return 1;
            }
        }
        assign(command);
        return shell.substitutionStatus;
    }

    private void assign(Node.Simple command) {
        for (Assignment assignment : command.assignments()) {
            assigner.assign(assignment);
        }
    }

    private int redirected(Node.Simple command, List<String> argv, List<Operand> operands) {
        Descriptors saved = shell.descriptors;
        Descriptors own = saved.copy();
        shell.descriptors = own;
        boolean keep = false;
        boolean traced = command.assignments().isEmpty();
        if (traced) {
            trace(argv, saved);
        }
        try {
            // A redirection is traced and fails before anything runs; then the command counts as failed.
            if (!shell.redirector.apply(command.redirections())) {
                return 1;
            }
            keep = argv.size() == 1 && argv.get(0).equals("exec") && shell.functions.get("exec") == null;
            return withAssignments(command, argv, operands, traced ? null : saved);
        } finally {
            if (keep) {
                saved.closeAll();
            } else {
                own.closeAll();
                shell.descriptors = saved;
            }
        }
    }

    private int withAssignments(Node.Simple command, List<String> argv, List<Operand> operands, @Nullable Descriptors outer) {
        if (shell.on(ShellOption.POSIX) && !command.assignments().isEmpty() && EnableBuiltin.SPECIAL.contains(argv.get(0))
                && shell.functions.get(argv.get(0)) == null) {
            // POSIX mode: an assignment before a special builtin stays.
            assign(command);
            return call(argv, operands, true);
        }
        if (command.assignments().isEmpty()) {
            trace(argv, outer);
            return call(argv, operands, true);
        }
        shell.variables.pushTemporary();
        try {
            for (Assignment assignment : command.assignments()) {
                try {
                    assigner.assignTemporarily(assignment);
                } catch (ExpansionError e) {
                    if (!e.text().endsWith("readonly variable")) {
                        throw e;
                    }
                    shell.error(e.text());
                }
            }
            trace(argv, outer);
            return call(argv, operands, true);
        } finally {
            shell.variables.pop();
        }
    }

    /** A command is traced to where standard error led before its own redirections. */
    private void trace(List<String> argv, @Nullable Descriptors outer) {
        if (outer != null && shell.on(ShellOption.XTRACE)) {
            Descriptors own = shell.descriptors;
            shell.descriptors = outer;
            try {
                shell.tracer.command(argv);
            } finally {
                shell.descriptors = own;
            }
        }
    }

    /** Runs a command that has been expanded. */
    int call(List<String> argv, List<Operand> operands, boolean functions) {
        int status = dispatch(argv, operands, functions);
        shell.lastArgument = argv.get(argv.size() - 1);
        return status;
    }

    private int dispatch(List<String> argv, List<Operand> operands, boolean functions) {
        String name = argv.get(0);
        Functions.Definition function = functions ? shell.functions.get(name) : null;
        if (function != null) {
            return function(function, argv.subList(1, argv.size()));
        }
        Builtin builtin = shell.builtin(name);
        if (builtin != null) {
            return builtin(builtin, argv, operands);
        }
        return programs.run(argv);
    }

    int builtin(Builtin builtin, List<String> argv, List<Operand> operands) {
        List<String> args = argv.subList(1, argv.size());
        List<Operand> rest = operands.isEmpty() ? List.of() : operands.subList(1, operands.size());
        try {
            return builtin.run(new BuiltinCall(shell, argv.get(0), args, rest));
        } catch (FileError e) {
            shell.error(argv.get(0) + ": write error: " + e.reason());
            return 1;
        }
    }

    int function(Functions.Definition function, List<String> args) {
        String bound = shell.variables.value("FUNCNEST");
        int most = bound != null && bound.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(bound) : MAX_CALLS;
        if (shell.calls.size() >= most) {
            shell.error(function.node().name() + ": maximum function nesting level exceeded (" + most + ")");
            shell.pending = new Completion.Discard(1);
            return 1;
        }
        List<String> positional = shell.positional;
        int loops = shell.loops;
        int line = shell.line;
        Map<String, String> hidden = shell.traps.hide(shell.options);
        shell.loops = 0;
        Set<ShellOption> outerOptions = shell.localOptions;
        shell.localOptions = null;
        shell.positional = List.copyOf(args);
        shell.variables.push();
        shell.calls.add(new Call(function.node().name(), function.source(), shell.line, true));
        int depth = shell.calls.size();
        try {
            if (shell.traps.traces() && shell.command != null) {
                shell.traps.beforeCommand(shell, shell.command);
            }
            int status = shell.executor.run(function.node().body());
            shell.status = status;
            shell.traps.runReturn(shell);
            if (shell.pending instanceof Completion.Return returned) {
                shell.pending = null;
                status = returned.status();
            } else if (shell.pending instanceof Completion.Break || shell.pending instanceof Completion.Continue) {
                shell.pending = null;
            }
            return status;
        } finally {
            while (shell.calls.size() >= depth) {
                shell.calls.remove(shell.calls.size() - 1);
            }
            shell.variables.pop();
            shell.positional = positional;
            shell.loops = loops;
            shell.line = line;
            if (shell.localOptions != null) {
                shell.options.removeIf(ShellOption::ofSet);
                shell.options.addAll(shell.localOptions);
            }
            shell.localOptions = outerOptions;
            if (!hidden.isEmpty()) {
                shell.traps.restore(hidden);
            }
        }
    }
}
