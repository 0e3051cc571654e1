package dev.ktutor.kube.controlplane.etcd;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.node.container.ProgramContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Writes etcd's log: a JSON object a line, as zap does. */
final class ZapLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final ProgramContext context;

    ZapLog(ProgramContext context) {
        this.context = context;
    }

    void info(String caller, String message, Object... fields) {
        write("info", caller, message, fields);
    }

    void warn(String caller, String message, Object... fields) {
        write("warn", caller, message, fields);
    }

    /** As zap's Fatal: the program ends with status 1. */
    void fatal(String caller, String message, Object... fields) {
        write("fatal", caller, message, fields);
        context.exit(1);
    }

    private void write(String level, String caller, String message, Object... fields) {
        Map<String, Object> line = Tree.of("level", level, "ts", TIME.format(context.timeline().now()), "caller", caller, "msg", message);
        for (int i = 0; i < fields.length; i += 2) {
            line.put((String) fields[i], fields[i + 1]);
        }
        context.log(Json.write(line));
    }
}
