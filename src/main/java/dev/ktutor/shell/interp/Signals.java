package dev.ktutor.shell.interp;

import dev.ktutor.sim.Signal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signal names and numbers as {@code kill} and {@code trap} take them (signal(7), x86). */
final class Signals {
    static final List<String> NAMES = List.of("EXIT", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
            "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "IO", "PWR", "SYS");

    private Signals() { }

    /** The name without SIG for a name or number; null if there is no such signal. */
    static @Nullable String name(String spec) {
        if (spec.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(spec);
            return number < NAMES.size() ? NAMES.get(number) : null;
        }
        String upper = spec.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("SIG") ? upper.substring(3) : upper;
        return NAMES.contains(bare) || bare.equals("ERR") || bare.equals("DEBUG") || bare.equals("RETURN") ? bare : null;
    }

    /** The signal of that name; null if the lab's processes know nothing of it. */
    static @Nullable Signal signal(String name) {
        for (Signal signal : Signal.values()) {
            if (signal.name().equals(name)) {
                return signal;
            }
        }
        return null;
    }

    /** The name as {@code trap} prints it: with SIG but for the shell's own events. */
    static String shown(String name) {
        return name.equals("EXIT") || name.equals("ERR") || name.equals("DEBUG") || name.equals("RETURN") ? name : "SIG" + name;
    }
}
