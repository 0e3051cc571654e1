package dev.ktutor.command.kubectl.pod;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.resource.Attachment;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;

/** {@code kubectl exec} and {@code attach}. */
public final class ExecCommand {
    private ExecCommand() { }

    /** {@code exec POD -- COMMAND}. */
    public static void exec(Call call) {
        List<String> args = call.args();
        int dash = call.flags().argsBeforeDash();
        if (args.isEmpty() && call.flags().list("filename").isEmpty() || dash == 0 && call.flags().list("filename").isEmpty()) {
            throw KubectlError.of("pod, type/name or --filename must be specified");
        }
        if (args.size() < 2) {
            throw KubectlError.of("you must specify at least one command for the container");
        }
        if (dash != 1) {
            throw KubectlError.usage(call, "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead");
        }
        KubeObject pod = PodFinder.find(call, args.get(0));
        String phase = pod.string("status", "phase");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            throw KubectlError.of("cannot exec into a container in a completed pod; current phase is " + phase);
        }
        String container = PodFinder.container(call, pod);
        boolean tty = call.flags().flag("tty");
        if (tty && !(call.in().in().isTerminal() || call.in().screen() != null)) {
            call.err().println("Unable to use a TTY - input is not a terminal or the right kind of file");
            tty = false;
        }
        ApiRequest request = request(pod, "exec", container);
        for (String word : args.subList(1, args.size())) {
            request = request.withParam("command", word);
        }
        Attachment.converse(call, with(call, request, tty));
    }

    /** {@code attach POD}. */
    public static void attach(Call call) {
        if (call.args().isEmpty()) {
            throw KubectlError.of("at least 1 argument is required for attach");
        }
        if (call.args().size() > 2) {
            throw KubectlError.of("expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw " + call.args().size() + ": ["
                    + String.join(" ", call.args()) + "]");
        }
        KubeObject pod = PodFinder.find(call, String.join("/", call.args()));
        String container = PodFinder.container(call, pod);
        Attachment.converse(call, with(call, request(pod, "attach", container), call.flags().flag("tty")));
    }

    private static ApiRequest request(KubeObject pod, String what, String container) {
        return ApiRequest.of("POST", PodFinder.pods().path(pod.namespace(), pod.name()) + "/" + what).withParam("container", container);
    }

    private static ApiRequest with(Call call, ApiRequest request, boolean tty) {
        ApiRequest all = call.flags().flag("stdin") ? request.withParam("stdin", "true") : request;
        all = all.withParam("stdout", "true");
        return tty ? all.withParam("tty", "true") : all.withParam("stderr", "true");
    }
}
