package dev.ktutor.command.kubectl.pod;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.host.io.Input;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.Streams;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl logs}. */
public final class LogsCommand implements Verb {
    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        boolean selected = !flags.text("selector").isEmpty();
        if (call.args().isEmpty() && !selected) {
            throw KubectlError.usage(call, "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command");
        }
        if (selected && !call.args().isEmpty()) {
            throw KubectlError.usage(call, "only a selector (-l) or a POD name is allowed");
        }
        if (call.args().size() > 2) {
            throw KubectlError.usage(call, "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command");
        }
        if (flags.flag("all-containers") && !flags.text("container").isEmpty()) {
            throw KubectlError.of("--all-containers=true should not be specified with container name " + flags.text("container"));
        }
        if (flags.changed("tail") && flags.number("tail") < -1) {
            throw KubectlError.of("TailLines must be greater than or equal to -1");
        }
        if (flags.changed("since") && flags.changed("since-time")) {
            throw KubectlError.of("at most one of `sinceTime` or `sinceSeconds` may be specified");
        }
        List<KubeObject> pods = selected ? call.client().call(ApiRequest.of("GET", PodFinder.pods().path(call.namespace()))
                .withParam("labelSelector", flags.text("selector"))).items() : List.of(PodFinder.find(call, call.args().get(0)));
        if (selected && pods.isEmpty()) {
            call.err().println("No resources found in " + call.namespace() + " namespace.");
        }
        for (KubeObject pod : pods) {
            for (String container : containers(call, pod)) {
                stream(call, pod, container);
            }
        }
    }

    private static List<String> containers(Call call, KubeObject pod) {
        if (call.flags().flag("all-containers")) {
            return PodFinder.names(pod);
        }
        if (call.args().size() == 2) {
            return List.of(call.args().get(1));
        }
        return List.of(PodFinder.container(call, pod));
    }

    private static void stream(Call call, KubeObject pod, String container) {
        ParsedFlags flags = call.flags();
        ApiRequest request = ApiRequest.of("GET", PodFinder.pods().path(pod.namespace(), pod.name()) + "/log").withParam("container", container);
        List<String[]> more = new ArrayList<>();
        boolean selected = !flags.text("selector").isEmpty() && !flags.changed("tail") && !flags.flag("follow");
        if (flags.changed("tail") && flags.number("tail") >= 0 || selected) {
            more.add(new String[] {"tailLines", selected ? "10" : String.valueOf(flags.number("tail"))});
        }
        if (flags.flag("previous")) {
            more.add(new String[] {"previous", "true"});
        }
        if (flags.flag("timestamps")) {
            more.add(new String[] {"timestamps", "true"});
        }
        if (flags.changed("since")) {
            more.add(new String[] {"sinceSeconds", String.valueOf(flags.duration("since").toSeconds())});
        }
        if (flags.changed("since-time")) {
            more.add(new String[] {"sinceTime", flags.text("since-time")});
        }
        if (flags.changed("limit-bytes")) {
            more.add(new String[] {"limitBytes", flags.text("limit-bytes")});
        }
        for (String[] pair : more) {
            request = request.withParam(pair[0], pair[1]);
        }
        if (flags.flag("follow")) {
            ApiResponse end = call.client().stream(request.withParam("follow", "true"),
                    new Streams(Input.of(new byte[0]), call.out(), call.err(), false, call.in().screen()));
            if (!end.ok()) {
                throw new ApiException(end.status("GET"));
            }
            return;
        }
        ApiResponse answer = call.client().send(request);
        if (!answer.ok()) {
            throw new ApiException(answer.status("GET"));
        }
        String text = answer.text();
        String prefix = flags.flag("prefix") ? "[pod/" + pod.name() + "/" + container + "] " : "";
        call.out().print(prefix.isEmpty() ? text : text.replaceAll("(?m)^(?=.)", java.util.regex.Matcher.quoteReplacement(prefix)));
    }
}
