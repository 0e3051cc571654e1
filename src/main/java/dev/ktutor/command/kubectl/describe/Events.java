package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.print.HumanDuration;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import java.util.Comparator;
import java.util.List;

/** The events at the end of a description. */
final class Events {
    private Events() { }

    static void describe(Call call, KubeObject object, Page page) {
        if (!call.flags().flag("show-events")) {
            return;
        }
        String namespace = object.namespace().isEmpty() ? "default" : object.namespace();
        String uid = object.kind().equals("Node") ? object.name() : object.uid();
        String selector = "involvedObject.kind=" + object.kind() + ",involvedObject.uid=" + uid + ",involvedObject.name=" + object.name()
                + (object.namespace().isEmpty() ? "" : ",involvedObject.namespace=" + object.namespace());
        ApiResponse answer = call.client().send(ApiRequest.of("GET", "/api/v1/namespaces/" + namespace + "/events").withParam("fieldSelector", selector)
                .withParam("limit", "500"));
        if (!answer.ok()) {
            return;
        }
        table(call, answer.object().items(), page);
    }

    static void table(Call call, List<KubeObject> events, Page page) {
        if (events.isEmpty()) {
            page.line(0, "Events:", "<none>");
            return;
        }
        page.flush();
        page.text("Events:\n  Type\tReason\tAge\tFrom\tMessage\n").line(1, "----", "------", "----", "----", "-------");
        events.stream().sorted(Comparator.comparing(Events::last)).forEach(event -> {
            String source = event.string("source", "component");
            String field = event.string("involvedObject", "fieldPath");
            page.line(1, event.string("type"), event.string("reason"), interval(call, event),
                    source.isEmpty() ? event.string("reportingComponent") : source,
                    (field.isEmpty() ? "" : field + ": ") + event.string("message").strip());
        });
    }

    private static String last(KubeObject event) {
        String last = event.string("lastTimestamp");
        return last.isEmpty() ? event.string("eventTime") : last;
    }

    private static String interval(Call call, KubeObject event) {
        String first = event.string("eventTime").isEmpty() ? event.string("firstTimestamp") : event.string("eventTime");
        String age = HumanDuration.since(first, call.now());
        if (event.at("series") != null) {
            return HumanDuration.since(event.string("series", "lastObservedTime"), call.now()) + " (x" + event.number("series", "count") + " over " + age + ")";
        }
        return event.number("count") > 1 ? HumanDuration.since(event.string("lastTimestamp"), call.now()) + " (x" + event.number("count") + " over " + age + ")" : age;
    }
}
