package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.syntax.Names;
import org.jspecify.annotations.Nullable;

/** Variables that builtins are given the names of: {@code x} or {@code a[i]}. */
final class Targets {
    private Targets() { }

    /** Whether it is a name, possibly with a subscript. */
    static boolean valid(String target) {
        int bracket = target.indexOf('[');
        return bracket < 0 ? Names.isName(target) : target.endsWith("]") && Names.isName(target.substring(0, bracket));
    }

    /** The value of the variable or element, null if unset. */
    static @Nullable String value(Interpreter shell, String target) {
        int bracket = target.indexOf('[');
        if (bracket < 0 || !valid(target)) {
            return shell.variables.value(target);
        }
        String name = target.substring(0, bracket);
        Object key = key(shell, name, target.substring(bracket + 1, target.length() - 1));
        Variable variable = shell.variables.get(name);
        return variable == null ? null : variable.array() != null && key instanceof Long index ? variable.array().get(index)
                : variable.map() != null ? variable.map().get(String.valueOf(key)) : variable.text();
    }

    /** Sets the variable or element; fails if the name is no name or it is read-only. */
    static void assign(Interpreter shell, String target, String value) {
        if (!valid(target)) {
            throw new ExpansionError("`" + target + "': not a valid identifier", ExpansionError.Reach.COMMAND, 1);
        }
        int bracket = target.indexOf('[');
        if (bracket < 0) {
            shell.variables.set(target, value);
        } else {
            String name = target.substring(0, bracket);
            shell.variables.setElement(name, key(shell, name, target.substring(bracket + 1, target.length() - 1)), value, false);
        }
    }

    /** A subscript as the key that the array of that name takes. */
    static Object key(Interpreter shell, String name, String subscript) {
        Variable variable = shell.variables.get(name);
        return variable != null && variable.map() != null ? subscript : (Object) shell.expander.arithmetic().evaluate(subscript);
    }
}
