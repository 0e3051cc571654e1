package dev.ktutor.kube.server.admission;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.store.Store;
import dev.ktutor.sim.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives pods a service account, its pull secrets and its token. */
final class ServiceAccount implements Plugin {
    private static final String MOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";
    /** A token is asked for this long and renewed by the kubelet before (one hour and seven seconds, as upstream). */
    private static final long TOKEN_SECONDS = 3607;

    private final Store store;
    private final Chance chance;

    ServiceAccount(Store store, Chance chance) {
        this.store = store;
        this.chance = chance;
    }

    @Override
    public String name() {
        return "ServiceAccount";
    }

    @Override
    public KubeObject change(AdmissionRequest request) {
        KubeObject pod = request.object();
        if (!request.is(Operation.CREATE, "pods") || pod.annotations().containsKey("kubernetes.io/config.mirror")) {
            return pod;
        }
        String account = pod.string("spec", "serviceAccountName");
        if (account.isEmpty()) {
            account = "default";
            pod = pod.with(account, "spec", "serviceAccountName").with(account, "spec", "serviceAccount");
        }
        KubeObject found = store.get("/registry/serviceaccounts/" + request.namespace() + "/" + account);
        if (found == null) {
            throw request.forbidden(name(), "error looking up service account " + request.namespace() + "/" + account + ": serviceaccount \"" + account
                + "\" not found");
        }
        if (pod.list("spec", "imagePullSecrets").isEmpty() && !found.list("imagePullSecrets").isEmpty()) {
            pod = pod.with(found.list("imagePullSecrets"), "spec", "imagePullSecrets");
        }
        Object own = pod.at("spec", "automountServiceAccountToken");
        Object accounts = found.at("automountServiceAccountToken");
        boolean mount = own != null ? Boolean.TRUE.equals(own) : !Boolean.FALSE.equals(accounts);
        return mount ? mounted(pod) : pod;
    }

    private KubeObject mounted(KubeObject pod) {
        String volume = "kube-api-access-" + chance.nameSuffix(5);
        boolean any = false;
        KubeObject changed = pod;
        for (String containers : List.of("initContainers", "containers")) {
            List<Object> list = pod.list("spec", containers);
            for (int i = 0; i < list.size(); i++) {
                List<Object> mounts = Tree.list(list.get(i), "volumeMounts");
                if (mounts.stream().noneMatch(mount -> Tree.string(mount, "mountPath").equals(MOUNT))) {
                    List<Object> more = new ArrayList<>(mounts);
                    more.add(Tree.of("name", volume, "readOnly", true, "mountPath", MOUNT));
                    changed = changed.with(more, "spec", containers, i, "volumeMounts");
                    any = true;
                }
            }
        }
        if (!any) {
            return pod;
        }
        List<Object> volumes = new ArrayList<>(pod.list("spec", "volumes"));
        volumes.add(Tree.of("name", volume, "projected", Tree.of("sources", sources(), "defaultMode", 420L)));
        return changed.with(volumes, "spec", "volumes");
    }

    private static List<Object> sources() {
        Map<String, Object> token = Tree.of("serviceAccountToken", Tree.of("expirationSeconds", TOKEN_SECONDS, "path", "token"));
        Map<String, Object> authority = Tree.of("configMap", Tree.of("name", "kube-root-ca.crt", "items", List.of(Tree.of("key", "ca.crt", "path", "ca.crt"))));
        Map<String, Object> namespace = Tree.of("downwardAPI", Tree.of("items",
            List.of(Tree.of("path", "namespace", "fieldRef", Tree.of("apiVersion", "v1", "fieldPath", "metadata.namespace")))));
        return List.of(token, authority, namespace);
    }
}
