package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code kubectl expose}. */
public final class ExposeCommand implements Verb {
    private static final Set<String> KINDS = Set.of("Pod", "Service", "ReplicationController", "Deployment", "ReplicaSet");

    @Override
    public void run(Call call) {
        DryRun dry = DryRun.from(call);
        ObjectPrinter printer = OutputFormat.of(call, dry.of("exposed"));
        ResourceBuilder builder = new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().args(false, call.args());
        builder.visit(resource -> {
            if (!KINDS.contains(resource.object().kind())) {
                throw KubectlError.of("cannot expose a " + resource.object().groupVersionKind().groupKind());
            }
            KubeObject service = service(call, resource);
            if (dry != DryRun.CLIENT) {
                KubeObject sent = Generator.annotated(call, service.with(resource.namespace(), "metadata", "namespace"));
                service = Generator.create(call, ResourceTypes.of(sent).orElseThrow(), sent, dry, "kubectl-expose");
            }
            call.out().print(printer.print(service));
        });
    }

    private static KubeObject service(Call call, Resource resource) {
        ParsedFlags flags = call.flags();
        KubeObject object = resource.object();
        String name = flags.text("name").isEmpty() ? resource.name() : flags.text("name");
        name = name.length() > 63 ? name.substring(0, 63) : name;
        Map<String, Object> labels = new TreeMap<>(flags.text("labels").isEmpty() ? object.labels() : pairs(flags.text("labels")));
        Map<String, Object> spec = Fields.of("ports", ports(flags, object), "selector", selector(flags, object),
                "clusterIP", flags.text("cluster-ip"), "type", flags.text("type"),
                "externalIPs", flags.text("external-ip").isEmpty() ? null : List.of(flags.text("external-ip")),
                "sessionAffinity", flags.text("session-affinity"), "loadBalancerIP", flags.text("load-balancer-ip"));
        Map<String, Object> metadata = Fields.of("name", name, "namespace", call.namespaceGiven() ? call.namespace() : "",
                "labels", labels.isEmpty() ? null : labels);
        KubeObject service = new KubeObject(Fields.of("kind", "Service", "apiVersion", "v1", "metadata", metadata, "spec", spec,
                "status", Map.of("loadBalancer", Map.of())));
        return Overrides.from(call).apply(service);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw KubectlError.of("unexpected label spec: " + pair);
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    private static Map<String, Object> selector(ParsedFlags flags, KubeObject object) {
        if (!flags.text("selector").isEmpty()) {
            return new TreeMap<>(pairs(flags.text("selector")));
        }
        Map<String, Object> selector = switch (object.kind()) {
            case "Pod" -> new TreeMap<>(object.labels());
            case "Service", "ReplicationController" -> object.map("spec", "selector");
            default -> {
                if (!object.list("spec", "selector", "matchExpressions").isEmpty()) {
                    throw KubectlError.of("couldn't convert expressions - \"" + object.list("spec", "selector", "matchExpressions") + "\" to map-based selector format");
                }
                yield object.map("spec", "selector", "matchLabels");
            }
        };
        if (selector.isEmpty()) {
            throw KubectlError.of(object.kind().equals("Pod") ? "couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed"
                    : "couldn't retrieve selectors via --selector flag or introspection: invalid deployment: no selectors, therefore cannot be exposed");
        }
        return selector;
    }

    private static List<Object> ports(ParsedFlags flags, KubeObject object) {
        List<Object[]> found = new ArrayList<>();
        Object spec = object.kind().equals("Pod") ? object.at("spec") : object.at("spec", "template", "spec");
        if (object.kind().equals("Service")) {
            object.list("spec", "ports").forEach(p -> found.add(new Object[] {Tree.longValue(p, "port"), Tree.string(p, "protocol")}));
        } else {
            Tree.list(spec, "containers").forEach(c -> Tree.list(c, "ports").forEach(p ->
                    found.add(new Object[] {Tree.longValue(p, "containerPort"), Tree.string(p, "protocol")})));
        }
        String port = flags.text("port");
        if (!port.isEmpty()) {
            String protocol = found.isEmpty() ? "" : String.valueOf(found.get(0)[1]);
            found.clear();
            for (String each : port.split(",")) {
                if (!each.matches("[0-9]+")) {
                    throw KubectlError.of("strconv.Atoi: parsing " + dev.ktutor.kube.api.GoText.quote(each) + ": invalid syntax");
                }
                found.add(new Object[] {Long.valueOf(each), protocol});
            }
        }
        if (found.isEmpty()) {
            throw KubectlError.of("couldn't find port via --port flag or introspection");
        }
        List<Object> ports = new ArrayList<>();
        String target = flags.text("target-port");
        for (int i = 0; i < found.size(); i++) {
            String protocol = flags.text("protocol").isEmpty() ? String.valueOf(found.get(i)[1]) : flags.text("protocol");
            ports.add(Fields.of("name", found.size() > 1 ? "port-" + (i + 1) : "", "protocol", protocol.isEmpty() ? "TCP" : protocol, "port", found.get(i)[0],
                    "targetPort", target.isEmpty() ? found.get(i)[0] : CoreMakers.intOrString(target)));
        }
        return ports;
    }
}
