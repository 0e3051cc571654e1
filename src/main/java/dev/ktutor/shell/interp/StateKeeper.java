package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.interp.ShellState.SavedVariable;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.ParseResult;
import dev.ktutor.shell.syntax.Parser;
import dev.ktutor.shell.syntax.Printer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes and puts back a shell's state. */
final class StateKeeper {
    private StateKeeper() { }

    static ShellState save(Interpreter shell) {
        List<SavedVariable> variables = new ArrayList<>();
        for (String name : shell.variables.names()) {
            Variable variable = shell.variables.raw(name);
            if (variable != null) {
                variables.add(saved(name, variable));
            }
        }
        Map<String, String> functions = new TreeMap<>();
        for (Functions.Definition function : shell.functions.all()) {
            functions.put(function.node().name(), new Printer().function(function.node()));
        }
        List<String> options = shell.options.stream().map(option -> (option.ofSet() ? "set:" : "shopt:") + option.label()).toList();
        return new ShellState(shell.cwd, shell.umask, shell.status, List.copyOf(variables), Map.copyOf(functions),
                Map.copyOf(shell.aliases), options, List.copyOf(shell.positional), List.copyOf(shell.directoryStack),
                Map.copyOf(shell.traps.actions()), Map.copyOf(shell.session.completions.told()), List.copyOf(shell.session.history));
    }

    private static SavedVariable saved(String name, Variable variable) {
        Map<String, String> elements = new LinkedHashMap<>();
        String kind = variable.text() != null ? "s" : "-";
        if (variable.array() != null) {
            kind = "a";
            variable.array().entries().forEach((key, value) -> elements.put(String.valueOf(key), value));
        } else if (variable.map() != null) {
            kind = "A";
            elements.putAll(variable.map().entries());
        }
        return new SavedVariable(name, kind, variable.flags(), variable.text(), elements);
    }

    static void restore(Interpreter shell, ShellState state) {
        for (String name : shell.variables.names()) {
            shell.variables.restore(name, null);
        }
        state.variables().forEach(variable -> restore(shell, variable));
        for (Functions.Definition function : List.copyOf(shell.functions.all())) {
            shell.functions.remove(function.node().name());
        }
        state.functions().values().forEach(source -> define(shell, source));
        shell.aliases.clear();
        shell.aliases.putAll(state.aliases());
        shell.options.clear();
        for (String label : state.options()) {
            boolean ofSet = label.startsWith("set:");
            ShellOption option = ShellOption.named(label.substring(label.indexOf(':') + 1), ofSet);
            if (option != null) {
                shell.options.add(option);
            }
        }
        shell.traps.actions().clear();
        shell.traps.actions().putAll(state.traps());
        shell.positional = List.copyOf(state.positional());
        shell.directoryStack.clear();
        shell.directoryStack.addAll(state.directoryStack());
        shell.session.completions.told().clear();
        shell.session.completions.told().putAll(state.completions());
        shell.session.history.clear();
        shell.session.history.addAll(state.history());
        shell.cwd = state.cwd();
        shell.umask = state.umask();
        shell.status = state.status();
        shell.hashed.clear();
    }

    private static void restore(Interpreter shell, SavedVariable saved) {
        if (saved.kind().equals("s")) {
            shell.variables.restore(saved.name(), Variable.of(saved.text() == null ? "" : saved.text(), saved.flags()));
            return;
        }
        if (!saved.kind().equals("-")) {
            boolean map = saved.kind().equals("A");
            shell.variables.clearArray(saved.name(), map);
            saved.elements().forEach((key, value) ->
                    shell.variables.setElement(saved.name(), map ? key : (Object) Long.parseLong(key), value, false));
        }
        shell.variables.attributes(saved.name(), saved.flags(), 0);
    }

    private static void define(Interpreter shell, String source) {
        ParseResult result = new Parser(source, 1, ScriptRunner.language(shell, false)).all();
        if (result instanceof ParseResult.Parsed parsed && parsed.script().statements().size() == 1
                && parsed.script().statements().get(0).command() instanceof Node.Function function) {
            shell.functions.put(new Functions.Definition(function, shell.name, false, false));
        }
    }
}
