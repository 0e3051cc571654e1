package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.GoText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Services and ingresses. */
public final class NetworkMakers {
    private static final Pattern RULE = Pattern.compile(
            "^(?<host>[\\w\\*\\-\\.]*)(?<path>/.*)=(?<svcname>[\\w\\-]+):(?<svcport>[\\w\\-]+)(,(?<istls>tls)(=(?<secretname>[\\w\\-]+))?)?");

    private NetworkMakers() { }

    /** {@code create service} of a type. */
    public static Map<String, Object> service(Call call, String name, String type) {
        String address = call.flags().text("clusterip");
        List<String> tcp = call.flags().list("tcp");
        if (!address.equals("None") && tcp.isEmpty() && !type.equals("ExternalName")) {
            throw KubectlError.of("at least one tcp port specifier must be provided");
        }
        String external = call.flags().text("external-name");
        if (type.equals("ExternalName") && !Formats.subdomain(external).isEmpty()) {
            throw KubectlError.of("invalid service external name " + external);
        }
        List<Object> ports = new ArrayList<>();
        for (String port : tcp) {
            ports.add(port(port, call.flags().number("node-port")));
        }
        Map<String, String> labels = Map.of("app", name);
        Map<String, Object> spec = Fields.of("ports", ports, "selector", labels, "clusterIP", address, "type", type, "externalName", external);
        return Fields.with(Fields.head(call, "Service", "v1", name, labels), "spec", spec, "status", Map.of("loadBalancer", Map.of()));
    }

    private static Map<String, Object> port(String text, int nodePort) {
        String[] sides = text.split(":", -1);
        long port = number(sides[0]);
        Object target = port;
        if (sides.length > 1) {
            boolean numeric = sides[1].matches("[-+]?[0-9]+");
            List<String> wrong = numeric ? Formats.portNumber(Long.parseLong(sides[1])) : Formats.portName(sides[1]);
            if (!wrong.isEmpty()) {
                throw KubectlError.of(String.join(",", wrong));
            }
            target = numeric ? (Object) Long.valueOf(sides[1]) : sides[1];
        }
        return Fields.of("name", text.replace(':', '-'), "protocol", "TCP", "port", port, "targetPort", target,
                "nodePort", nodePort == 0 ? null : (Object) (long) nodePort);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]+")) {
            throw KubectlError.of("strconv.ParseUint: parsing " + GoText.quote(text) + ": invalid syntax");
        }
        if (text.length() > 5 || Long.parseLong(text) > 65535) {
            throw KubectlError.of("strconv.ParseUint: parsing " + GoText.quote(text) + ": value out of range");
        }
        return Long.parseLong(text);
    }

    /** {@code create ingress}. */
    public static Map<String, Object> ingress(Call call, String name) {
        List<String> rules = call.flags().list("rule");
        String backend = call.flags().text("default-backend");
        if (backend.isEmpty() && rules.isEmpty()) {
            throw KubectlError.of("not enough information provided: every ingress has to either specify a default-backend (which catches all traffic)"
                    + " or a list of rules (which catch specific paths)");
        }
        for (String rule : rules) {
            if (!RULE.matcher(rule).find()) {
                throw KubectlError.of("rule " + rule + " is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]");
            }
        }
        Map<String, Object> annotations = new TreeMap<>();
        for (String annotation : call.flags().list("annotation")) {
            if (!annotation.contains("=")) {
                throw KubectlError.of("annotation " + annotation + " is invalid and should be in format key=[value]");
            }
            annotations.put(annotation.substring(0, annotation.indexOf('=')), annotation.substring(annotation.indexOf('=') + 1));
        }
        if (!backend.isEmpty() && backend.split(":", -1).length != 2) {
            throw KubectlError.of("default-backend should be in format servicename:serviceport");
        }
        Map<String, Object> head = Fields.head(call, "Ingress", "networking.k8s.io/v1", name, null);
        Map<String, Object> metadata = new LinkedHashMap<>(dev.ktutor.data.Tree.map(head.get("metadata")));
        if (!annotations.isEmpty()) {
            metadata.put("annotations", annotations);
        }
        head.put("metadata", metadata);
        return Fields.with(head, "spec", Fields.of("ingressClassName", call.flags().text("class"),
                "defaultBackend", backend.isEmpty() ? null : backend(backend), "tls", tls(rules), "rules", hosts(rules)),
                "status", Map.of("loadBalancer", Map.of()));
    }

    private static Map<String, Object> backend(String service) {
        String[] sides = service.split(":", -1);
        Object port = CoreMakers.intOrString(sides[1]);
        return Map.of("service", Fields.of("name", sides[0], "port", port instanceof Long ? Map.of("number", port) : Map.of("name", port)));
    }

    private static List<Object> hosts(List<String> rules) {
        Map<String, List<Object>> paths = new LinkedHashMap<>();
        for (String rule : rules) {
            String body = rule.split(",", -1)[0];
            int slash = body.indexOf('/');
            String[] sides = body.substring(slash + 1).split("=", -1);
            String path = "/" + sides[0];
            boolean prefix = path.endsWith("*");
            paths.computeIfAbsent(body.substring(0, slash), host -> new ArrayList<>()).add(Fields.of(
                    "path", prefix ? path.substring(0, path.length() - 1) : path, "pathType", prefix ? "Prefix" : "Exact",
                    "backend", backend(sides[1])));
        }
        List<Object> hosts = new ArrayList<>();
        paths.forEach((host, list) -> hosts.add(Fields.of("host", host, "http", Map.of("paths", list))));
        return hosts;
    }

    private static List<Object> tls(List<String> rules) {
        Set<String> seen = new HashSet<>();
        Map<String, List<Object>> bySecret = new LinkedHashMap<>();
        for (String rule : rules) {
            String[] parts = rule.split(",", -1);
            if (parts.length != 2) {
                continue;
            }
            String host = rule.substring(0, rule.indexOf('/'));
            String[] secret = parts[1].split("=", -1);
            if (seen.add(host)) {
                List<Object> hosts = bySecret.computeIfAbsent(secret.length > 1 ? secret[1] : "", s -> new ArrayList<>());
                if (!host.isEmpty()) {
                    hosts.add(host);
                }
            }
        }
        List<Object> tls = new ArrayList<>();
        bySecret.forEach((secret, hosts) -> {
            if (!secret.isEmpty() || !hosts.isEmpty()) {
                tls.add(Fields.of("hosts", List.copyOf(hosts), "secretName", secret));
            }
        });
        return tls;
    }
}
