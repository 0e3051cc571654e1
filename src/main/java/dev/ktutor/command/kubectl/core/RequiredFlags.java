package dev.ktutor.command.kubectl.core;

import java.util.List;
import java.util.Map;

/** Flags without which a command does not begin (cobra's MarkFlagRequired). */
public final class RequiredFlags {
    private static final Map<String, List<String>> TABLE = Map.of(
            "kubectl scale", List.of("replicas"), "kubectl create deployment", List.of("image"),
            "kubectl create clusterrolebinding", List.of("clusterrole"), "kubectl create cronjob", List.of("image", "schedule"),
            "kubectl create service externalname", List.of("external-name"), "kubectl run", List.of("image"),
            "kubectl autoscale", List.of("max"), "kubectl kuberc set", List.of("section"));

    private RequiredFlags() { }

    /** Those of a command. */
    public static List<String> of(String path) {
        return TABLE.getOrDefault(path, List.of());
    }

    /** Complains of those that are missing. */
    public static void check(Call call) {
        List<String> missing = TABLE.getOrDefault(call.spec().path(), List.of()).stream().filter(flag -> !call.flags().changed(flag)).toList();
        if (!missing.isEmpty()) {
            throw KubectlError.of("required flag(s) \"" + String.join("\", \"", missing) + "\" not set");
        }
    }
}
