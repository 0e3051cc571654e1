package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Certificate signing requests: who asks is written down by the server, who approves changes only conditions. */
record CsrStrategy() implements Strategy {
    private static final List<String> USAGES = List.of("any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment",
        "decipher only", "digital signature", "email protection", "encipher only", "ipsec end system", "ipsec tunnel", "ipsec user", "key agreement",
        "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime", "server auth", "signing", "timestamping");

    @Override
    public KubeObject onCreate(KubeObject request, WriteContext context) {
        Map<String, Object> spec = new LinkedHashMap<>(request.map("spec"));
        List.of("username", "uid", "groups", "extra").forEach(spec::remove);
        context.user().toTree().forEach(spec::put);
        return request.with(spec, "spec").without("status");
    }

    @Override
    public KubeObject onUpdate(KubeObject request, KubeObject old, WriteContext context) {
        return request.with(old.at("spec"), "spec").with(old.at("status"), "status");
    }

    @Override
    public KubeObject onSubresource(String subresource, KubeObject request, KubeObject old, WriteContext context) {
        List<Object> conditions = new ArrayList<>();
        for (Object condition : request.list("status", "conditions")) {
            conditions.add(dated(Tree.mutable(condition), old, context));
        }
        KubeObject changed = conditions.isEmpty() ? old.without("status", "conditions") : old.with(conditions, "status", "conditions");
        if (subresource.equals("status") && !request.string("status", "certificate").isEmpty()) {
            changed = changed.with(request.string("status", "certificate"), "status", "certificate");
        }
        return changed;
    }

    private static Map<String, Object> dated(Map<String, Object> condition, KubeObject old, WriteContext context) {
        Object before = old.list("status", "conditions").stream().filter(each -> Tree.string(each, "type").equals(condition.get("type"))).findFirst().orElse(null);
        String now = Times.format(context.now());
        Fields.set(condition, "lastUpdateTime", now);
        boolean same = before != null && Tree.string(before, "status").equals(condition.get("status"));
        Fields.set(condition, "lastTransitionTime", same ? Tree.string(before, "lastTransitionTime") : now);
        return condition;
    }

    @Override
    public List<FieldError> validate(KubeObject request) {
        List<FieldError> errors = new ArrayList<>();
        String problem = problem(request.string("spec", "request"));
        if (!problem.isEmpty()) {
            errors.add(FieldError.invalid("spec.request", request.at("spec", "request"), problem));
        }
        List<Object> usages = request.list("spec", "usages");
        if (usages.isEmpty()) {
            errors.add(FieldError.required("spec.usages", ""));
        }
        for (int i = 0; i < usages.size(); i++) {
            if (!USAGES.contains(usages.get(i))) {
                errors.add(FieldError.notSupported("spec.usages[" + i + "]", usages.get(i), USAGES));
            }
        }
        for (int i = 0; i < usages.size(); i++) {
            if (usages.subList(0, i).contains(usages.get(i))) {
                errors.add(FieldError.duplicate("spec.usages[" + i + "]", usages.get(i)));
            }
        }
        String signer = request.string("spec", "signerName");
        if (signer.equals("kubernetes.io/legacy-unknown")) {
            errors.add(FieldError.invalid("spec.signerName", signer, "the legacy signerName is not allowed via this API version"));
        } else {
            signerName(errors, signer);
        }
        Object expiration = request.at("spec", "expirationSeconds");
        if (expiration instanceof Long seconds && seconds < 600) {
            errors.add(FieldError.invalid("spec.expirationSeconds", seconds, "may not specify a duration less than 600 seconds (10 minutes)"));
        }
        return errors;
    }

    private static String problem(String encoded) {
        String pem = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        try {
            List<Pem.Block> blocks = Pem.parseAll(pem);
            if (blocks.isEmpty() || !blocks.get(0).label().equals(CertificateRequest.LABEL)) {
                return "PEM block type must be CERTIFICATE REQUEST";
            }
            CertificateRequest parsed = CertificateRequest.parse(blocks.get(0).der());
            return parsed.isSelfConsistent() ? "" : "x509: signature verification failed";
        } catch (PkiException malformed) {
            return "asn1: structure error: " + malformed.getMessage();
        }
    }

    private static void signerName(List<FieldError> errors, String signer) {
        String path = "spec.signerName";
        if (signer.isEmpty()) {
            errors.add(FieldError.required(path, ""));
            return;
        }
        String[] parts = signer.split("/", -1);
        if (parts.length != 2) {
            errors.add(FieldError.invalid(path, signer, "must be a fully qualified domain and path of the form 'example.com/signer-name'"));
            return;
        }
        Formats.subdomain(parts[0]).forEach(message -> errors.add(FieldError.invalid(path, parts[0], "validating label \"" + parts[0] + "\": " + message)));
        if (!parts[0].contains(".")) {
            errors.add(FieldError.invalid(path, parts[0], "should be a domain with at least two segments separated by dots"));
        }
        if (parts[1].isEmpty()) {
            errors.add(FieldError.invalid(path, signer, "validating label \"" + parts[1] + "\": "
                + String.join(",", Formats.label(parts[1]))));
        }
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject request, KubeObject old) {
        return List.of();
    }

    @Override
    public List<FieldError> validateSubresource(String subresource, KubeObject request, KubeObject old) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> types = new HashSet<>();
        List<Object> conditions = request.list("status", "conditions");
        for (int i = 0; i < conditions.size(); i++) {
            String where = "status.conditions[" + i + "]";
            String type = Tree.string(conditions.get(i), "type");
            String status = Tree.string(conditions.get(i), "status");
            if (type.isEmpty()) {
                errors.add(FieldError.required(where + ".type", ""));
            }
            if (status.isEmpty()) {
                errors.add(FieldError.required(where + ".status", ""));
            } else if (!status.equals("True") && List.of("Approved", "Denied", "Failed").contains(type)) {
                errors.add(FieldError.notSupported(where + ".status", status, List.of("True")));
            }
            if (!types.add(type)) {
                errors.add(FieldError.duplicate(where + ".type", type));
            }
            if (type.equals("Approved") && types.contains("Denied") || type.equals("Denied") && types.contains("Approved")) {
                errors.add(FieldError.invalid(where + ".type", type, "Approved and Denied conditions are mutually exclusive"));
            }
        }
        transitions(errors, subresource, types, old);
        String before = old.string("status", "certificate");
        if (!before.isEmpty() && !before.equals(request.string("status", "certificate"))) {
            errors.add(FieldError.forbidden("status.certificate", "updates may not set certificate content if existing certificate content has been set"));
        }
        return errors;
    }

    private static void transitions(List<FieldError> errors, String subresource, Set<String> types, KubeObject old) {
        for (String type : List.of("Approved", "Denied", "Failed")) {
            boolean was = Conditions.has(old, type);
            if (was && !types.contains(type)) {
                errors.add(FieldError.forbidden("status.conditions", "updates may not remove a condition of type \"" + type + "\""));
            }
            if (!was && types.contains(type) && subresource.equals("status") && !type.equals("Failed")) {
                errors.add(FieldError.forbidden("status.conditions", "updates may not add a condition of type \"" + type + "\""));
            }
        }
    }

    @Override
    public List<String> nameErrors(String name) {
        return List.of();
    }

    @Override
    public boolean hasStatus() {
        return true;
    }

    @Override
    public @Nullable String selectable(KubeObject request, String field) {
        return field.equals("spec.signerName") ? request.string("spec", "signerName") : null;
    }
}
