package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.Quoting;

/** {@code alias}. */
final class AliasBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "p");
        int bad = options.complain(call, "alias [-p] [name[=value] ... ]");
        if (bad >= 0) {
            return bad;
        }
        Interpreter shell = call.shell();
        if (options.operands().isEmpty()) {
            StringBuilder text = new StringBuilder();
            shell.aliases.forEach((name, value) -> text.append(describe(name, value)));
            call.out().print(text.toString());
            return 0;
        }
        int status = 0;
        for (String operand : options.operands()) {
            int equals = operand.indexOf('=');
            if (equals > 0) {
                String name = operand.substring(0, equals);
                if (name.chars().anyMatch(c -> " \t\n\"'\\$`/&|;()<>".indexOf(c) >= 0)) {
                    status = call.fail(1, "`" + name + "': invalid alias name");
                } else {
                    shell.aliases.put(name, operand.substring(equals + 1));
                }
            } else {
                String value = shell.aliases.get(operand);
                if (value == null) {
                    status = call.fail(1, operand + ": not found");
                } else {
                    call.out().print(describe(operand, value));
                }
            }
        }
        return status;
    }

    private static String describe(String name, String value) {
        return "alias " + name + "=" + Quoting.single(value) + "\n";
    }
}
