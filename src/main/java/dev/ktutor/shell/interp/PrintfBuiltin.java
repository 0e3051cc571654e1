package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.text.ByteText;
import java.util.List;

/** {@code printf}. */
final class PrintfBuiltin implements Builtin {
    private static final String USAGE = "printf [-v var] format [arguments]";

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        String variable = null;
        int at = 0;
        if (!args.isEmpty() && args.get(0).startsWith("-") && args.get(0).length() > 1) {
            String option = args.get(0);
            if (option.equals("--")) {
                at = 1;
            } else if (option.startsWith("-v")) {
                boolean joined = option.length() > 2;
                if (!joined && args.size() < 2) {
                    call.shell().error("printf: -v: option requires an argument");
                    call.shell().err().print("printf: usage: " + USAGE + "\n");
                    return 2;
                }
                variable = joined ? option.substring(2) : args.get(1);
                at = joined ? 1 : 2;
                at += args.size() > at && args.get(at).equals("--") ? 1 : 0;
            } else {
                return call.badOption(option.substring(0, 2), USAGE);
            }
        }
        if (at >= args.size()) {
            call.shell().err().print("printf: usage: " + USAGE + "\n");
            return 2;
        }
        PrintfFormatter formatter = new PrintfFormatter(call, args.get(at), args.subList(at + 1, args.size()));
        int status = formatter.run();
        byte[] bytes = formatter.bytes();
        if (variable == null) {
            call.out().write(bytes);
            return status;
        }
        try {
            Targets.assign(call.shell(), variable, ByteText.decode(bytes));
        } catch (ExpansionError e) {
            call.shell().error(e.text().endsWith("readonly variable") ? e.text() : "printf: " + e.text());
            return 1;
        }
        return status;
    }
}
