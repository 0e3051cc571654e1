package dev.ktutor.command.kubectl.resource;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.data.Tree;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.Streams;
import java.time.Duration;
import java.util.Optional;

/** Conversations with containers: what {@code exec}, {@code attach} and {@code run -it} have in common. */
public final class Attachment {
    private Attachment() { }

    /** Waits for a pod made by {@code run}, attaches to it, and deletes it with {@code --rm}. */
    public static void run(Call call, KubeObject pod) {
        ResourceType pods = ResourceTypes.byPlural("pods").orElseThrow();
        try {
            KubeObject present = running(call, pods, pod, call.flags().duration("pod-running-timeout"));
            String phase = present.string("status", "phase");
            if (phase.equals("Succeeded") || phase.equals("Failed")) {
                ApiResponse log = call.client().send(ApiRequest.of("GET", pods.path(pod.namespace(), pod.name()) + "/log"));
                call.out().print(log.text());
            } else {
                if (call.flags().flag("tty") && !call.flags().flag("quiet")) {
                    call.err().println("If you don't see a command prompt, try pressing enter.");
                }
                converse(call, ApiRequest.of("POST", pods.path(pod.namespace(), pod.name()) + "/attach")
                        .withParam("container", container(pod)).withParam("stdin", String.valueOf(call.flags().flag("stdin")))
                        .withParam("stdout", "true").withParam("stderr", String.valueOf(!call.flags().flag("tty")))
                        .withParam("tty", String.valueOf(call.flags().flag("tty"))));
            }
            finish(call, pods, pod);
        } finally {
            if (call.flags().flag("rm")) {
                call.client().delete(pods, pod.namespace(), pod.name());
                if (!call.flags().flag("quiet")) {
                    call.out().println("pod \"" + pod.name() + "\" deleted from " + pod.namespace() + " namespace");
                }
            }
        }
    }

    private static void finish(Call call, ResourceType pods, KubeObject pod) {
        String restart = pod.string("spec", "restartPolicy");
        if (restart.equals("Always") || call.flags().flag("leave-stdin-open")) {
            return;
        }
        KubeObject[] last = {pod};
        boolean ended = poll(call, Duration.ofMinutes(1), () -> {
            last[0] = call.client().get(pods, pod.namespace(), pod.name());
            String phase = last[0].string("status", "phase");
            return phase.equals("Succeeded") || phase.equals("Failed");
        });
        if (ended && last[0].string("status", "phase").equals("Failed")) {
            Object state = Tree.at(last[0].tree(), "status", "containerStatuses", 0, "state", "terminated");
            int code = (int) Tree.longValue(state, "exitCode");
            throw KubectlError.raw("pod " + pod.namespace() + "/" + pod.name() + " terminated (" + Tree.string(state, "reason") + ")\n"
                    + Tree.string(state, "message")).withStatus(code == 0 ? 1 : code);
        }
    }

    /** Asks again and again, a second apart. */
    public static boolean poll(Call call, Duration atMost, java.util.function.BooleanSupplier done) {
        java.time.Instant until = call.now().plus(atMost);
        while (!done.getAsBoolean()) {
            if (!call.now().isBefore(until)) {
                return false;
            }
            call.in().simulation().sleep(Duration.ofSeconds(1));
        }
        return true;
    }

    private static KubeObject running(Call call, ResourceType pods, KubeObject pod, Duration atMost) {
        KubeObject[] last = {pod};
        boolean there = poll(call, atMost.isZero() ? Duration.ofMinutes(1) : atMost, () -> {
            last[0] = call.client().get(pods, pod.namespace(), pod.name());
            String phase = last[0].string("status", "phase");
            boolean ready = last[0].list("status", "containerStatuses").stream().anyMatch(s -> Tree.bool(s, "ready"));
            return phase.equals("Running") && ready || phase.equals("Succeeded") || phase.equals("Failed");
        });
        if (!there) {
            throw KubectlError.of("timed out waiting for the condition");
        }
        return last[0];
    }

    /** The container that is meant when none is named: the annotated default, or the first. */
    public static String container(KubeObject pod) {
        String named = pod.annotations().getOrDefault("kubectl.kubernetes.io/default-container", "");
        return named.isEmpty() ? Tree.string(pod.tree(), "spec", "containers", 0, "name") : named;
    }

    /** Sends the request with the call's streams; a process that fails ends the call with its exit status. */
    public static void converse(Call call, ApiRequest request) {
        boolean stdin = call.flags().flag("stdin");
        boolean tty = call.flags().flag("tty");
        Input in = stdin ? call.in().in() : Input.of(new byte[0]);
        Output err = tty ? call.out() : call.err();
        ApiResponse answer = call.client().stream(request, new Streams(in, call.out(), err, tty, call.in().screen()));
        Optional<Integer> code = exitCode(answer);
        if (code.isPresent()) {
            if (code.get() != 0) {
                throw KubectlError.raw("command terminated with exit code " + code.get()).withStatus(code.get());
            }
            return;
        }
        if (!answer.ok() || answer.object().string("status").equals("Failure")) {
            Status status = answer.status("POST");
            throw new ApiException(status);
        }
    }

    private static Optional<Integer> exitCode(ApiResponse answer) {
        if (!answer.object().string("reason").equals("NonZeroExitCode")) {
            return Optional.empty();
        }
        for (FieldError cause : answer.status("POST").causes()) {
            if (cause.message().matches("[0-9]+")) {
                return Optional.of(Integer.valueOf(cause.message()));
            }
        }
        return answer.object().list("details", "causes").stream().map(c -> Tree.string(c, "message")).filter(m -> m.matches("[0-9]+"))
                .map(Integer::valueOf).findFirst();
    }
}
