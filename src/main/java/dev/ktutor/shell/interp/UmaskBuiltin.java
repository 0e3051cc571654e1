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
        if (Character.isDigit(mode.charAt(0))) {
            if (!mode.matches("[0-7]{1,4}")) {
                return call.fail(1, mode + ": octal number out of range");
            }
            shell.umask = Integer.parseInt(mode, 8) & 0777;
            return 0;
        }
        int allowed = ~shell.umask & 0777;
        for (String clause : mode.split(",")) {
            java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("([ugoa]*)([-+=])([rwx]*)").matcher(clause);
            if (!matcher.matches()) {
                return call.fail(1, "`" + clause.charAt(clause.length() - 1) + "': invalid symbolic mode operator");
            }
            allowed = change(allowed, matcher.group(1), matcher.group(2).charAt(0), matcher.group(3));
        }
        shell.umask = ~allowed & 0777;
        return 0;
    }

    private static int change(int allowed, String who, char operator, String permissions) {
        int bits = (permissions.contains("r") ? 4 : 0) | (permissions.contains("w") ? 2 : 0) | (permissions.contains("x") ? 1 : 0);
        int mask = 0;
        boolean all = who.isEmpty() || who.contains("a");
        mask |= all || who.contains("u") ? 0700 : 0;
        mask |= all || who.contains("g") ? 0070 : 0;
        mask |= all || who.contains("o") ? 0007 : 0;
        int value = (bits << 6 | bits << 3 | bits) & mask;
        return operator == '+' ? allowed | value : operator == '-' ? allowed & ~value : allowed & ~mask | value;
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
