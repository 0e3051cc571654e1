package dev.ktutor.shell.interp;

import java.util.List;

/** {@code test} and {@code [}. */
final class TestBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        if (call.name().equals("[")) {
            if (args.isEmpty() || !args.get(args.size() - 1).equals("]")) {
                return call.fail(2, "missing `]'");
            }
            args = args.subList(0, args.size() - 1);
        }
        try {
            return new TestExpression(call.shell(), args).evaluate() ? 0 : 1;
        } catch (TestExpression.Bad e) {
            return call.fail(2, e.text());
        }
    }
}
