package dev.ktutor.kube.client;

import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.PkiException;
import dev.ktutor.text.ByteText;
import java.util.Base64;
import java.util.List;

/** What a PKCS#10 request says, for those who only show it. */
public record CertificateRequestFacts(String commonName, String serialNumber, List<String> organizations, List<String> organizationalUnits,
        List<String> countries, List<String> localities, List<String> provinces, List<String> dnsNames, List<String> ipAddresses) {

    /** Of the base64 text in a CertificateSigningRequest's spec; empty facts if it cannot be read. */
    public static CertificateRequestFacts read(String base64) {
        try {
            CertificateRequest request = CertificateRequest.parsePem(ByteText.decode(Base64.getMimeDecoder().decode(base64)));
            DistinguishedName name = request.subject();
            return new CertificateRequestFacts(request.commonName().orElse(""), String.join(",", name.all("2.5.4.5")), request.organizations(),
                    name.all("2.5.4.11"), name.all("2.5.4.6"), name.all("2.5.4.7"), name.all("2.5.4.8"), request.dnsNames(), request.ipAddresses());
        } catch (PkiException | IllegalArgumentException e) {
            return new CertificateRequestFacts("", "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
    }
}
