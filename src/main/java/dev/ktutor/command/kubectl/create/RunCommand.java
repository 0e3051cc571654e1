package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.Attachment;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl run}. */
public final class RunCommand implements Verb {
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::[0-9]+)?";
    /** An image's name as the distribution's reference grammar has it. */
    private static final String IMAGE = "(?:" + HOST + "/)?" + PART + "(?:/" + PART + ")*(?::[\\w][\\w.-]{0,127})?"
            + "(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?";

    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        if (call.args().isEmpty() || flags.argsBeforeDash() == 0) {
            throw KubectlError.usage(call, "NAME is required for run");
        }
        String image = flags.text("image");
        boolean attach = flags.flag("stdin") && !flags.changed("attach") || flags.flag("attach");
        DryRun dry = checked(call, image, attach);
        ObjectPrinter printer = OutputFormat.of(call, dry.of("created"));
        String name = call.args().get(0);
        Map<String, Object> labels = labels(flags.text("labels"));
        Map<String, Object> shown = labels.isEmpty() ? Map.of("run", name) : labels;
        List<KubeObject> objects = new ArrayList<>();
        Overrides overrides = Overrides.from(call);
        Map<String, Object> generated = pod(call, name, image, shown);
        new RestMapper(call).ensureServer();
        if (flags.flag("expose")) {
            objects.add(place(call, service(call, name, labels, shown), dry));
        }
        KubeObject pod = overrides.apply(new KubeObject(generated));
        KubeObject created = place(call, pod, dry);
        objects.add(created);
        if (attach) {
            Attachment.run(call, created);
            return;
        }
        // The real one prints a second line of dashes between service and pod: each object has a printer of its own before it.
        for (int i = 0; i < objects.size(); i++) {
            call.out().print((i > 0 && flags.text("output").equalsIgnoreCase("yaml") ? "---\n" : "") + printer.print(objects.get(i)));
        }
    }

    private static DryRun checked(Call call, String image, boolean attach) {
        ParsedFlags flags = call.flags();
        if (image.isEmpty()) {
            throw KubectlError.of("--image is required");
        }
        if (!image.matches(IMAGE)) {
            throw KubectlError.of("Invalid image name " + GoText.quote(image) + ": invalid reference format");
        }
        if (flags.flag("tty") && !flags.flag("stdin")) {
            throw KubectlError.usage(call, "-i/--stdin is required for containers with -t/--tty=true");
        }
        if (flags.flag("expose") && flags.text("port").isEmpty()) {
            throw KubectlError.usage(call, "--port must be set when exposing a service");
        }
        DryRun dry = DryRun.from(call);
        call.access().settings();
        call.namespace();
        if (flags.flag("rm") && !attach) {
            throw KubectlError.usage(call, "--rm should only be used for attached containers");
        }
        if (attach && dry != DryRun.NONE) {
            throw KubectlError.usage(call, "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)");
        }
        return dry;
    }

    private static KubeObject place(Call call, KubeObject object, DryRun dry) {
        if (dry != DryRun.CLIENT) {
            KubeObject sent = Generator.annotated(call, object.with(call.namespace(), "metadata", "namespace"));
            return Generator.create(call, ResourceTypes.of(sent).orElseThrow(), sent, dry, "kubectl-run");
        }
        KubeObject shown = call.namespaceGiven() ? object.with(call.namespace(), "metadata", "namespace") : object;
        return Generator.annotated(call, shown);
    }

    private static Map<String, Object> labels(String text) {
        Map<String, Object> labels = new TreeMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 || pair.indexOf('=', equals + 1) >= 0) {
                throw KubectlError.of("unexpected label spec: " + pair);
            }
            if (equals == 0) {
                throw KubectlError.of("unexpected empty label key");
            }
            labels.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return labels;
    }

    private static Map<String, Object> pod(Call call, String name, String image, Map<String, Object> labels) {
        ParsedFlags flags = call.flags();
        List<String> words = call.args().subList(1, call.args().size());
        boolean stdin = flags.flag("stdin");
        boolean command = flags.flag("command");
        String port = flags.text("port");
        Map<String, Object> annotations = new TreeMap<>();
        for (String pair : flags.list("annotations")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw KubectlError.of("invalid annotations format: " + pair);
            }
            annotations.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        Map<String, Object> container = Fields.of("name", name, "image", image, "command", command ? words : null, "args", command ? null : words,
                "ports", port.isEmpty() ? null : List.of(Map.of("containerPort", port(port))), "env", environment(flags), "resources", Map.of(),
                "imagePullPolicy", pullPolicy(call, flags.text("image-pull-policy")),
                "securityContext", flags.flag("privileged") ? Map.of("privileged", true) : null, "stdin", stdin ? Boolean.TRUE : null,
                "stdinOnce", stdin && !flags.flag("leave-stdin-open") ? Boolean.TRUE : null, "tty", flags.flag("tty") ? Boolean.TRUE : null);
        Map<String, Object> metadata = Fields.of("name", name, "labels", labels, "annotations", annotations.isEmpty() ? null : annotations);
        return Fields.of("kind", "Pod", "apiVersion", "v1", "metadata", metadata, "spec", Fields.of("containers", List.of(container),
                "restartPolicy", restartPolicy(call, flags.text("restart"), stdin), "dnsPolicy", "ClusterFirst"), "status", Map.of());
    }

    private static Long port(String port) {
        if (!port.matches("[-+]?[0-9]+")) {
            throw KubectlError.of("strconv.Atoi: parsing " + GoText.quote(port) + ": invalid syntax");
        }
        return Long.valueOf(port);
    }

    private static List<Object> environment(ParsedFlags flags) {
        List<Object> environment = new ArrayList<>();
        for (String pair : flags.list("env")) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || !pair.substring(0, equals).matches("[-._a-zA-Z][-._a-zA-Z0-9]*")) {
                throw KubectlError.of("invalid env: " + pair);
            }
            Map<String, Object> variable = Fields.of("name", pair.substring(0, equals), "value", pair.substring(equals + 1));
            environment.add(variable);
        }
        return environment;
    }

    private static String restartPolicy(Call call, String said, boolean stdin) {
        if (said.isEmpty()) {
            return stdin ? "OnFailure" : "Always";
        }
        if (!List.of("Always", "OnFailure", "Never").contains(said)) {
            throw KubectlError.usage(call, "invalid restart policy: " + said);
        }
        return said;
    }

    private static String pullPolicy(Call call, String said) {
        if (!said.isEmpty() && !List.of("Always", "IfNotPresent", "Never").contains(said)) {
            throw KubectlError.usage(call, "invalid image pull policy: " + said);
        }
        return said;
    }

    private static KubeObject service(Call call, String name, Map<String, Object> labels, Map<String, Object> selector) {
        Long port = port(call.flags().text("port"));
        Map<String, Object> ports = Fields.of("protocol", "TCP", "port", port, "targetPort", port);
        return new KubeObject(Fields.of("kind", "Service", "apiVersion", "v1",
                "metadata", Fields.of("name", name, "labels", labels.isEmpty() ? null : labels),
                "spec", Fields.of("ports", List.of(ports), "selector", selector), "status", Map.of("loadBalancer", Map.of())));
    }
}
