package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.ResourceBuilder.Target;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl describe}. */
public final class DescribeCommand implements Verb {
    private static final Describer GENERIC = new GenericDescriber();
    private static final Map<String, Describer> DESCRIBERS = Map.ofEntries(Map.entry("Pod", new PodDescriber()), Map.entry("Node", new NodeDescriber()),
            Map.entry("Secret", CoreDescribers::secret), Map.entry("ConfigMap", CoreDescribers::configMap),
            Map.entry("ServiceAccount", CoreDescribers::serviceAccount), Map.entry("Namespace", CoreDescribers::namespace),
            Map.entry("Service", CoreDescribers::service), Map.entry("Role", RbacDescribers::role), Map.entry("ClusterRole", RbacDescribers::role),
            Map.entry("RoleBinding", RbacDescribers::binding), Map.entry("ClusterRoleBinding", RbacDescribers::binding),
            Map.entry("NetworkPolicy", new NetworkPolicyDescriber()), Map.entry("CertificateSigningRequest", new CsrDescriber()),
            Map.entry("Deployment", WorkloadDescribers::deployment), Map.entry("ReplicaSet", WorkloadDescribers::replicaSet));

    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        boolean all = flags.flag("all-namespaces");
        String namespace = call.namespace();
        if (call.args().isEmpty() && flags.list("filename").isEmpty() && flags.text("kustomize").isEmpty()) {
            throw KubectlError.of("You must specify the type of resource to describe. Use \"kubectl api-resources\" for a complete list of supported resources.");
        }
        ResourceBuilder builder = new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().namespace(namespace, call.namespaceGiven())
                .allNamespaces(all).selector(flags.text("selector")).args(true, call.args());
        List<RuntimeException> errors = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        if (builder.fromFiles()) {
            builder.visitFiles(resource -> texts.add(text(call, call.client().get(resource.type(), resource.namespace(), resource.name()))), errors);
        } else {
            for (Target target : builder.targets()) {
                ResourceBuilder.attempt(errors, () -> objects(call, target).forEach(object -> texts.add(text(call, object))));
            }
        }
        call.out().print(String.join("\n\n", texts));
        if (texts.isEmpty() && errors.isEmpty()) {
            call.err().println(all ? "No resources found" : "No resources found in " + namespace + " namespace.");
        }
        if (!errors.isEmpty()) {
            throw KubectlError.many(errors);
        }
    }

    private static List<KubeObject> objects(Call call, Target target) {
        if (!target.single()) {
            return call.client().call(ResourceBuilder.listRequest(target)).items();
        }
        try {
            return List.of(call.client().get(target.type(), target.namespace(), target.name()));
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
            // A name may be the beginning of names.
            List<KubeObject> matching = call.client().list(target.type(), target.namespace()).stream()
                    .filter(object -> object.name().startsWith(target.name())).toList();
            if (matching.isEmpty()) {
                throw e;
            }
            return matching;
        }
    }

    private static String text(Call call, KubeObject object) {
        Page page = new Page();
        DESCRIBERS.getOrDefault(object.kind(), GENERIC).describe(call, object, page);
        return page.finish();
    }
}
