package dev.ktutor.kube.server.registry.table;

import static dev.ktutor.kube.server.registry.table.Cells.orNone;
import static dev.ktutor.kube.server.registry.table.Cells.row;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Tables of the core group. */
final class CoreTables {
    private static final String ROLE = "node-role.kubernetes.io/";

    private CoreTables() { }

    static void addTo(Map<String, TableLayout> tables) {
        tables.put("pods", PodTable.LAYOUT);
        tables.put("namespaces", TableLayout.of("Name, Status, Age", (o, ages) -> row(o.name(), o.string("status", "phase"), ages.of(o))));
        tables.put("nodes", TableLayout.of("Name, Status, Roles, Age, Version, Internal-IP+, External-IP+, OS-Image+, Kernel-Version+, Container-Runtime+",
            CoreTables::node));
        tables.put("services", TableLayout.of("Name, Type, Cluster-IP, External-IP, Port(s), Age, Selector+", CoreTables::service));
        tables.put("configmaps", TableLayout.of("Name, Data, Age",
            (o, ages) -> row(o.name(), (long) (o.map("data").size() + o.map("binaryData").size()), ages.of(o))));
        tables.put("secrets", TableLayout.of("Name, Type, Data:integer, Age",
            (o, ages) -> row(o.name(), o.string("type"), (long) o.map("data").size(), ages.of(o))));
        tables.put("serviceaccounts", TableLayout.of("Name, Secrets, Age", (o, ages) -> row(o.name(), (long) o.list("secrets").size(), ages.of(o))));
        tables.put("events", TableLayout.of("Last Seen, Type, Reason, Object, Subobject+, Source+, Message, First Seen+, Count+, Name+", CoreTables::event));
        tables.put("endpoints", TableLayout.of("Name, Endpoints, Age", (o, ages) -> row(o.name(), endpoints(o), ages.of(o))));
        tables.put("componentstatuses", TableLayout.of("Name, Status, Message, Error", CoreTables::component));
        tables.put("limitranges", TableLayout.plain());
        tables.put("resourcequotas", TableLayout.of("Name, Request, Limit, Age", CoreTables::quota));
        tables.put("persistentvolumes", TableLayout.of("Name, Capacity, Access Modes, Reclaim Policy, Status, Claim, StorageClass, VolumeAttributesClass, Reason, Age, "
            + "VolumeMode+", CoreTables::volume));
        tables.put("persistentvolumeclaims", TableLayout.of("Name, Status, Volume, Capacity, Access Modes, StorageClass, VolumeAttributesClass, Age, VolumeMode+",
            CoreTables::claim));
        tables.put("podtemplates", TableLayout.of("Name, Containers, Images, Pod Labels", (o, ages) -> row(o.name(),
            Cells.containers(o, "name", "template", "spec"), Cells.containers(o, "image", "template", "spec"),
            Cells.labels(Tree.stringMap(o.at("template", "metadata", "labels"))))));
    }

    private static List<Object> node(KubeObject node, Ages ages) {
        String status = "Unknown";
        for (Object condition : node.list("status", "conditions")) {
            if (Tree.string(condition, "type").equals("Ready")) {
                status = Tree.string(condition, "status").equals("True") ? "Ready" : "NotReady";
            }
        }
        if (Boolean.TRUE.equals(node.at("spec", "unschedulable"))) {
            status += ",SchedulingDisabled";
        }
        TreeSet<String> roles = new TreeSet<>();
        node.labels().forEach((key, value) -> {
            if (key.startsWith(ROLE) && key.length() > ROLE.length()) {
                roles.add(key.substring(ROLE.length()));
            } else if (key.equals("kubernetes.io/role") && !value.isEmpty()) {
                roles.add(value);
            }
        });
        return row(node.name(), status, orNone(String.join(",", roles)), ages.of(node), node.string("status", "nodeInfo", "kubeletVersion"),
            address(node, "InternalIP"), address(node, "ExternalIP"), info(node, "osImage"), info(node, "kernelVersion"), info(node, "containerRuntimeVersion"));
    }

    private static String address(KubeObject node, String type) {
        return node.list("status", "addresses").stream().filter(each -> Tree.string(each, "type").equals(type)).findFirst()
            .map(each -> Tree.string(each, "address")).orElse("<none>");
    }

    private static String info(KubeObject node, String field) {
        String value = node.string("status", "nodeInfo", field);
        return value.isEmpty() ? "<unknown>" : value;
    }

    private static List<Object> service(KubeObject service, Ages ages) {
        String type = service.string("spec", "type");
        List<Object> addresses = service.list("spec", "clusterIPs");
        List<String> ports = new ArrayList<>();
        for (Object port : service.list("spec", "ports")) {
            long nodePort = Tree.longValue(port, "nodePort");
            ports.add(Tree.longValue(port, "port") + (nodePort > 0 ? ":" + nodePort : "") + "/" + Tree.string(port, "protocol"));
        }
        return row(service.name(), type, addresses.isEmpty() ? "<none>" : addresses.get(0), external(service, type), orNone(String.join(",", ports)),
            ages.of(service), Cells.labels(Tree.stringMap(service.at("spec", "selector"))));
    }

