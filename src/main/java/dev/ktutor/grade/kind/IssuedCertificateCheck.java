package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a file holds the certificate that was issued for a CertificateSigningRequest. */
final class IssuedCertificateCheck implements CheckKind {

    @Override
    public String name() {
        return "issued-certificate";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("file", Need.REQUIRED, "csr", Need.REQUIRED);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("csr.missing", "csr.not-issued", "certificate.missing", "certificate.not-a-certificate",
                "certificate.still-encoded", "issued.other");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String csr = arguments.text("csr");
        Optional<KubeObject> object = evidence.object("certificatesigningrequests.certificates.k8s.io", "", csr);
        if (object.isEmpty()) {
            return Finding.fails("csr.missing", "name", csr);
        }
        String issued = object.get().string("status", "certificate");
        if (issued.isEmpty()) {
            return Finding.fails("csr.not-issued", "name", csr);
        }
        String file = arguments.text("file");
        Optional<byte[]> bytes = evidence.file(file);
        if (bytes.isEmpty()) {
            return Finding.fails("certificate.missing", "file", file);
        }
        String held = PemContent.describe(bytes.get());
        if (!held.equals("certificate")) {
            return Finding.fails(held.equals("base64") ? "certificate.still-encoded" : "certificate.not-a-certificate",
                    "file", file, "found", held);
        }
        try {
            Certificate wanted = Certificate.parsePem(new String(Base64.getDecoder().decode(issued), StandardCharsets.UTF_8));
            boolean same = Certificate.parsePem(new String(bytes.get(), StandardCharsets.UTF_8)).equals(wanted);
            return same ? Finding.holds() : Finding.fails("issued.other", "file", file, "name", csr);
        } catch (PkiException e) {
            return Finding.fails("certificate.not-a-certificate", "file", file, "found", held);
        }
    }
}
