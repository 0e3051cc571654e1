package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a file holds a certificate request (PKCS#10) with this subject, made with this key. */
final class RequestCheck implements CheckKind {

    @Override
    public String name() {
        return "request";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("file", Need.REQUIRED, "key", Need.OPTIONAL, "common-name", Need.OPTIONAL, "organizations", Need.OPTIONAL,
                "names", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("request.missing", "request.not-a-request", "request.bad-signature", "request.other-key",
                "request.wrong-name", "request.wrong-groups", "request.missing-san");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String file = arguments.text("file");
        Optional<byte[]> bytes = evidence.file(file);
        if (bytes.isEmpty()) {
            return Finding.fails("request.missing", "file", file);
        }
        return examine(arguments, evidence, bytes.get(), file);
    }

    /** The same questions to a request that is at hand. */
    static Finding examine(CheckArguments arguments, Evidence evidence, byte[] bytes, String file) {
        CertificateRequest request;
        try {
            request = CertificateRequest.parsePem(new String(bytes, StandardCharsets.UTF_8));
        } catch (PkiException e) {
            return Finding.fails("request.not-a-request", "file", file, "found", PemContent.describe(bytes));
        }
        if (!request.isSelfConsistent()) {
            return Finding.fails("request.bad-signature", "file", file);
        }
        Optional<Finding> subject = new SubjectQuestion("request", arguments).failure(request.subject(),
                AlternativeNames.of(request.dnsNames(), request.ipAddresses()));
        if (subject.isPresent()) {
            return subject.get();
        }
        String key = arguments.text("key");
        boolean same = key.isEmpty() || KeyFile.publicHalf(evidence, key).filter(request.publicKey()::equals).isPresent();
        return same ? Finding.holds() : Finding.fails("request.other-key", "file", file, "key", key);
    }
}
