package dev.ktutor.command.kubectl.get;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.resource.ResourceBuilder.Target;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.WatchEvent;
import dev.ktutor.kube.client.Watch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code kubectl get --watch}: what there is, then every change as it comes, until stopped. */
final class WatchPrinting {
    private final Call call;
    private final Target target;
    private final @Nullable CustomColumns columns;
    private final @Nullable ObjectPrinter printer;
    private final ServerTable style;
    private final Map<String, String> lastLines = new HashMap<>();
    private List<Integer> widths = new ArrayList<>();
    private boolean headed;

    private WatchPrinting(Call call, Target target, @Nullable CustomColumns columns, @Nullable ObjectPrinter printer) {
        this.call = call;
        this.target = target;
        this.columns = columns;
        this.printer = printer;
        this.headed = call.flags().flag("no-headers");
        this.style = new ServerTable(call.flags().text("output").equals("wide"), call.flags().flag("all-namespaces") && target.type().namespaced(),
                call.flags().flag("show-kind"), call.flags().flag("show-labels"), call.flags().list("label-columns"));
    }

    static void run(Call call, List<Target> targets, @Nullable CustomColumns columns, @Nullable ObjectPrinter printer, List<RuntimeException> errors) {
        if (targets.size() != 1) {
            throw KubectlError.of("watch is only supported on individual resources and resource collections - " + targets.size() + " resources were found");
        }
        new WatchPrinting(call, targets.get(0), columns, printer).watch(errors);
    }

    private void watch(List<RuntimeException> errors) {
        KubeObject start = GetCommand.fetch(call, target, false, errors);
        if (start == null) {
            return;
        }
        List<KubeObject> present = target.single() ? List.of(start) : start.items();
        if (!call.flags().flag("watch-only")) {
            first(present);
        }
        ApiRequest request = ApiRequest.of("GET", target.type().path(target.namespace()));
        if (target.single()) {
            request = request.withParam("fieldSelector", "metadata.name=" + target.name());
        } else if (!target.fieldSelector().isEmpty()) {
            request = request.withParam("fieldSelector", target.fieldSelector());
        }
        if (!target.selector().isEmpty()) {
            request = request.withParam("labelSelector", target.selector());
        }
        String revision = start.resourceVersion();
        Deque<WatchEvent> events = new ArrayDeque<>();
        try (Watch open = call.client().watch(request.withParam("resourceVersion", revision).withParam("watch", "true"), events::add)) {
            while (open != null) {
                call.in().simulation().await(() -> !events.isEmpty());
                print(events.removeFirst());
            }
        }
    }

    private void first(List<KubeObject> present) {
        if (columns != null || printer != null) {
            present.forEach(object -> print(new WatchEvent(WatchEvent.Type.ADDED, object)));
            return;
        }
        List<RuntimeException> errors = new ArrayList<>();
        KubeObject table = GetCommand.fetch(call, target, true, errors);
        if (table == null || table.list("rows").isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        ServerTable.rows(table).forEach(row -> {
            String line = style.line(table, row, target.type());
            lastLines.put(row.object().namespace() + "/" + row.object().name(), line);
            lines.add(line);
        });
        print(table, lines, WatchEvent.Type.ADDED);
    }

    private void print(KubeObject table, List<String> lines, WatchEvent.Type type) {
        boolean events = call.flags().flag("output-watch-events");
        List<String> all = new ArrayList<>();
        if (!headed) {
            all.add((events ? "EVENT\t" : "") + style.header(table));
            headed = true;
        }
        lines.forEach(line -> all.add((events ? type.name() + "\t" : "") + line));
        for (String line : all) {
            String[] cells = line.split("\t", -1);
            for (int i = 0; i < cells.length - 1; i++) {
                int width = Math.max(6, cells[i].length() + 3);
                if (i < widths.size()) {
                    widths.set(i, Math.max(widths.get(i), width));
                } else {
                    widths.add(width);
                }
            }
        }
        for (String line : all) {
            String[] cells = line.split("\t", -1);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < cells.length; i++) {
                text.append(cells[i]);
                if (i < cells.length - 1) {
                    text.append(" ".repeat(Math.max(0, widths.get(i) - cells[i].length())));
                }
            }
            call.out().print(text.toString());
        }
    }

    private void print(WatchEvent event) {
        if (event.type() == WatchEvent.Type.BOOKMARK) {
            return;
        }
        KubeObject object = event.object();
        if (event.type() == WatchEvent.Type.ERROR) {
            throw KubectlError.of("an error on the server (" + object.string("message") + ") has prevented the request from succeeding");
        }
        if (columns != null) {
            call.out().print(columns.print(List.of(object), !headed));
            headed = true;
        } else if (printer != null) {
            call.out().print(printer.print(object));
        } else {
            row(event, object);
        }
    }

    private void row(WatchEvent event, KubeObject object) {
        String key = object.namespace() + "/" + object.name();
        List<RuntimeException> errors = new ArrayList<>();
        Target one = new Target(target.type(), object.namespace(), object.name(), "", "");
        KubeObject table = GetCommand.fetch(call, one, true, errors);
        if (table != null && !table.list("rows").isEmpty()) {
            lastLines.put(key, style.line(table, ServerTable.rows(table).get(0), target.type()));
        }
        String line = lastLines.get(key);
        if (line != null) {
            print(table == null ? new KubeObject(Map.of()) : table, List.of(line), event.type());
        }
    }
}
