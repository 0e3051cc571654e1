package dev.ktutor.command.kubectl.describe;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Containers, volumes and tolerations: what pods and pod templates have in common. */
final class PodParts {
    private PodParts() { }

    /** A list of containers under its title. */
    static void containers(Page page, String title, List<Object> containers, List<Object> statuses, KubeObject pod, String space) {
        if (containers.isEmpty()) {
            page.line(0, space + title + ":", "<none>");
            return;
        }
        page.line(0, space + title + ":");
        for (Object container : containers) {
            Object status = statuses.stream().filter(s -> Tree.string(s, "name").equals(Tree.string(container, "name"))).findFirst().orElse(null);
            basics(page, container, status, space);
            words(page, "Command", Tree.strings(container, "command"));
            words(page, "Args", Tree.strings(container, "args"));
            if (status != null) {
                state(page, "State", Tree.map(status, "state"));
                if (Tree.at(status, "lastState", "terminated") != null) {
                    state(page, "Last State", Tree.map(status, "lastState"));
                }
                page.line(2, "Ready:", Tree.bool(status, "ready") ? "True" : "False");
                page.line(2, "Restart Count:", String.valueOf(Tree.longValue(status, "restartCount")));
            }
            resources(page, container);
            probes(page, container);
            environment(page, container, pod);
            mounts(page, container);
        }
    }

    private static void basics(Page page, Object container, @Nullable Object status, String space) {
        page.line(1, (space.isEmpty() ? "" : " ") + Tree.string(container, "name") + ":");
        if (status != null) {
            page.line(2, "Container ID:", Tree.string(status, "containerID"));
        }
        page.line(2, "Image:", Tree.string(container, "image"));
        if (status != null) {
            page.line(2, "Image ID:", Tree.string(status, "imageID"));
        }
        List<String> ports = new ArrayList<>();
        List<String> hostPorts = new ArrayList<>();
        for (Object port : Tree.list(container, "ports")) {
            String protocol = Tree.string(port, "protocol").isEmpty() ? "TCP" : Tree.string(port, "protocol");
            String name = Tree.string(port, "name").isEmpty() ? "" : " (" + Tree.string(port, "name") + ")";
            ports.add(Tree.longValue(port, "containerPort") + "/" + protocol + name);
            hostPorts.add(Tree.longValue(port, "hostPort") + "/" + protocol + name);
        }
        page.line(2, ports.size() > 1 ? "Ports:" : "Port:", Page.orNone(ports, ", "));
        page.line(2, ports.size() > 1 ? "Host Ports:" : "Host Port:", Page.orNone(hostPorts, ", "));
        String seccomp = Tree.string(container, "securityContext", "seccompProfile", "type");
        if (!seccomp.isEmpty()) {
            page.line(2, "SeccompProfile:", seccomp);
        }
    }

    private static void words(Page page, String title, List<String> words) {
        if (!words.isEmpty()) {
            page.line(2, title + ":");
            words.forEach(word -> word.lines().forEach(line -> page.line(3, line)));
        }
    }

    private static void state(Page page, String title, Map<String, Object> state) {
        if (state.get("running") != null) {
            page.line(2, title + ":", "Running").line(3, "Started:", Page.date(Tree.string(state, "running", "startedAt")));
        } else if (state.get("terminated") != null) {
            page.line(2, title + ":", "Terminated");
            optional(page, 3, "Reason:", Tree.string(state, "terminated", "reason"));
            optional(page, 3, "Message:", Tree.string(state, "terminated", "message"));
            page.line(3, "Exit Code:", String.valueOf(Tree.longValue(state, "terminated", "exitCode")));
            page.line(3, "Started:", Page.date(Tree.string(state, "terminated", "startedAt")));
            page.line(3, "Finished:", Page.date(Tree.string(state, "terminated", "finishedAt")));
        } else {
            page.line(2, title + ":", "Waiting");
            optional(page, 3, "Reason:", Tree.string(state, "waiting", "reason"));
        }
    }

    static void optional(Page page, int level, String title, String value) {
        if (!value.isEmpty()) {
            page.line(level, title, value);
        }
    }

    private static void resources(Page page, Object container) {
        for (String kind : List.of("limits", "requests")) {
            Map<String, Object> quantities = Tree.map(container, "resources", kind);
            if (!quantities.isEmpty()) {
                page.line(2, kind.equals("limits") ? "Limits:" : "Requests:");
                new TreeMap<>(quantities).forEach((name, quantity) -> page.line(3, name + ":", String.valueOf(quantity)));
            }
        }
    }

    private static void probes(Page page, Object container) {
        Map<String, String> probes = new java.util.LinkedHashMap<>();
        probes.put("livenessProbe", "Liveness:");
        probes.put("readinessProbe", "Readiness:");
        probes.put("startupProbe", "Startup:");
        probes.forEach((field, title) -> {
            Object probe = Tree.at(container, field);
            if (probe != null) {
                page.line(2, title, probe(probe));
            }
        });
    }

