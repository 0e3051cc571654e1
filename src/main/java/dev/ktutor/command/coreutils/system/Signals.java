package dev.ktutor.command.coreutils.system;

import dev.ktutor.sim.Signal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signal names and numbers as kill(1) and timeout(1) read them (signal(7)). */
public final class Signals {
    /** Names by number, from 1. */
    public static final List<String> NAMES = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
            "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "POLL", "PWR", "SYS");

    private Signals() { }

    /** The number of a name (with or without SIG) or number; -1 if there is no such signal. */
    public static int number(String text) {
        String name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        if (name.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(name);
            return number <= 64 ? number : -1;
        }
        return name.equals("EXIT") ? 0 : NAMES.indexOf(name) < 0 ? -1 : NAMES.indexOf(name) + 1;
    }

    /** The signal as the simulation knows it; null for those a simulated process has no use for. */
    public static @Nullable Signal parse(String text) {
        int number = number(text);
        for (Signal signal : Signal.values()) {
            if (signal.number() == number) {
                return signal;
            }
        }
        return null;
    }
}
