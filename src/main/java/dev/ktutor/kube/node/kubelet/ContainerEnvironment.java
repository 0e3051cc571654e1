package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.node.image.Image;
import dev.ktutor.text.ByteText;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out a container's environment: the image's, the services', envFrom, env with $(VAR) references. */
final class ContainerEnvironment {
    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\(([A-Za-z_.-][A-Za-z0-9_.-]*)\\))");

    private final KubeClient client;

    ContainerEnvironment(KubeClient client) {
        this.client = client;
    }

    /** All variables; fails with CreateContainerConfigError as the pod's status words it. */
    Map<String, String> of(KubeObject pod, Object container, Image image, List<KubeObject> services) throws Failure {
        Map<String, String> env = new LinkedHashMap<>(image.env());
        env.put("HOSTNAME", pod.string("spec", "hostname").isEmpty() ? pod.name() : pod.string("spec", "hostname"));
        Map<String, String> own = new LinkedHashMap<>();
        services(pod, services, own);
        for (Object source : Tree.list(container, "envFrom")) {
            from(pod, source, own);
        }
        for (Object entry : Tree.list(container, "env")) {
            String name = Tree.string(entry, "name");
            Object reference = Tree.at(entry, "valueFrom");
            String value = reference == null ? expand(Tree.string(entry, "value"), own) : value(pod, container, reference);
            if (value != null) {
                own.put(name, value);
            }
        }
        env.putAll(own);
        return env;
    }

    private void from(KubeObject pod, Object source, Map<String, String> env) throws Failure {
        String prefix = Tree.string(source, "prefix");
        boolean secret = Tree.at(source, "secretRef") != null;
        Object reference = Tree.at(source, secret ? "secretRef" : "configMapRef");
        KubeObject object = object(pod, secret, Tree.string(reference, "name"), Tree.bool(reference, "optional"));
        if (object != null) {
            Tree.stringMap(object.tree(), "data").forEach((key, value) -> env.put(prefix + key, secret ? decode(value) : value));
        }
    }

    private @org.jspecify.annotations.Nullable String value(KubeObject pod, Object container, Object reference) throws Failure {
        Object field = Tree.at(reference, "fieldRef");
        if (field != null) {
            return PodFields.value(pod, Tree.string(field, "fieldPath"));
        }
        Object resource = Tree.at(reference, "resourceFieldRef");
        if (resource != null) {
            String[] path = Tree.string(resource, "resource").split("\\.");
            return path.length == 2 ? String.valueOf(Tree.at(container, "resources", path[0], path[1])) : "0";
        }
        boolean secret = Tree.at(reference, "secretKeyRef") != null;
        Object key = Tree.at(reference, secret ? "secretKeyRef" : "configMapKeyRef");
        String name = Tree.string(key, "name");
        boolean optional = Tree.bool(key, "optional");
        KubeObject object = object(pod, secret, name, optional);
        Object value = object == null ? null : Tree.at(object.tree(), "data", Tree.string(key, "key"));
        if (value == null && !optional) {
            throw new Failure("CreateContainerConfigError", "couldn't find key " + Tree.string(key, "key") + " in " + (secret ? "Secret " : "ConfigMap ")
                    + pod.namespace() + "/" + name);
        }
        return value == null ? null : secret ? decode(String.valueOf(value)) : String.valueOf(value);
    }

    private @org.jspecify.annotations.Nullable KubeObject object(KubeObject pod, boolean secret, String name, boolean optional) throws Failure {
        try {
            return client.get(secret ? Kinds.SECRETS : Kinds.CONFIG_MAPS, pod.namespace(), name);
        } catch (ApiException e) {
            if (optional && e.status().code() == 404) {
                return null;
            }
            throw new Failure("CreateContainerConfigError", PodVolumes.named(e.status().message()));
        }
    }

    private static String decode(String base64) {
        return ByteText.decode(Base64.getMimeDecoder().decode(base64));
    }

    /** The variables of {@code docker --link} that services still get (k8s.io/kubernetes pkg/kubelet/envvars). */
    private static void services(KubeObject pod, List<KubeObject> services, Map<String, String> env) {
        boolean links = !Boolean.FALSE.equals(pod.at("spec", "enableServiceLinks"));
        for (KubeObject service : services) {
            boolean master = service.namespace().equals("default") && service.name().equals("kubernetes");
            String address = service.string("spec", "clusterIP");
            if (address.isEmpty() || address.equals("None") || !master && !(links && service.namespace().equals(pod.namespace()))) {
                continue;
            }
            String prefix = service.name().toUpperCase(Locale.ROOT).replace('-', '_');
            List<Object> ports = service.list("spec", "ports");
            env.put(prefix + "_SERVICE_HOST", address);
            for (int i = 0; i < ports.size(); i++) {
                Object port = ports.get(i);
                long number = Tree.longValue(port, "port");
                String protocol = Tree.string(port, "protocol").isEmpty() ? "TCP" : Tree.string(port, "protocol");
                if (i == 0) {
                    env.put(prefix + "_SERVICE_PORT", String.valueOf(number));
                    env.put(prefix + "_PORT", protocol.toLowerCase(Locale.ROOT) + "://" + address + ":" + number);
                }
                String name = Tree.string(port, "name");
                if (!name.isEmpty()) {
                    env.put(prefix + "_SERVICE_PORT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), String.valueOf(number));
                }
                String portPrefix = prefix + "_PORT_" + number + "_" + protocol;
                env.put(portPrefix, protocol.toLowerCase(Locale.ROOT) + "://" + address + ":" + number);
                env.put(portPrefix + "_PROTO", protocol.toLowerCase(Locale.ROOT));
                env.put(portPrefix + "_PORT", String.valueOf(number));
                env.put(portPrefix + "_ADDR", address);
            }
        }
    }

    /** Replaces $(VAR) by what is set already; $$ is a dollar sign (k8s.io/kubernetes third_party/forked/golang/expansion). */
    static String expand(String text, Map<String, String> env) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2);
            String value = name == null ? "$" : env.getOrDefault(name, matcher.group());
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(expanded).toString();
    }
}
