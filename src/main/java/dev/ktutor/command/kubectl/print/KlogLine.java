package dev.ktutor.command.kubectl.print;

import dev.ktutor.command.kubectl.core.Call;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Lines of kubectl's own log on standard error (k8s.io/klog). */
public final class KlogLine {
    private static final DateTimeFormatter HEAD = DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private KlogLine() { }

    /** A warning from a place in kubectl's source. */
    public static void warning(Call call, String place, String text) {
        call.err().println("W" + HEAD.format(call.now()) + "    4711 " + place + "] " + text);
    }
}
