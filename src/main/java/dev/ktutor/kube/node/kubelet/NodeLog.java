package dev.ktutor.kube.node.kubelet;

import dev.ktutor.host.Host;
import dev.ktutor.sim.Timeline;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The kubelet's lines in its machine's journal, in klog's form. */
final class NodeLog {
    private static final String UNIT = "kubelet.service";
    private static final DateTimeFormatter KLOG = DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Host node;
    private final Timeline timeline;

    NodeLog(Host node, Timeline timeline) {
        this.node = node;
        this.timeline = timeline;
    }

    /** A line of a severity (I, W, E) from a place in the kubelet's source. */
    void line(char severity, String where, String text) {
        int pid = node.systemd().service(UNIT).pid();
        String stamp = KLOG.format(timeline.now());
        node.systemd().log(timeline.now(), "kubelet", pid, String.format(Locale.ROOT, "%c%s %7d %s] %s", severity, stamp, pid, where, text));
    }

    /** Text in Go's quotes. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
