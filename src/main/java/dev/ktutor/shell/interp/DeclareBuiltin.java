package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.Declarations;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.Quoting;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.expand.Variables;
import dev.ktutor.shell.syntax.Assignment;
import dev.ktutor.shell.syntax.Names;
import dev.ktutor.shell.syntax.Printer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** {@code declare}, {@code typeset} and {@code local}. */
final class DeclareBuiltin implements Builtin {
    private static final String LETTERS = "aAilnrtuxfFgpIc";

    enum Kind { DECLARE, LOCAL }

    private final Kind kind;

    DeclareBuiltin(Kind kind) {
        this.kind = kind;
    }

    /** The options of one call. */
    private static final class Wish {
        int add;
        int remove;
        boolean array;
        boolean map;
        boolean functions;
        boolean names;
        boolean global;
        boolean print;
        boolean local;
        boolean inherit;
    }

    @Override
    public int run(BuiltinCall call) {
        if (kind == Kind.LOCAL && !call.shell().variables.inFunction()) {
            return call.fail(1, "can only be used in a function");
        }
        Wish wish = new Wish();
        List<Operand> operands = new ArrayList<>();
        int bad = parse(call, wish, operands);
        if (bad >= 0) {
            return bad;
        }
        wish.local = !wish.global && call.shell().variables.inFunction();
        if (wish.functions || wish.names) {
            return functions(call, wish, operands);
        }
        if (operands.isEmpty()) {
            list(call, wish);
            return 0;
        }
        int status = 0;
        for (Operand operand : operands) {
            int one = wish.print ? print(call, operand.text()) : declare(call, wish, operand);
            status = one != 0 ? one : status;
        }
        return status;
    }

