package dev.ktutor.sim;

/** The signals a simulated process can be sent, with their Linux numbers (signal(7)). */
public enum Signal {
    HUP(1), INT(2), QUIT(3), KILL(9), USR1(10), USR2(12), PIPE(13), ALRM(14), TERM(15);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** The number, as in {@code kill -15}. */
    public int number() {
        return number;
    }

    /** The exit status a shell reports for a process that died of it: 128 plus the number. */
    public int exitStatus() {
        return 128 + number;
    }
}
