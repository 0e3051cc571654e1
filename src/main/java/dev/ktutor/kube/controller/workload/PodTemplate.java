package dev.ktutor.kube.controller.workload;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.controller.Owners;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pods made from a template, and the hash that tells templates apart. */
final class PodTemplate {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private PodTemplate() { }

    /** A pod from the owner's spec.template, with a generated name. */
    static KubeObject pod(KubeObject owner) {
        Map<String, Object> metadata = new LinkedHashMap<>(owner.map("spec", "template", "metadata"));
        metadata.remove("creationTimestamp");
        metadata.put("generateName", owner.name() + "-");
        metadata.put("namespace", owner.namespace());
        metadata.put("ownerReferences", List.of(Owners.referenceTo(owner)));
        return new KubeObject(Tree.of("apiVersion", "v1", "kind", "Pod", "metadata", metadata,
                "spec", owner.map("spec", "template", "spec")));
    }

    /** A hash over the template, in characters that are safe in names (FNV-1a, as Kubernetes hashes and encodes). */
    static String hash(KubeObject owner) {
        int hash = 0x811c9dc5;
        String text = Json.write(Tree.sorted(owner.at("spec", "template"))) + owner.number("status", "collisionCount");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * 0x01000193;
        }
        StringBuilder safe = new StringBuilder();
        for (char digit : Integer.toUnsignedString(hash).toCharArray()) {
            safe.append(ALPHABET.charAt(digit % ALPHABET.length()));
        }
        return safe.toString();
    }
}
