package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Secrets, config maps, service accounts, namespaces and services. */
final class CoreDescribers {
    private CoreDescribers() { }

    static void head(KubeObject object, Page page, boolean namespaced) {
        page.line(0, "Name:", object.name());
        if (namespaced) {
            page.line(0, "Namespace:", object.namespace());
        }
        page.labels("Labels", object.labels()).annotations("Annotations", object.annotations());
    }

    static void secret(Call call, KubeObject secret, Page page) {
        head(secret, page, true);
        page.text("\n").line(0, "Type:", secret.string("type")).text("\nData\n====\n");
        boolean token = secret.string("type").equals("kubernetes.io/service-account-token");
        new TreeMap<>(secret.map("data")).forEach((key, value) -> {
            byte[] bytes = Base64.getMimeDecoder().decode(String.valueOf(value));
            page.line(0, key + ":", token && key.equals("token") ? ByteText.decode(bytes) : bytes.length + " bytes");
        });
    }

    static void configMap(Call call, KubeObject map, Page page) {
        head(map, page, true);
        page.text("\nData\n====\n");
        new TreeMap<>(map.map("data")).forEach((key, value) -> page.text(key + ":\n----\n" + value + "\n\n"));
        page.text("\nBinaryData\n====\n");
        new TreeMap<>(map.map("binaryData")).forEach((key, value) ->
                page.text(key + ": " + Base64.getMimeDecoder().decode(String.valueOf(value)).length + " bytes\n"));
        page.text("\n");
        Events.describe(call, map, page);
    }

    static void serviceAccount(Call call, KubeObject account, Page page) {
        head(account, page, true);
        names(page, "Image pull secrets:", account.list("imagePullSecrets"));
        Events.describe(call, account, page);
    }

    private static void names(Page page, String title, List<Object> references) {
        if (references.isEmpty()) {
            page.line(0, title, "<none>");
        }
        String before = title;
        for (Object reference : references) {
            page.line(0, before, Tree.string(reference, "name"));
            before = "                   ";
        }
    }

    static void namespace(Call call, KubeObject namespace, Page page) {
        head(namespace, page, false);
        page.line(0, "Status:", namespace.string("status", "phase"));
        quotas(call, namespace, page);
        ApiResponse ranges = call.client().send(ApiRequest.of("GET", "/api/v1/namespaces/" + namespace.name() + "/limitranges"));
        if (ranges.ok()) {
            page.text("\n");
            if (ranges.object().items().isEmpty()) {
                page.text("No LimitRange resource.\n");
            } else {
                page.text("Resource Limits\n").line(0, " Type", "Resource", "Min", "Max", "Default Request", "Default Limit", "Max Limit/Request Ratio")
                        .line(0, " ----", "--------", "---", "---", "---------------", "-------------", "-----------------------");
                ranges.object().items().forEach(range -> limits(range, page));
            }
        }
    }

    private static void limits(KubeObject range, Page page) {
        for (Object item : range.list("spec", "limits")) {
            Map<String, Object> resources = new TreeMap<>();
            for (String column : List.of("min", "max", "default", "defaultRequest", "maxLimitRequestRatio")) {
                resources.putAll(Tree.map(item, column));
            }
            resources.keySet().forEach(name -> page.line(0, " " + Tree.string(item, "type"), name, or(item, "min", name), or(item, "max", name),
                    or(item, "defaultRequest", name), or(item, "default", name), or(item, "maxLimitRequestRatio", name)));
        }
    }

    private static String or(Object item, String column, String name) {
        Object value = Tree.at(item, column, name);
        return value == null ? "-" : String.valueOf(value);
    }

