package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.Declarations;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.Quoting;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.expand.Variables;
import dev.ktutor.shell.syntax.Assignment;
import dev.ktutor.shell.syntax.Names;
import java.util.List;

/** {@code export} and {@code readonly}. */
final class ExportBuiltin implements Builtin {
    private final boolean export;

    ExportBuiltin(boolean export) {
        this.export = export;
    }

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), export ? "fnp" : "aAfp");
        int bad = options.complain(call, export ? "export [-fn] [name[=value] ...] or export -p" : "readonly [-aAf] [name[=value] ...] or readonly -p");
        if (bad >= 0) {
            return bad;
        }
        int first = call.args().size() - options.operands().size();
        if (options.operands().isEmpty()) {
            list(call);
            return 0;
        }
        int status = 0;
        for (int i = first; i < call.args().size(); i++) {
            Operand operand = i < call.operands().size() ? call.operands().get(i) : new Operand(call.args().get(i), null);
            int one = options.has('f') ? function(call, operand.text(), options.has('n')) : variable(call, options, operand);
            status = one != 0 ? one : status;
        }
        return status;
    }

    private void list(BuiltinCall call) {
        StringBuilder text = new StringBuilder();
        for (String name : call.shell().variables.names()) {
            Variable variable = call.shell().variables.raw(name);
            if (variable != null && variable.has(export ? Variable.EXPORT : Variable.READONLY)) {
                text.append(Declarations.describe(name, variable)).append('\n');
            }
        }
        call.out().print(text.toString());
    }

    private int function(BuiltinCall call, String name, boolean remove) {
        Functions.Definition function = call.shell().functions.get(name);
        if (function == null) {
            return call.fail(1, name + ": not a function");
        }
        call.shell().functions.put(new Functions.Definition(function.node(), function.source(),
                export ? !remove : function.exported(), function.readonly() || !export));
        return 0;
    }

    private int variable(BuiltinCall call, Getopt options, Operand operand) {
        Interpreter shell = call.shell();
        Variables variables = shell.variables;
        String text = operand.text();
        Assignment compound = operand.compound();
        int equals = compound != null ? -1 : DeclareBuiltin.assignmentAt(text);
        boolean append = equals > 0 && text.charAt(equals - 1) == '+';
        String name = equals < 0 ? text : text.substring(0, append ? equals - 1 : equals);
        if (!Names.isName(name)) {
            return call.fail(1, "`" + text + "': not a valid identifier");
        }
        try {
            if (options.has('a') || options.has('A')) {
                variables.makeArray(name, options.has('A'));
            }
            List<Assignment.Element> elements = compound == null ? null : compound.elements();
            if (elements != null && compound != null) {
                shell.executor.simples().assigner().compound(name, elements, compound.append());
            } else if (equals >= 0) {
                String value = text.substring(equals + 1);
                if (shell.on(ShellOption.XTRACE)) {
                    shell.tracer.line(text.substring(0, equals + 1) + (value.isEmpty() ? "" : Quoting.trace(value)));
                }
                if (append) {
                    variables.append(name, value);
                } else {
                    variables.set(name, value);
                }
            }
        } catch (ExpansionError e) {
            // As bash: the complaint does not name the builtin.
            shell.error(e.text());
            return 1;
        }
        boolean remove = export && options.has('n');
        variables.attributes(name, remove ? 0 : export ? Variable.EXPORT : Variable.READONLY, remove ? Variable.EXPORT : 0);
        return 0;
    }
}
