package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import java.util.List;

/** {@code echo}. */
final class EchoBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        boolean newline = true;
        boolean escapes = call.shell().on(ShellOption.XPG_ECHO);
        int at = 0;
        for (; at < args.size() && isOption(args.get(at)); at++) {
            String option = args.get(at);
            for (int i = 1; i < option.length(); i++) {
                switch (option.charAt(i)) {
                    case 'n' -> newline = false;
                    case 'e' -> escapes = true;
                    default -> escapes = false;
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = at; i < args.size(); i++) {
            text.append(i == at ? "" : " ").append(args.get(i));
        }
        if (escapes) {
            Unescaped decoded = Unescaped.of(text.toString(), Unescaped.Style.ECHO);
            call.out().write(decoded.bytes());
            if (decoded.stopped()) {
                return 0;
            }
            text.setLength(0);
        }
        if (newline) {
            text.append('\n');
        }
        if (text.length() > 0) {
            call.out().print(text.toString());
        }
        return 0;
    }

    private static boolean isOption(String arg) {
        if (arg.length() < 2 || arg.charAt(0) != '-') {
            return false;
        }
        for (int i = 1; i < arg.length(); i++) {
            if ("neE".indexOf(arg.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
