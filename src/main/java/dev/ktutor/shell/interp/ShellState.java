package dev.ktutor.shell.interp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's state as plain data, to be kept in a file or for undo.
 *
 * @param functions source text by name
 * @param options the labels of the options that are on
 * @param traps actions by name
 */
public record ShellState(String cwd, int umask, int status, List<SavedVariable> variables, Map<String, String> functions,
        Map<String, String> aliases, List<String> options, List<String> positional, List<String> directoryStack,
        Map<String, String> traps, Map<String, CompletionSpec> completions, List<String> history) {

    /**
     * A variable.
     *
     * @param kind {@code s} scalar, {@code a} indexed array, {@code A} associative array, {@code -} no value
     * @param flags attributes, as {@link dev.ktutor.shell.expand.Variable#flags()}
     * @param text a scalar's value
     * @param elements an array's keys and values
     */
    public record SavedVariable(String name, String kind, int flags, @Nullable String text, Map<String, String> elements) {
    }
}
