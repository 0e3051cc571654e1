package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.print.HumanDuration;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.CertificateRequestFacts;
import java.time.Duration;
import java.util.List;

/** Certificate signing requests, with what is in the request itself. */
final class CsrDescriber implements Describer {
    @Override
    public void describe(Call call, KubeObject csr, Page page) {
        CertificateRequestFacts facts = CertificateRequestFacts.read(csr.string("spec", "request"));
        page.line(0, "Name:", csr.name()).line(0, "Labels:", CoreDescribers.selector(csr.labels()))
                .line(0, "Annotations:", CoreDescribers.selector(csr.annotations()))
                .line(0, "CreationTimestamp:", Page.date(csr.string("metadata", "creationTimestamp")))
                .line(0, "Requesting User:", csr.string("spec", "username"));
        PodParts.optional(page, 0, "Signer:", csr.string("spec", "signerName"));
        if (csr.at("spec", "expirationSeconds") != null) {
            page.line(0, "Requested Duration:", HumanDuration.of(Duration.ofSeconds(csr.number("spec", "expirationSeconds"))));
        }
        page.line(0, "Status:", status(csr)).line(0, "Subject:").line(0, "", "Common Name:", facts.commonName()).line(0, "", "Serial Number:", facts.serialNumber());
        list(page, "Organization", facts.organizations());
        list(page, "Organizational Unit", facts.organizationalUnits());
        list(page, "Country", facts.countries());
        list(page, "Locality", facts.localities());
        list(page, "Province", facts.provinces());
        if (!facts.dnsNames().isEmpty() || !facts.ipAddresses().isEmpty()) {
            page.line(0, "Subject Alternative Names:");
            list(page, "DNS Names", facts.dnsNames());
            list(page, "IP Addresses", facts.ipAddresses());
        }
        Events.describe(call, csr, page);
    }

    private static void list(Page page, String title, List<String> values) {
        if (!values.isEmpty()) {
            page.text("\t" + title + ":\t" + String.join("\n\t\t", values) + "\n");
        }
    }

    private static String status(KubeObject csr) {
        boolean approved = csr.list("status", "conditions").stream().anyMatch(c -> Tree.string(c, "type").equals("Approved"));
        boolean denied = csr.list("status", "conditions").stream().anyMatch(c -> Tree.string(c, "type").equals("Denied"));
        boolean failed = csr.list("status", "conditions").stream().anyMatch(c -> Tree.string(c, "type").equals("Failed"));
        String text = denied ? "Denied" : approved ? "Approved" : "Pending";
        return text + (failed ? ",Failed" : "") + (csr.string("status", "certificate").isEmpty() ? "" : ",Issued");
    }
}