    private static void quotas(Call call, KubeObject namespace, Page page) {
        ApiResponse quotas = call.client().send(ApiRequest.of("GET", "/api/v1/namespaces/" + namespace.name() + "/resourcequotas"));
        if (!quotas.ok()) {
            return;
        }
        page.text("\n");
        if (quotas.object().items().isEmpty()) {
            page.text("No resource quota.\n");
            return;
        }
        page.text("Resource Quotas");
        for (KubeObject quota : quotas.object().items()) {
            page.text("\n").line(1, "Name:", quota.name()).line(1, "Resource", "Used", "Hard").line(1, "--------", "---", "---");
            new TreeMap<>(quota.map("spec", "hard")).forEach((name, hard) -> {
                String used = quota.string("status", "used", name);
                page.line(1, name, used.isEmpty() ? "0" : used, String.valueOf(hard));
            });
        }
    }

    static String selector(Map<String, String> labels) {
        return labels.isEmpty() ? "<none>" : new TreeMap<>(labels).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(","));
    }

    static void service(Call call, KubeObject service, Page page) {
        head(service, page, true);
        page.line(0, "Selector:", selector(Tree.stringMap(service.tree(), "spec", "selector"))).line(0, "Type:", service.string("spec", "type"));
        PodParts.optional(page, 0, "IP Family Policy:", service.string("spec", "ipFamilyPolicy"));
        page.line(0, "IP Families:", Page.orNone(Tree.strings(service.tree(), "spec", "ipFamilies"), ","));
        page.line(0, "IP:", service.string("spec", "clusterIP")).line(0, "IPs:", Page.orNone(Tree.strings(service.tree(), "spec", "clusterIPs"), ","));
        PodParts.optional(page, 0, "External IPs:", String.join(",", Tree.strings(service.tree(), "spec", "externalIPs")));
        PodParts.optional(page, 0, "External Name:", service.string("spec", "externalName"));
        ApiResponse slices = call.client().send(ApiRequest.of("GET", "/apis/discovery.k8s.io/v1/namespaces/" + service.namespace() + "/endpointslices")
                .withParam("labelSelector", "kubernetes.io/service-name=" + service.name()));
        for (Object port : service.list("spec", "ports")) {
            String name = Tree.string(port, "name");
            String shown = name.isEmpty() ? "<unset>" : name;
            String protocol = Tree.string(port, "protocol").isEmpty() ? "TCP" : Tree.string(port, "protocol");
            page.line(0, "Port:", shown, Tree.longValue(port, "port") + "/" + protocol).line(0, "TargetPort:", Tree.at(port, "targetPort") + "/" + protocol);
            if (Tree.longValue(port, "nodePort") != 0) {
                page.line(0, "NodePort:", shown, Tree.longValue(port, "nodePort") + "/" + protocol);
            }
            page.line(0, "Endpoints:", slices.ok() ? endpoints(slices.object().items(), name) : "<none>");
        }
        page.line(0, "Session Affinity:", service.string("spec", "sessionAffinity"));
        PodParts.optional(page, 0, "External Traffic Policy:", service.string("spec", "externalTrafficPolicy"));
        PodParts.optional(page, 0, "Internal Traffic Policy:", service.string("spec", "internalTrafficPolicy"));
        Events.describe(call, service, page);
    }

    private static String endpoints(List<KubeObject> slices, String portName) {
        if (slices.isEmpty()) {
            return "<none>";
        }
        List<String> addresses = new ArrayList<>();
        for (KubeObject slice : slices) {
            for (Object port : slice.list("ports")) {
                if (!Tree.string(port, "name").equals(portName)) {
                    continue;
                }
                for (Object endpoint : slice.list("endpoints")) {
                    if (!Boolean.FALSE.equals(Tree.at(endpoint, "conditions", "ready"))) {
                        addresses.add(Tree.string(endpoint, "addresses", 0) + ":" + Tree.longValue(port, "port"));
                    }
                }
            }
        }
        return addresses.size() <= 3 ? String.join(",", addresses) : String.join(",", addresses.subList(0, 3)) + " + " + (addresses.size() - 3) + " more...";
    }
}
