package dev.ktutor.host;

/** How a command ended: 0 is success (POSIX.1-2017, 2.8.2). */
public record ExitStatus(int code) {
    /** Success. */
    public static final ExitStatus OK = new ExitStatus(0);
    /** The usual failure. */
    public static final ExitStatus FAILURE = new ExitStatus(1);
    /** Wrong usage, for the many tools that say so with 2. */
    public static final ExitStatus USAGE = new ExitStatus(2);

    /** The status with that code, taken modulo 256 as the kernel does. */
    public static ExitStatus of(int code) {
        return switch (code & 0xFF) {
            case 0 -> OK;
            case 1 -> FAILURE;
            case 2 -> USAGE;
            default -> new ExitStatus(code & 0xFF);
        };
    }

    /** Whether it is 0. */
    public boolean ok() {
        return code == 0;
    }
}
