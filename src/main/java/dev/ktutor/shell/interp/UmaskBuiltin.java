package dev.ktutor.shell.interp;

/** {@code umask}. */
final class UmaskBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "pS");
        int bad = options.complain(call, "umask [-p] [-S] [mode]");
        if (bad >= 0) {
            return bad;
        }
        Interpreter shell = call.shell();
        if (options.operands().isEmpty()) {
            String text = options.has('S') ? symbolic(shell.umask) : String.format("%04o", shell.umask);
            call.out().print((options.has('p') ? options.has('S') ? "umask -S " : "umask " : "") + text + "\n");
            return 0;
        }
        String mode = options.operands().get(0);
        if (!mode.isEmpty() && Character.isDigit(mode.charAt(0))) {
            if (!mode.matches("[0-7]+") || Long.parseLong(mode.length() > 9 ? "77777777" : mode, 8) > 07777) {
                return call.fail(1, mode + ": octal number out of range");
            }
            shell.umask = Integer.parseInt(mode, 8) & 0777;
        } else {
            int allowed = symbolic(call, mode, ~shell.umask & 0777);
            if (allowed < 0) {
                return 1;
            }
            shell.umask = ~allowed & 0777;
        }
        if (options.has('S')) {
            call.out().print(symbolic(shell.umask) + "\n");
        }
        return 0;
    }

    /** What a symbolic mode allows, given what is allowed now; -1 with a message if it is none. */
    private static int symbolic(BuiltinCall call, String mode, int now) {
        int allowed = now;
        int at = 0;
        while (true) {
            int mask = 0;
            while (at < mode.length() && "augo".indexOf(mode.charAt(at)) >= 0) {
                mask |= switch (mode.charAt(at++)) {
                    case 'u' -> 0700;
                    case 'g' -> 0070;
                    case 'o' -> 0007;
                    default -> 0777;
                };
            }
            mask = mask == 0 ? 0777 : mask;
            char operator = at < mode.length() ? mode.charAt(at++) : ' ';
            if ("+-=".indexOf(operator) < 0) {
                call.fail(1, "`" + operator + "': invalid symbolic mode operator");
                return -1;
            }
            int bits = 0;
            while (at < mode.length() && "rwx".indexOf(mode.charAt(at)) >= 0) {
                bits |= new int[] {0444, 0222, 0111}["rwx".indexOf(mode.charAt(at++))];
            }
            bits &= mask;
            allowed = operator == '+' ? allowed | bits : operator == '-' ? allowed & ~bits : allowed & ~mask | bits;
            if (at >= mode.length()) {
                return allowed;
            }
            if (mode.charAt(at) != ',') {
                call.fail(1, "`" + mode.charAt(at) + "': invalid symbolic mode character");
                return -1;
            }
            at++;
        }
    }

    private static String symbolic(int umask) {
        StringBuilder text = new StringBuilder();
        for (int shift = 6; shift >= 0; shift -= 3) {
            int bits = ~umask >> shift & 7;
            text.append(text.length() == 0 ? "" : ",").append("ugo".charAt(2 - shift / 3)).append('=');
            text.append((bits & 4) != 0 ? "r" : "").append((bits & 2) != 0 ? "w" : "").append((bits & 1) != 0 ? "x" : "");
        }
        return text.toString();
    }
}
