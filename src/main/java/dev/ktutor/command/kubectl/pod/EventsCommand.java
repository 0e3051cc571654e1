package dev.ktutor.command.kubectl.pod;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.HumanDuration;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.print.TabWriter;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import java.util.Comparator;
import java.util.List;

/** {@code kubectl events}. */
public final class EventsCommand implements Verb {
    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        boolean all = flags.flag("all-namespaces");
        String namespace = call.namespace();
        var printer = OutputFormat.output(call).isEmpty() ? null : OutputFormat.of(call, "");
        ApiRequest request = ApiRequest.of("GET", all ? "/api/v1/events" : "/api/v1/namespaces/" + namespace + "/events");
        String object = flags.text("for");
        if (!object.isEmpty()) {
            String[] parts = object.split("/");
            if (parts.length != 2) {
                throw KubectlError.of("--for must be in resource/name form");
            }
            ResourceType type = new RestMapper(call).resolve(parts[0]);
            request = request.withParam("fieldSelector", "involvedObject.kind=" + type.kind() + ",involvedObject.name=" + parts[1]);
        }
        List<KubeObject> events = call.client().call(request).items().stream()
                .filter(event -> flags.list("types").isEmpty() || flags.list("types").stream().anyMatch(event.string("type")::equalsIgnoreCase))
                .sorted(Comparator.comparing(EventsCommand::last)).toList();
        if (printer != null) {
            call.out().print(printer.print(new KubeObject(Tree.of("apiVersion", "v1", "items", events.stream().map(e -> (Object) e.tree()).toList(),
                    "kind", "List", "metadata", Tree.of("resourceVersion", "")))));
            return;
        }
        if (events.isEmpty()) {
            if (all) {
                call.err().println("No events found.");
            } else {
                call.err().println("No events found in " + namespace + " namespace.");
            }
            return;
        }
        TabWriter table = TabWriter.table();
        if (!flags.flag("no-headers")) {
            table.print((all ? "NAMESPACE\t" : "") + "LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n");
        }
        events.forEach(event -> table.print((all ? event.namespace() + "\t" : "") + String.join("\t", interval(call, event), event.string("type"),
                event.string("reason"), event.string("involvedObject", "kind") + "/" + event.string("involvedObject", "name"),
                event.string("message").strip()) + "\n"));
        call.out().print(table.flush());
    }

    private static String last(KubeObject event) {
        String last = event.string("lastTimestamp");
        return last.isEmpty() ? event.string("eventTime") : last;
    }

    private static String interval(Call call, KubeObject event) {
        String first = event.string("eventTime").isEmpty() ? event.string("firstTimestamp") : event.string("eventTime");
        return event.number("count") > 1 ? HumanDuration.since(last(event), call.now()) + " (x" + event.number("count") + " over "
                + HumanDuration.since(first, call.now()) + ")" : HumanDuration.since(first, call.now());
    }
}
