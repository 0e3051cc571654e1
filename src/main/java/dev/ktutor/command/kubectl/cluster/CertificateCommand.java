package dev.ktutor.command.kubectl.cluster;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kubectl certificate approve} and {@code deny}.
 *
 * @param condition Approved or Denied
 */
public record CertificateCommand(String condition) implements Verb {
    @Override
    public void run(Call call) {
        String done = condition.toLowerCase(java.util.Locale.ROOT);
        ObjectPrinter printer = OutputFormat.of(call, done);
        boolean files = !call.flags().list("filename").isEmpty() || !call.flags().text("kustomize").isEmpty();
        if (call.args().isEmpty() && !files) {
            throw KubectlError.of("one or more CSRs must be specified as <name> or -f <filename>");
        }
        List<String> words = new ArrayList<>();
        if (!call.args().isEmpty()) {
            words.add("certificatesigningrequests.certificates.k8s.io");
            words.addAll(call.args());
        }
        int[] found = {0};
        new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().args(false, words).visitLatest(resource -> {
            KubeObject decided = decide(call, resource);
            found[0]++;
            call.out().print(printer.print(decided));
        });
        if (found[0] == 0) {
            call.out().println("No resources found");
        }
    }

    private KubeObject decide(Call call, Resource resource) {
        KubeObject csr = resource.object();
        if (!csr.kind().equals("CertificateSigningRequest")) {
            throw KubectlError.of("can only handle certificates.k8s.io/v1 certificate signing requests");
        }
        for (int attempt = 0;; attempt++) {
            List<Object> conditions = new ArrayList<>(csr.list("status", "conditions"));
            String opposite = condition.equals("Approved") ? "Denied" : "Approved";
            if (conditions.stream().anyMatch(c -> Tree.string(c, "type").equals(opposite))) {
                throw KubectlError.of("certificate signing request " + GoText.quote(csr.name()) + " is already " + opposite);
            }
            boolean already = conditions.stream().anyMatch(c -> Tree.string(c, "type").equals(condition));
            if (already && !call.flags().flag("force")) {
                return csr;
            }
            conditions.removeIf(c -> Tree.string(c, "type").equals(condition));
            String verb = condition.equals("Approved") ? "approve" : "deny";
            conditions.add(Tree.of("type", condition, "status", "True",
                    "reason", condition.equals("Approved") ? "KubectlApprove" : "KubectlDeny",
                    "message", "This CSR was " + condition.toLowerCase(java.util.Locale.ROOT) + " by kubectl certificate " + verb + ".",
                    "lastUpdateTime", call.now().truncatedTo(ChronoUnit.SECONDS).toString()));
            ApiResponse response = call.warned(call.client().send(ApiRequest.of("PUT", resource.path() + "/approval",
                    csr.with(conditions, "status", "conditions").tree())));
            if (response.ok()) {
                return response.object();
            }
            if (response.code() != 409 || attempt > 10) {
                throw new ApiException(response.status("PUT"));
            }
            csr = call.client().get(resource.type(), "", resource.name());
        }
    }
}