    private static String external(KubeObject service, String type) {
        List<Object> addresses = new ArrayList<>();
        if (type.equals("ExternalName")) {
            return service.string("spec", "externalName");
        }
        if (type.equals("LoadBalancer")) {
            for (Object ingress : service.list("status", "loadBalancer", "ingress")) {
                String ip = Tree.string(ingress, "ip");
                addresses.add(ip.isEmpty() ? Tree.string(ingress, "hostname") : ip);
            }
        }
        addresses.addAll(service.list("spec", "externalIPs"));
        return addresses.isEmpty() ? type.equals("LoadBalancer") ? "<pending>" : "<none>" : Cells.joined(addresses, ",");
    }

    private static List<Object> event(KubeObject event, Ages ages) {
        boolean newer = event.at("regarding") != null;
        String prefix = newer ? "deprecated" : "";
        String firstKey = newer ? prefix + "FirstTimestamp" : "firstTimestamp";
        String lastKey = newer ? prefix + "LastTimestamp" : "lastTimestamp";
        Object involved = event.at(newer ? "regarding" : "involvedObject");
        String first = ages.since(event.at(firstKey) == null ? event.at("eventTime") : event.at(firstKey));
        String last = event.at(lastKey) == null ? first : ages.since(event.at(lastKey));
        long count = Math.max(1, event.number(newer ? "deprecatedCount" : "count"));
        if (event.at("series") != null) {
            last = ages.since(event.at("series", "lastObservedTime"));
            count = event.number("series", "count");
        }
        String kind = Tree.string(involved, "kind").toLowerCase(Locale.ROOT);
        String name = Tree.string(involved, "name");
        Object source = event.at(newer ? "deprecatedSource" : "source");
        String component = Tree.string(source, "component");
        if (component.isEmpty()) {
            component = event.string(newer ? "reportingController" : "reportingComponent");
        }
        String host = Tree.string(source, "host");
        if (host.isEmpty()) {
            host = event.string("reportingInstance");
        }
        return row(last, event.string("type"), event.string("reason"), name.isEmpty() ? kind : kind + "/" + name, Tree.string(involved, "fieldPath"),
            host.isEmpty() ? component : component + ", " + host, event.string(newer ? "note" : "message").strip(), first, count, event.name());
    }

    private static String endpoints(KubeObject object) {
        List<Object> all = new ArrayList<>();
        for (Object subset : object.list("subsets")) {
            List<Object> ports = Tree.list(subset, "ports");
            for (Object address : Tree.list(subset, "addresses")) {
                if (ports.isEmpty()) {
                    all.add(Tree.string(address, "ip"));
                }
                for (Object port : ports) {
                    all.add(Tree.string(address, "ip") + ":" + Tree.longValue(port, "port"));
                }
            }
        }
        return atMostThree(all);
    }

    static String atMostThree(List<Object> all) {
        if (all.isEmpty()) {
            return "<none>";
        }
        String shown = Cells.joined(all.subList(0, Math.min(3, all.size())), ",");
        return all.size() > 3 ? shown + " + " + (all.size() - 3) + " more..." : shown;
    }

    private static List<Object> component(KubeObject object, Ages ages) {
        Object condition = object.at("conditions", 0);
        String status = Tree.string(condition, "status").equals("True") ? "Healthy" : Tree.string(condition, "status").equals("False") ? "Unhealthy" : "Unknown";
        return row(object.name(), status, Tree.string(condition, "message"), Tree.string(condition, "error"));
    }

    private static List<Object> quota(KubeObject quota, Ages ages) {
        List<String> requests = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        Map<String, Object> hard = Tree.map(Tree.sorted(quota.map("status", "hard")));
        hard.forEach((resource, amount) -> {
            String text = resource + ": " + quota.string("status", "used", resource) + "/" + amount;
            (resource.startsWith("limits.") ? limits : requests).add(text);
        });
        return row(quota.name(), String.join(", ", requests), String.join(", ", limits), ages.of(quota));
    }

    private static List<Object> volume(KubeObject volume, Ages ages) {
        Object claim = volume.at("spec", "claimRef");
        String phase = volume.deleting() ? "Terminating" : volume.string("status", "phase");
        return row(volume.name(), volume.string("spec", "capacity", "storage"), modes(volume.list("spec", "accessModes")),
            volume.string("spec", "persistentVolumeReclaimPolicy"), phase, claim == null ? "" : Tree.string(claim, "namespace") + "/" + Tree.string(claim, "name"),
            volume.string("spec", "storageClassName"), unset(volume.string("spec", "volumeAttributesClassName")), volume.string("status", "reason"), ages.of(volume),
            unset(volume.string("spec", "volumeMode")));
    }

    private static List<Object> claim(KubeObject claim, Ages ages) {
        String phase = claim.deleting() ? "Terminating" : claim.string("status", "phase");
        boolean bound = !claim.string("spec", "volumeName").isEmpty();
        return row(claim.name(), phase, claim.string("spec", "volumeName"), bound ? claim.string("status", "capacity", "storage") : "",
            bound ? modes(claim.list("status", "accessModes")) : "", claim.string("spec", "storageClassName"),
            unset(claim.string("spec", "volumeAttributesClassName")), ages.of(claim), unset(claim.string("spec", "volumeMode")));
    }

    private static String unset(String text) {
        return text.isEmpty() ? "<unset>" : text;
    }

    private static String modes(List<Object> modes) {
        List<String> shown = new ArrayList<>();
        String[][] names = {{"ReadWriteOnce", "RWO"}, {"ReadOnlyMany", "ROX"}, {"ReadWriteMany", "RWX"}, {"ReadWriteOncePod", "RWOP"}};
        for (String[] name : names) {
            if (modes.contains(name[0])) {
                shown.add(name[1]);
            }
        }
        return String.join(",", shown);
    }
}
