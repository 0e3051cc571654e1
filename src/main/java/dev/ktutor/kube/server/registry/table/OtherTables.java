package dev.ktutor.kube.server.registry.table;

import static dev.ktutor.kube.server.registry.table.Cells.orNone;
import static dev.ktutor.kube.server.registry.table.Cells.row;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables of certificates, access control, networking, storage and the rest. */
final class OtherTables {
    private OtherTables() { }

    static void addTo(Map<String, TableLayout> tables) {
        tables.put("certificatesigningrequests", TableLayout.of("Name, Age, SignerName, Requestor, RequestedDuration, Condition", OtherTables::request));
        tables.put("rolebindings", TableLayout.of("Name, Role, Age, Users+, Groups+, ServiceAccounts+", OtherTables::binding));
        tables.put("clusterrolebindings", TableLayout.of("Name, Role, Age, Users+, Groups+, ServiceAccounts+", OtherTables::binding));
        tables.put("networkpolicies", TableLayout.of("Name, Pod-Selector, Age", (o, ages) -> row(o.name(), Cells.selector(o.at("spec", "podSelector")), ages.of(o))));
        tables.put("endpointslices", TableLayout.of("Name, AddressType, Ports, Endpoints, Age", OtherTables::slice));
        tables.put("ingresses", TableLayout.of("Name, Class, Hosts, Address, Ports, Age", OtherTables::ingress));
        tables.put("ingressclasses", TableLayout.of("Name, Controller, Parameters, Age", (o, ages) -> row(o.name(), o.string("spec", "controller"),
            parameters(o), ages.of(o))));
        tables.put("storageclasses", TableLayout.of("Name, Provisioner, ReclaimPolicy, VolumeBindingMode, AllowVolumeExpansion, Age", OtherTables::storageClass));
        tables.put("priorityclasses", TableLayout.of("Name, Value, Global-Default, Age, PreemptionPolicy", (o, ages) -> row(o.name(), o.number("value"),
            Boolean.TRUE.equals(o.at("globalDefault")), ages.of(o), o.string("preemptionPolicy"))));
        tables.put("leases", TableLayout.of("Name, Holder, Age", (o, ages) -> row(o.name(), o.string("spec", "holderIdentity"), ages.of(o))));
        tables.put("runtimeclasses", TableLayout.of("Name, Handler, Age", (o, ages) -> row(o.name(), o.string("handler"), ages.of(o))));
        tables.put("servicecidrs", TableLayout.of("Name, CIDRs, Age", (o, ages) -> row(o.name(), Cells.joined(o.list("spec", "cidrs"), ","), ages.of(o))));
        tables.put("ipaddresses", TableLayout.of("Name, ParentRef, Age", (o, ages) -> row(o.name(), String.join("/",
            List.of(o.string("spec", "parentRef", "resource"), o.string("spec", "parentRef", "namespace"), o.string("spec", "parentRef", "name"))), ages.of(o))));
        for (String hooks : List.of("validatingwebhookconfigurations", "mutatingwebhookconfigurations")) {
            tables.put(hooks, TableLayout.of("Name, Webhooks:integer, Age", (o, ages) -> row(o.name(), (long) o.list("webhooks").size(), ages.of(o))));
        }
        tables.put("csinodes", TableLayout.of("Name, Drivers:integer, Age", (o, ages) -> row(o.name(), (long) o.list("spec", "drivers").size(), ages.of(o))));
        tables.put("flowschemas", TableLayout.of("Name, PriorityLevel, MatchingPrecedence:integer, DistinguisherMethod, Age, MissingPL", (o, ages) -> row(o.name(),
            o.string("spec", "priorityLevelConfiguration", "name"), o.number("spec", "matchingPrecedence"),
            orNone(o.string("spec", "distinguisherMethod", "type")), ages.of(o), "?")));
    }

    private static List<Object> request(KubeObject request, Ages ages) {
        String condition = has(request, "Denied") ? "Denied" : has(request, "Approved") ? "Approved" : "Pending";
        if (has(request, "Failed")) {
            condition += ",Failed";
        }
        if (!request.string("status", "certificate").isEmpty()) {
            condition += ",Issued";
        }
        Object duration = request.at("spec", "expirationSeconds");
        return row(request.name(), ages.of(request), orNone(request.string("spec", "signerName")), request.string("spec", "username"),
            duration instanceof Long seconds ? Ages.human(Duration.ofSeconds(seconds)) : "<none>", condition);
    }

    private static boolean has(KubeObject request, String type) {
        return request.list("status", "conditions").stream().anyMatch(each -> Tree.string(each, "type").equals(type));
    }

    private static List<Object> binding(KubeObject binding, Ages ages) {
        List<String> users = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (Object subject : binding.list("subjects")) {
            String name = Tree.string(subject, "name");
            switch (Tree.string(subject, "kind")) {
                case "User" -> users.add(name);
                case "Group" -> groups.add(name);
                default -> accounts.add(Tree.string(subject, "namespace") + "/" + name);
            }
        }
        return row(binding.name(), binding.string("roleRef", "kind") + "/" + binding.string("roleRef", "name"), ages.of(binding), String.join(", ", users),
            String.join(", ", groups), String.join(", ", accounts));
    }

    private static List<Object> slice(KubeObject slice, Ages ages) {
        List<Object> ports = new ArrayList<>();
        slice.list("ports").forEach(port -> ports.add(Tree.at(port, "port") == null ? "*" : String.valueOf(Tree.longValue(port, "port"))));
        List<Object> endpoints = new ArrayList<>();
        slice.list("endpoints").forEach(endpoint -> endpoints.addAll(Tree.list(endpoint, "addresses")));
        String none = "<unset>";
        return row(slice.name(), slice.string("addressType"), ports.isEmpty() ? none : CoreTables.atMostThree(ports),
            endpoints.isEmpty() ? none : CoreTables.atMostThree(endpoints), ages.of(slice));
    }

    private static List<Object> ingress(KubeObject ingress, Ages ages) {
        List<Object> hosts = new ArrayList<>();
        for (Object rule : ingress.list("spec", "rules")) {
            String host = Tree.string(rule, "host");
            if (!host.isEmpty()) {
                hosts.add(host);
            }
        }
        List<Object> addresses = new ArrayList<>();
        for (Object each : ingress.list("status", "loadBalancer", "ingress")) {
            addresses.add(Tree.string(each, "ip").isEmpty() ? Tree.string(each, "hostname") : Tree.string(each, "ip"));
        }
        return row(ingress.name(), orNone(ingress.string("spec", "ingressClassName")), hosts.isEmpty() ? "*" : CoreTables.atMostThree(hosts),
            Cells.joined(addresses, ","), ingress.list("spec", "tls").isEmpty() ? "80" : "80, 443", ages.of(ingress));
    }

    private static String parameters(KubeObject object) {
        Object parameters = object.at("spec", "parameters");
        if (parameters == null) {
            return "<none>";
        }
        String group = Tree.string(parameters, "apiGroup");
        return Tree.string(parameters, "kind") + (group.isEmpty() ? "" : "." + group) + "/" + Tree.string(parameters, "name");
    }

    private static List<Object> storageClass(KubeObject object, Ages ages) {
        boolean standard = "true".equals(object.annotations().get("storageclass.kubernetes.io/is-default-class"));
        return row(object.name() + (standard ? " (default)" : ""), object.string("provisioner"), object.string("reclaimPolicy"),
            object.string("volumeBindingMode"), Cells.yesNo(Boolean.TRUE.equals(object.at("allowVolumeExpansion"))), ages.of(object));
    }
}
