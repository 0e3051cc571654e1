package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.syntax.Names;

/** {@code unset}. */
final class UnsetBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "fvn");
        int bad = options.complain(call, "unset [-f] [-v] [-n] [name ...]");
        if (bad >= 0) {
            return bad;
        }
        if (options.has('f') && options.has('v')) {
            return call.fail(1, "cannot simultaneously unset a function and a variable");
        }
        int status = 0;
        for (String name : options.operands()) {
            try {
                status = unset(call, options, name) ? status : 1;
            } catch (ExpansionError e) {
                status = call.fail(1, e.text());
            }
        }
        return status;
    }

    private static boolean function(BuiltinCall call, String name) {
        Functions.Definition function = call.shell().functions.get(name);
        if (function != null && function.readonly()) {
            call.fail(1, name + ": cannot unset: readonly function");
            return false;
        }
        call.shell().functions.remove(name);
        return true;
    }

    private static boolean unset(BuiltinCall call, Getopt options, String name) {
        Interpreter shell = call.shell();
        if (options.has('f')) {
            return function(call, name);
        }
        int bracket = name.indexOf('[');
        String base = bracket < 0 ? name : name.substring(0, bracket);
        if (!Names.isName(base)) {
            if (!options.has('v')) {
                shell.functions.remove(name);
                return true;
            }
            call.fail(1, "`" + name + "': not a valid identifier");
            return false;
        }
        if (bracket >= 0 && name.endsWith("]")) {
            String subscript = name.substring(bracket + 1, name.length() - 1);
            Variable variable = shell.variables.get(base);
            boolean all = subscript.equals("@") || subscript.equals("*");
            if (all && variable != null && variable.array() != null) {
                shell.variables.unset(shell.variables.resolve(base));
            } else if (variable != null && !variable.isArray()) {
                if (!Targets.key(shell, base, subscript).equals(0L)) {
                    call.fail(1, base + ": not an array variable");
                    return false;
                }
                shell.variables.unset(shell.variables.resolve(base));
            } else if (variable != null && variable.array() != null && Targets.key(shell, base, subscript) instanceof Long index
                    && index + variable.array().nextIndex() < 0) {
                call.fail(1, "[" + subscript + "]: bad array subscript");
                return false;
            } else {
                shell.variables.unsetElement(base, Targets.key(shell, base, subscript));
            }
            return true;
        }
        String target = options.has('n') ? name : shell.variables.resolve(name);
        if (shell.variables.raw(name) == null && !options.has('v')) {
            return function(call, name);
        } else {
            shell.variables.unset(target);
        }
        return true;
    }
}
