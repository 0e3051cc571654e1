package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a pod's specification must be like (kubernetes pkg/apis/core/validation, the essentials). */
final class PodRules {
    private static final List<String> VOLUME_OPTIONS = List.of("name");

    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Object> spec;
    private final String path;

    private PodRules(Map<String, Object> spec, String path) {
        this.spec = spec;
        this.path = path;
    }

    static List<FieldError> check(Map<String, Object> spec, String path) {
        PodRules rules = new PodRules(spec, path);
        rules.all();
        return rules.errors;
    }

    private void all() {
        Set<String> volumes = volumes();
        Set<String> names = new HashSet<>();
        if (Tree.list(spec, "containers").isEmpty()) {
            errors.add(FieldError.required(path + ".containers", ""));
        }
        for (String list : List.of("containers", "initContainers")) {
            List<Object> containers = Tree.list(spec, list);
            for (int i = 0; i < containers.size(); i++) {
                new ContainerRules(errors, Tree.map(containers.get(i)), path + "." + list + "[" + i + "]", volumes, names).check();
            }
        }
        oneOf("restartPolicy", List.of("Always", "OnFailure", "Never"));
        oneOf("dnsPolicy", List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"));
        if (Tree.longValue(spec, "terminationGracePeriodSeconds") < 0) {
            errors.add(FieldError.invalid(path + ".terminationGracePeriodSeconds", spec.get("terminationGracePeriodSeconds"), "must be greater than or equal to 0"));
        }
        named("nodeName");
        named("serviceAccountName");
        named("priorityClassName");
        String hostname = Tree.string(spec, "hostname");
        if (!hostname.isEmpty()) {
            Formats.label(hostname).forEach(message -> errors.add(FieldError.invalid(path + ".hostname", hostname, message)));
        }
        MetadataRules.labels(errors, Tree.map(spec, "nodeSelector"), path + ".nodeSelector");
        Object deadline = spec.get("activeDeadlineSeconds");
        if (deadline instanceof Long seconds && (seconds < 1 || seconds > Integer.MAX_VALUE)) {
            errors.add(FieldError.invalid(path + ".activeDeadlineSeconds", seconds, "must be between 1 and 2147483647, inclusive"));
        }
        tolerations();
    }

    private void oneOf(String field, List<String> supported) {
        String value = Tree.string(spec, field);
        if (value.isEmpty()) {
            errors.add(FieldError.required(path + "." + field, ""));
        } else if (!supported.contains(value)) {
            errors.add(FieldError.notSupported(path + "." + field, value, supported));
        }
    }

    private void named(String field) {
        String value = Tree.string(spec, field);
        if (!value.isEmpty()) {
            Formats.subdomain(value).forEach(message -> errors.add(FieldError.invalid(path + "." + field, value, message)));
        }
    }

    private Set<String> volumes() {
        Set<String> names = new HashSet<>();
        List<Object> volumes = Tree.list(spec, "volumes");
        for (int i = 0; i < volumes.size(); i++) {
            Map<String, Object> volume = Tree.map(volumes.get(i));
            String where = path + ".volumes[" + i + "]";
            String name = Tree.string(volume, "name");
            if (name.isEmpty()) {
                errors.add(FieldError.required(where + ".name", ""));
            } else {
                Formats.label(name).forEach(message -> errors.add(FieldError.invalid(where + ".name", name, message)));
                if (!names.add(name)) {
                    errors.add(FieldError.duplicate(where + ".name", name));
                }
            }
            List<String> sources = volume.keySet().stream().filter(key -> !VOLUME_OPTIONS.contains(key)).toList();
            for (String extra : sources.subList(Math.min(1, sources.size()), sources.size())) {
                errors.add(FieldError.forbidden(where + "." + extra, "may not specify more than 1 volume type"));
            }
            source(volume, where);
        }
        return names;
    }

    private void source(Map<String, Object> volume, String where) {
        required(volume, where, "secret", "secretName");
        required(volume, where, "configMap", "name");
        required(volume, where, "hostPath", "path");
        required(volume, where, "persistentVolumeClaim", "claimName");
        required(volume, where, "nfs", "server");
        required(volume, where, "nfs", "path");
    }

    private void required(Map<String, Object> volume, String where, String source, String field) {
        if (volume.get(source) instanceof Map<?, ?> inner && Tree.string(inner, field).isEmpty()) {
            errors.add(FieldError.required(where + "." + source + "." + field, ""));
        }
    }

    private void tolerations() {
        List<Object> tolerations = Tree.list(spec, "tolerations");
        for (int i = 0; i < tolerations.size(); i++) {
            Object toleration = tolerations.get(i);
            String where = path + ".tolerations[" + i + "]";
            String key = Tree.string(toleration, "key");
            String operator = Fields.or(Tree.string(toleration, "operator"), "Equal");
            if (!key.isEmpty()) {
                Formats.labelKey(key).forEach(message -> errors.add(FieldError.invalid(where + ".key", key, message)));
            } else if (!operator.equals("Exists")) {
                errors.add(FieldError.invalid(where + ".operator", Tree.string(toleration, "operator"),
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\""));
            }
            if (operator.equals("Exists") && !Tree.string(toleration, "value").isEmpty()) {
                errors.add(FieldError.invalid(where + ".operator", toleration, "value must be empty when `operator` is 'Exists'"));
            }
            if (!List.of("Exists", "Equal", "Lt", "Gt").contains(operator)) {
                errors.add(FieldError.notSupported(where + ".operator", operator, List.of("Equal", "Exists")));
            }
            String effect = Tree.string(toleration, "effect");
            if (!effect.isEmpty() && !List.of("NoSchedule", "PreferNoSchedule", "NoExecute").contains(effect)) {
                errors.add(FieldError.notSupported(where + ".effect", effect, List.of("NoSchedule", "PreferNoSchedule", "NoExecute")));
            }
        }
    }
}
