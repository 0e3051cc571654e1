package dev.ktutor.grade.kind;

import dev.ktutor.data.Tree;
import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the cluster holds a CertificateSigningRequest as asked: request, signer, usages, and how far it has come
 * ({@code state}: created, approved or issued).
 */
final class SigningRequestCheck implements CheckKind {

    @Override
    public String name() {
        return "signing-request";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("name", Need.REQUIRED, "key", Need.OPTIONAL, "common-name", Need.OPTIONAL, "organizations", Need.OPTIONAL,
                "signer", Need.OPTIONAL, "usages", Need.OPTIONAL, "state", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        Set<String> reasons = new TreeSet<>(new RequestCheck().reasons());
        reasons.addAll(List.of("csr.missing", "csr.wrong-signer", "csr.missing-usage", "csr.denied", "csr.failed",
                "csr.not-approved", "csr.not-issued"));
        return reasons;
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String name = arguments.text("name");
        Optional<KubeObject> found = evidence.object("certificatesigningrequests.certificates.k8s.io", "", name);
        if (found.isEmpty()) {
            return Finding.fails("csr.missing", "name", name,
                    "refused", evidence.lastRefusal("certificatesigningrequests").orElse(""));
        }
        KubeObject csr = found.get();
        Finding request = RequestCheck.examine(arguments, evidence, decode(csr.string("spec", "request")), name);
        if (request instanceof Finding.Fails) {
            return request;
        }
        String signer = csr.string("spec", "signerName");
        if (arguments.has("signer") && !signer.equals(arguments.text("signer"))) {
            return Finding.fails("csr.wrong-signer", "found", signer, "wanted", arguments.text("signer"));
        }
        List<String> usages = Tree.strings(csr.tree(), "spec", "usages");
        for (String usage : arguments.texts("usages")) {
            if (!usages.contains(usage)) {
                return Finding.fails("csr.missing-usage", "usage", usage, "found", String.join(", ", usages));
            }
        }
        return state(csr, arguments.text("state", "created"));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static Finding state(KubeObject csr, String wanted) {
        List<String> conditions = new ArrayList<>();
        for (Object condition : Tree.list(csr.tree(), "status", "conditions")) {
            String type = Tree.string(condition, "type");
            String message = Tree.string(condition, "message");
            conditions.add(type);
            if (type.equals("Denied")) {
                return Finding.fails("csr.denied", "name", csr.name(), "message", message);
            }
            if (type.equals("Failed")) {
                return Finding.fails("csr.failed", "name", csr.name(), "message", message);
            }
        }
        if (wanted.equals("created")) {
            return Finding.holds();
        }
        if (!conditions.contains("Approved")) {
            return Finding.fails("csr.not-approved", "name", csr.name());
        }
        boolean issued = !csr.string("status", "certificate").isEmpty();
        return wanted.equals("approved") || issued ? Finding.holds() : Finding.fails("csr.not-issued", "name", csr.name());
    }
}
