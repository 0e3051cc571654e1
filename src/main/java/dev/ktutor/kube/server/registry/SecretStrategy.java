package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.KubeObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets: stringData becomes data, and each type has keys it must have. */
record SecretStrategy() implements Strategy {
    private static final int DATA_BYTES = 1 << 20;
    private static final Map<String, List<String>> REQUIRED = Map.of("kubernetes.io/dockercfg", List.of(".dockercfg"),
        "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"), "kubernetes.io/ssh-auth", List.of("ssh-privatekey"),
        "kubernetes.io/tls", List.of("tls.crt", "tls.key"));

    @Override
    public KubeObject defaults(KubeObject secret) {
        KubeObject filled = secret.string("type").isEmpty() ? secret.with("Opaque", "type") : secret;
        Map<String, Object> strings = filled.map("stringData");
        if (!strings.isEmpty()) {
            Map<String, Object> data = new LinkedHashMap<>(filled.map("data"));
            strings.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(String.valueOf(value).getBytes(StandardCharsets.UTF_8))));
            filled = filled.with(data, "data");
        }
        return filled.without("stringData");
    }

    @Override
    public List<FieldError> validate(KubeObject secret) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Object> data = secret.map("data");
        long size = 0;
        for (Map.Entry<String, Object> entry : data.entrySet()) {
            Formats.configKey(entry.getKey()).forEach(message -> errors.add(FieldError.invalid("data[" + entry.getKey() + "]", entry.getKey(), message)));
            size += String.valueOf(entry.getValue()).length() / 4 * 3;
        }
        if (size > DATA_BYTES) {
            errors.add(FieldError.tooLong("data", DATA_BYTES));
        }
        String type = secret.string("type");
        for (String key : REQUIRED.getOrDefault(type, List.of())) {
            if (!data.containsKey(key)) {
                errors.add(FieldError.required("data[" + key + "]", ""));
            } else if (key.startsWith(".docker")) {
                json(errors, key, Tree.string(data, key));
            }
        }
        if (type.equals("kubernetes.io/basic-auth") && !data.containsKey("username") && !data.containsKey("password")) {
            errors.add(FieldError.required("data[username]", ""));
            errors.add(FieldError.required("data[password]", ""));
        }
        if (type.equals("kubernetes.io/service-account-token") && secret.annotations().getOrDefault("kubernetes.io/service-account.name", "").isEmpty()) {
            errors.add(FieldError.required("metadata.annotations[kubernetes.io/service-account.name]", ""));
        }
        return errors;
    }

    private static void json(List<FieldError> errors, String key, String encoded) {
        try {
            Json.parse(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (JsonError malformed) {
            errors.add(FieldError.invalid("data[" + key + "]", "<secret contents redacted>", String.valueOf(malformed.getMessage())));
        }
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject secret, KubeObject old) {
        List<FieldError> errors = new ArrayList<>();
        if (!secret.string("type").equals(old.string("type"))) {
            errors.add(FieldError.invalid("type", secret.string("type"), "field is immutable"));
        }
        errors.addAll(SimpleStrategies.immutable(secret, old, "data"));
        errors.addAll(validate(secret));
        return errors;
    }

    @Override
    public @Nullable String selectable(KubeObject secret, String field) {
        return field.equals("type") ? secret.string("type") : null;
    }
}
