package dev.ktutor.kube.controlplane;

import dev.ktutor.kube.node.container.ProgramContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes a program's log in klog's form: {@code I0115 09:00:00.123456       1 file.go:12] text}. */
public final class Klog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final ProgramContext context;

    /** A log for the program. */
    public Klog(ProgramContext context) {
        this.context = context;
    }

    /** A line of a severity: I, W, E or F. */
    public void line(char severity, String where, String text) {
        context.log(severity + TIME.format(context.timeline().now()) + "       1 " + where + "] " + text);
    }

    /** For information. */
    public void info(String where, String text) {
        line('I', where, text);
    }

    /** A warning. */
    public void warn(String where, String text) {
        line('W', where, text);
    }

    /** An error. */
    public void error(String where, String text) {
        line('E', where, text);
    }
}