    private int parse(BuiltinCall call, Wish wish, List<Operand> operands) {
        boolean options = true;
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            if (options && arg.equals("--")) {
                options = false;
            } else if (options && arg.length() > 1 && (arg.charAt(0) == '-' || arg.charAt(0) == '+')) {
                for (char letter : arg.substring(1).toCharArray()) {
                    if (LETTERS.indexOf(letter) < 0) {
                        return call.badOption(arg.charAt(0) + String.valueOf(letter), kind == Kind.LOCAL ? "local [option] name[=value] ..."
                                : call.name() + " [-aAfFgiIlnrtux] [name[=value] ...] or " + call.name() + " -p [-aAfFilnrtux] [name ...]");
                    }
                    option(wish, letter, arg.charAt(0) == '-');
                }
            } else {
                options = false;
                operands.add(i < call.operands().size() ? call.operands().get(i) : new Operand(arg, null));
            }
        }
        return -1;
    }

    private static void option(Wish wish, char letter, boolean on) {
        switch (letter) {
            case 'a' -> wish.array = on;
            case 'A' -> wish.map = on;
            case 'f' -> wish.functions = true;
            case 'F' -> wish.names = true;
            case 'g' -> wish.global = true;
            case 'p' -> wish.print = true;
            case 'I' -> wish.inherit = true;
            default -> {
                int flag = switch (letter) {
                    case 'i' -> Variable.INTEGER;
                    case 'l' -> Variable.LOWER;
                    case 'u' -> Variable.UPPER;
                    case 'c' -> Variable.CAPITAL;
                    case 'n' -> Variable.NAMEREF;
                    case 'r' -> Variable.READONLY;
                    case 't' -> Variable.TRACE;
                    default -> Variable.EXPORT;
                };
                if (on) {
                    wish.add |= flag;
                    wish.remove |= flag == Variable.LOWER ? Variable.UPPER : flag == Variable.UPPER ? Variable.LOWER : 0;
                } else {
                    wish.remove |= flag;
                }
            }
        }
    }

    private int functions(BuiltinCall call, Wish wish, List<Operand> operands) {
        Interpreter shell = call.shell();
        if (operands.isEmpty()) {
            for (Functions.Definition function : shell.functions.all()) {
                call.out().print(wish.names ? "declare -f " + function.node().name() + "\n" : new Printer().function(function.node()) + "\n");
            }
            return 0;
        }
        int status = 0;
        for (Operand operand : operands) {
            Functions.Definition function = shell.functions.get(operand.text());
            if (function == null) {
                status = 1;
            } else if ((wish.add & Variable.EXPORT) != 0) {
                shell.functions.put(new Functions.Definition(function.node(), function.source(), true, function.readonly()));
            } else {
                call.out().print(wish.names ? operand.text() + "\n" : new Printer().function(function.node()) + "\n");
            }
        }
        return status;
    }

    private void list(BuiltinCall call, Wish wish) {
        Interpreter shell = call.shell();
        StringBuilder text = new StringBuilder();
        for (String name : shell.variables.names()) {
            Variable variable = shell.variables.raw(name);
            if (variable == null || kind == Kind.LOCAL && !shell.variables.isLocal(name)) {
                continue;
            }
            boolean fits = (variable.flags() & wish.add) == wish.add && (!wish.array || variable.array() != null)
                    && (!wish.map || variable.map() != null);
            if (!fits) {
                continue;
            }
            if (wish.print || wish.add != 0 || wish.array || wish.map) {
                text.append(Declarations.describe(name, variable)).append('\n');
            } else if (variable.value() != null || variable.isArray()) {
                String value = variable.isArray() ? Declarations.value(variable) : Quoting.value(String.valueOf(variable.text()));
                text.append(name).append('=').append(value).append('\n');
            }
        }
        call.out().print(text.toString());
    }

    private int print(BuiltinCall call, String name) {
        Variable variable = call.shell().variables.raw(name);
        if (variable == null) {
            return call.fail(1, name + ": not found");
        }
        call.out().print(Declarations.describe(name, variable) + "\n");
        return 0;
    }

    private int declare(BuiltinCall call, Wish wish, Operand operand) {
        int[] status = {0};
        Runnable action = () -> status[0] = declareHere(call, wish, operand);
        if (wish.global) {
            call.shell().variables.global(action);
        } else {
            action.run();
        }
        return status[0];
    }

    private int declareHere(BuiltinCall call, Wish wish, Operand operand) {
        Interpreter shell = call.shell();
        Assignment compound = operand.compound();
        String text = operand.text();
        int equals = compound != null ? -1 : assignmentAt(text);
        boolean append = equals > 0 && text.charAt(equals - 1) == '+';
        String target = equals < 0 ? text : text.substring(0, append ? equals - 1 : equals);
        String value = equals < 0 ? null : text.substring(equals + 1);
        int bracket = target.indexOf('[');
        String name = bracket < 0 ? target : target.substring(0, bracket);
        if (!Names.isName(name)) {
            if (name.equals("-") && kind == Kind.LOCAL) {
                if (shell.localOptions == null) {
                    shell.localOptions = EnumSet.copyOf(shell.options);
                    shell.localOptions.removeIf(option -> !option.ofSet());
                }
                return 0;
            }
            return call.fail(1, "`" + text + "': not a valid identifier");
        }
        try {
            apply(shell, wish, name, compound, value, append, bracket < 0 ? "" : target.substring(bracket + 1, target.length() - 1), bracket >= 0);
            return 0;
        } catch (ExpansionError e) {
            if (e.reach() == ExpansionError.Reach.SHELL) {
                throw e;
            }
            if (e.text().contains("error token")) {
                throw compound != null ? e : new ExpansionError(call.name() + ": " + e.text(), e.reach(), e.status());
            }
            return call.fail(1, e.text());
        }
    }

    /** Where the equals sign of an assignment is, -1 without one; not within a subscript. */
    static int assignmentAt(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '=' && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** {@code declare -I}: the value and attributes of the outer variable of that name. */
    private static void inherit(Variables variables, String name) {
        Variable outer = variables.raw(name);
        boolean already = variables.isLocal(name);
        variables.declareLocal(name);
        if (outer != null && !already) {
            variables.restore(name, outer);
        }
    }

    private static void apply(Interpreter shell, Wish wish, String name, @org.jspecify.annotations.Nullable Assignment compound,
            @org.jspecify.annotations.Nullable String value, boolean append, String subscript, boolean element) {
        Variables variables = shell.variables;
        if (wish.local && (wish.inherit || shell.on(ShellOption.LOCALVAR_INHERIT))) {
            inherit(variables, name);
        } else if (wish.local) {
            variables.declareLocal(name);
        }
        Variable old = variables.raw(name);
        boolean changes = compound != null || value != null || (wish.remove & Variable.READONLY) != 0;
        if (old != null && old.has(Variable.READONLY) && changes) {
            throw new ExpansionError(name + ": readonly variable", ExpansionError.Reach.COMMAND, 1);
        }
        int late = wish.add & Variable.READONLY;
        if ((wish.add & Variable.NAMEREF) != 0 && value != null) {
            if (!Targets.valid(value)) {
                throw new ExpansionError("`" + value + "': invalid variable name for name reference", ExpansionError.Reach.COMMAND, 1);
            }
            if (value.equals(name) && !wish.local) {
                throw new ExpansionError(name + ": nameref variable self references not allowed", ExpansionError.Reach.COMMAND, 1);
            }
            variables.restore(name, Variable.of(value, wish.add));
            return;
        }
        variables.attributes(name, wish.add & ~late, wish.remove & ~wish.add);
        if (wish.map || wish.array || compound != null || element && value == null && (old == null || !old.isArray())) {
            variables.makeArray(name, wish.map);
        }
        if (compound != null && compound.elements() != null) {
            shell.executor.simples().assigner().compound(name, compound.elements(), compound.append());
        } else if (value != null && value.startsWith("(") && value.endsWith(")") && (wish.array || wish.map)) {
            shell.executor.simples().assigner().compound(name, Reparse.elements(name + "=" + value), append);
        } else if (value != null && element) {
            variables.setElement(name, Targets.key(shell, name, subscript), value, append);
        } else if (value != null && append) {
            variables.append(name, value);
        } else if (value != null) {
            variables.set(name, value);
        }
        if (late != 0) {
            variables.attributes(name, late, 0);
        }
    }
}
