package dev.ktutor.shell.interp;

/** {@code ulimit}: the lab sets its own bounds; the usual ones are shown. */
final class UlimitBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        String letter = call.args().isEmpty() ? "-f" : call.args().get(0);
        if (call.args().size() < 2) {
            call.out().print(switch (letter) {
                case "-n", "-Sn" -> "1024\n";
                case "-s" -> "8192\n";
                case "-c" -> "0\n";
                default -> "unlimited\n";
            });
        }
        return 0;
    }
}
