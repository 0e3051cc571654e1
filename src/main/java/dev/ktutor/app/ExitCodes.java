package dev.ktutor.app;

import dev.ktutor.shell.interp.Shell;

/** The exit statuses of ktutor itself; a script's own status passes through {@code ktutor run} as it is. */
final class ExitCodes {
    static final int OK = 0;
    /** It ran, and the answer is no: a failed grading, a bad lesson. */
    static final int FAILURE = 1;
    /** Wrong usage, or an input that cannot be used. */
    static final int USAGE = 2;
    /** A script was stopped because it met a limit. */
    static final int STOPPED = Shell.STOPPED;
    /** A mistake in ktutor (EX_SOFTWARE of sysexits.h). */
    static final int SOFTWARE = 70;

    private ExitCodes() { }
}