    private static String probe(Object probe) {
        String attributes = "delay=" + Tree.longValue(probe, "initialDelaySeconds") + "s timeout=" + Tree.longValue(probe, "timeoutSeconds")
                + "s period=" + Tree.longValue(probe, "periodSeconds") + "s #success=" + Tree.longValue(probe, "successThreshold")
                + " #failure=" + Tree.longValue(probe, "failureThreshold");
        if (Tree.at(probe, "exec") != null) {
            return "exec [" + String.join(" ", Tree.strings(probe, "exec", "command")) + "] " + attributes;
        }
        if (Tree.at(probe, "httpGet") != null) {
            return "http-get " + Tree.string(probe, "httpGet", "scheme").toLowerCase(java.util.Locale.ROOT) + "://" + Tree.string(probe, "httpGet", "host")
                    + ":" + Tree.at(probe, "httpGet", "port") + Tree.string(probe, "httpGet", "path") + " " + attributes;
        }
        if (Tree.at(probe, "tcpSocket") != null) {
            return "tcp-socket " + Tree.string(probe, "tcpSocket", "host") + ":" + Tree.at(probe, "tcpSocket", "port") + " " + attributes;
        }
        return (Tree.at(probe, "grpc") != null ? "grpc <pod>:" + Tree.longValue(probe, "grpc", "port") + " " + Tree.string(probe, "grpc", "service") : "unknown")
                + " " + attributes;
    }

    private static void environment(Page page, Object container, KubeObject pod) {
        List<Object> from = Tree.list(container, "envFrom");
        if (!from.isEmpty()) {
            page.line(2, "Environment Variables from:");
            for (Object source : from) {
                boolean map = Tree.at(source, "configMapRef") != null;
                String ref = map ? "configMapRef" : "secretRef";
                String prefix = Tree.string(source, "prefix");
                page.line(3, Tree.string(source, ref, "name"), (map ? "ConfigMap" : "Secret") + (prefix.isEmpty() ? "" : " with prefix '" + prefix + "'"),
                        "Optional: " + Tree.bool(source, ref, "optional"));
            }
        }
        List<Object> variables = Tree.list(container, "env");
        if (variables.isEmpty()) {
            page.line(2, "Environment:", "<none>");
            return;
        }
        page.line(2, "Environment:");
        for (Object variable : variables) {
            String name = Tree.string(variable, "name") + ":";
            Object source = Tree.at(variable, "valueFrom");
            if (source == null) {
                String[] lines = Tree.string(variable, "value").split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    page.line(3, i == 0 ? name : "", lines[i]);
                }
            } else if (Tree.at(source, "fieldRef") != null) {
                String path = Tree.string(source, "fieldRef", "fieldPath");
                String version = Tree.string(source, "fieldRef", "apiVersion");
                page.line(3, name, field(pod, path) + " (" + (version.isEmpty() ? "v1" : version) + ":" + path + ")");
            } else if (Tree.at(source, "secretKeyRef") != null) {
                page.line(3, name, "<set to the key '" + Tree.string(source, "secretKeyRef", "key") + "' in secret '"
                        + Tree.string(source, "secretKeyRef", "name") + "'>", "Optional: " + Tree.bool(source, "secretKeyRef", "optional"));
            } else if (Tree.at(source, "configMapKeyRef") != null) {
                page.line(3, name, "<set to the key '" + Tree.string(source, "configMapKeyRef", "key") + "' of config map '"
                        + Tree.string(source, "configMapKeyRef", "name") + "'>", "Optional: " + Tree.bool(source, "configMapKeyRef", "optional"));
            } else {
                page.line(3, name, " (" + Tree.string(source, "resourceFieldRef", "resource") + ")");
            }
        }
    }

    private static String field(KubeObject pod, String path) {
        return pod.string((Object[]) path.split("\\."));
    }

    private static void mounts(Page page, Object container) {
        List<Object> mounts = new ArrayList<>(Tree.list(container, "volumeMounts"));
        if (mounts.isEmpty()) {
            page.line(2, "Mounts:", "<none>");
            return;
        }
        page.line(2, "Mounts:");
        mounts.sort(Comparator.comparing(mount -> Tree.string(mount, "mountPath")));
        for (Object mount : mounts) {
            String sub = Tree.string(mount, "subPath");
            page.line(3, Tree.string(mount, "mountPath") + " from " + Tree.string(mount, "name") + " (" + (Tree.bool(mount, "readOnly") ? "ro" : "rw")
                    + (sub.isEmpty() ? "" : ",path=" + GoText.quote(sub)) + ")");
        }
    }

    /** The volumes of a pod. */
    static void volumes(Page page, List<Object> volumes, String space) {
        if (volumes.isEmpty()) {
            page.line(0, space + "Volumes:", "<none>");
            return;
        }
        page.line(0, space + "Volumes:");
        for (Object volume : volumes) {
            page.line(1, (space.isEmpty() ? "" : " ") + Tree.string(volume, "name") + ":");
            if (Tree.at(volume, "hostPath") != null) {
                page.line(2, "Type:", "HostPath (bare host directory volume)").line(2, "Path:", Tree.string(volume, "hostPath", "path"))
                        .line(2, "HostPathType:", Tree.string(volume, "hostPath", "type"));
            } else if (Tree.at(volume, "emptyDir") != null) {
                String limit = Tree.string(volume, "emptyDir", "sizeLimit");
                page.line(2, "Type:", "EmptyDir (a temporary directory that shares a pod's lifetime)").line(2, "Medium:", Tree.string(volume, "emptyDir", "medium"))
                        .line(2, "SizeLimit:", limit.isEmpty() ? "<unset>" : limit);
            } else if (Tree.at(volume, "secret") != null) {
                page.line(2, "Type:", "Secret (a volume populated by a Secret)").line(2, "SecretName:", Tree.string(volume, "secret", "secretName"))
                        .line(2, "Optional:", String.valueOf(Tree.bool(volume, "secret", "optional")));
            } else if (Tree.at(volume, "configMap") != null) {
                page.line(2, "Type:", "ConfigMap (a volume populated by a ConfigMap)").line(2, "Name:", Tree.string(volume, "configMap", "name"))
                        .line(2, "Optional:", String.valueOf(Tree.bool(volume, "configMap", "optional")));
            } else if (Tree.at(volume, "persistentVolumeClaim") != null) {
                page.line(2, "Type:", "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)")
                        .line(2, "ClaimName:", Tree.string(volume, "persistentVolumeClaim", "claimName"))
                        .line(2, "ReadOnly:", String.valueOf(Tree.bool(volume, "persistentVolumeClaim", "readOnly")));
            } else if (Tree.at(volume, "projected") != null) {
                projected(page, volume);
            } else {
                page.line(1, "<unknown>");
            }
        }
    }

    private static void projected(Page page, Object volume) {
        page.line(2, "Type:", "Projected (a volume that contains injected data from multiple sources)");
        for (Object source : Tree.list(volume, "projected", "sources")) {
            if (Tree.at(source, "secret") != null) {
                page.line(2, "SecretName:", Tree.string(source, "secret", "name")).line(2, "Optional:", String.valueOf(Tree.bool(source, "secret", "optional")));
            } else if (Tree.at(source, "downwardAPI") != null) {
                page.line(2, "DownwardAPI:", "true");
            } else if (Tree.at(source, "configMap") != null) {
                page.line(2, "ConfigMapName:", Tree.string(source, "configMap", "name"))
                        .line(2, "Optional:", String.valueOf(Tree.bool(source, "configMap", "optional")));
            } else if (Tree.at(source, "serviceAccountToken") != null) {
                page.line(2, "TokenExpirationSeconds:", String.valueOf(Tree.longValue(source, "serviceAccountToken", "expirationSeconds")));
            }
        }
    }

    /** What a pod tolerates. */
    static void tolerations(Page page, String title, List<Object> tolerations) {
        if (tolerations.isEmpty()) {
            page.text(title + ":\t<none>\n");
            return;
        }
        String before = title + ":\t";
        for (Object toleration : tolerations.stream().sorted(Comparator.comparing(t -> Tree.string(t, "key"))).toList()) {
            String key = Tree.string(toleration, "key");
            String value = Tree.string(toleration, "value");
            String effect = Tree.string(toleration, "effect");
            boolean exists = Tree.string(toleration, "operator").equals("Exists") && value.isEmpty();
            page.text(before + key + (value.isEmpty() ? "" : "=" + value) + (effect.isEmpty() ? "" : ":" + effect)
                    + (exists ? key.isEmpty() && effect.isEmpty() ? "op=Exists" : " op=Exists" : "")
                    + (Tree.at(toleration, "tolerationSeconds") == null ? "" : " for " + Tree.longValue(toleration, "tolerationSeconds") + "s") + "\n");
            before = "\t";
        }
    }

    /** A pod template within a workload. */
    static void template(Page page, KubeObject owner) {
        Object template = Tree.at(owner.tree(), "spec", "template");
        Object spec = Tree.at(template, "spec");
        KubeObject none = new KubeObject(Map.of());
        page.line(0, "Pod Template:");
        page.labels("  Labels", Tree.stringMap(template, "metadata", "labels"));
        if (!Tree.stringMap(template, "metadata", "annotations").isEmpty()) {
            page.annotations("  Annotations", Tree.stringMap(template, "metadata", "annotations"));
        }
        optional(page, 1, "Service Account:", Tree.string(spec, "serviceAccountName"));
        if (!Tree.list(spec, "initContainers").isEmpty()) {
            containers(page, "Init Containers", Tree.list(spec, "initContainers"), List.of(), none, "  ");
        }
        containers(page, "Containers", Tree.list(spec, "containers"), List.of(), none, "  ");
        volumes(page, Tree.list(spec, "volumes"), "  ");
        optional(page, 1, "Priority Class Name:", Tree.string(spec, "priorityClassName"));
        page.labels("  Node-Selectors", Tree.stringMap(spec, "nodeSelector"));
        tolerations(page, "  Tolerations", Tree.list(spec, "tolerations"));
    }
}
