package dev.ktutor.kube.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every resource that a v1.36 cluster made by kubeadm serves, in the order of {@code kubectl api-resources}. */
public final class ResourceTypes {
    /**
     * Group and version on a line of its own; then plural, short names or -, kind, scope (n namespaced, c cluster),
     * verbs (see {@link #verbs}), categories or -, subresources or -.
     */
    private static final String TABLE = """
        v1
        bindings               -       Binding               n create  -   -
        componentstatuses      cs      ComponentStatus       c read    -   -
        configmaps             cm      ConfigMap             n all     -   -
        endpoints              ep      Endpoints             n all     -   -
        events                 ev      Event                 n all     -   -
        limitranges            limits  LimitRange            n all     -   -
        namespaces             ns      Namespace             c single  -   finalize,status
        nodes                  no      Node                  c all     -   proxy,status
        persistentvolumeclaims pvc     PersistentVolumeClaim n all     -   status
        persistentvolumes      pv      PersistentVolume      c all     -   status
        pods                   po      Pod                   n all     all attach,binding,ephemeralcontainers,eviction,exec,log,portforward,proxy,resize,status
        podtemplates           -       PodTemplate           n all     -   -
        replicationcontrollers rc      ReplicationController n all     all scale,status
        resourcequotas         quota   ResourceQuota         n all     -   status
        secrets                -       Secret                n all     -   -
        serviceaccounts        sa      ServiceAccount        n all     -   token
        services               svc     Service               n all     all proxy,status
        admissionregistration.k8s.io/v1
        mutatingadmissionpolicies         - MutatingAdmissionPolicy          c all api-extensions -
        mutatingadmissionpolicybindings   - MutatingAdmissionPolicyBinding   c all api-extensions -
        mutatingwebhookconfigurations     - MutatingWebhookConfiguration     c all api-extensions -
        validatingadmissionpolicies       - ValidatingAdmissionPolicy        c all api-extensions status
        validatingadmissionpolicybindings - ValidatingAdmissionPolicyBinding c all api-extensions -
        validatingwebhookconfigurations   - ValidatingWebhookConfiguration   c all api-extensions -
        apiextensions.k8s.io/v1
        customresourcedefinitions crd,crds CustomResourceDefinition c all api-extensions status
        apiregistration.k8s.io/v1
        apiservices - APIService c all api-extensions status
        apps/v1
        controllerrevisions - ControllerRevision n all - -
        daemonsets   ds     DaemonSet   n all all status
        deployments  deploy Deployment  n all all scale,status
        replicasets  rs     ReplicaSet  n all all scale,status
        statefulsets sts    StatefulSet n all all scale,status
        authentication.k8s.io/v1
        selfsubjectreviews - SelfSubjectReview c create - -
        tokenreviews       - TokenReview       c create - -
        authorization.k8s.io/v1
        localsubjectaccessreviews - LocalSubjectAccessReview n create - -
        selfsubjectaccessreviews  - SelfSubjectAccessReview  c create - -
        selfsubjectrulesreviews   - SelfSubjectRulesReview   c create - -
        subjectaccessreviews      - SubjectAccessReview      c create - -
        autoscaling/v2
        horizontalpodautoscalers hpa HorizontalPodAutoscaler n all all status
        batch/v1
        cronjobs cj CronJob n all all status
        jobs     -  Job     n all all status
        certificates.k8s.io/v1
        certificatesigningrequests csr CertificateSigningRequest c all - approval,status
        coordination.k8s.io/v1
        leases - Lease n all - -
        discovery.k8s.io/v1
        endpointslices - EndpointSlice n all - -
        events.k8s.io/v1
        events ev Event n all - -
        flowcontrol.apiserver.k8s.io/v1
        flowschemas                 - FlowSchema                 c all - status
        prioritylevelconfigurations - PriorityLevelConfiguration c all - status
        networking.k8s.io/v1
        ingressclasses  -      IngressClass  c all - -
        ingresses       ing    Ingress       n all - status
        ipaddresses     ip     IPAddress     c all - -
        networkpolicies netpol NetworkPolicy n all - -
        servicecidrs    -      ServiceCIDR   c all - status
        node.k8s.io/v1
        runtimeclasses - RuntimeClass c all - -
        policy/v1
        poddisruptionbudgets pdb PodDisruptionBudget n all - status
        rbac.authorization.k8s.io/v1
        clusterrolebindings - ClusterRoleBinding c all - -
        clusterroles        - ClusterRole        c all - -
        rolebindings        - RoleBinding        n all - -
        roles               - Role               n all - -
        resource.k8s.io/v1
        deviceclasses          - DeviceClass           c all - -
        resourceclaims         - ResourceClaim         n all - status
        resourceclaimtemplates - ResourceClaimTemplate n all - -
        resourceslices         - ResourceSlice         c all - -
        scheduling.k8s.io/v1
        priorityclasses pc PriorityClass c all - -
        storage.k8s.io/v1
        csidrivers              -   CSIDriver             c all - -
        csinodes                -   CSINode               c all - -
        csistoragecapacities    -   CSIStorageCapacity    n all - -
        storageclasses          sc  StorageClass          c all - -
        volumeattachments       -   VolumeAttachment      c all - status
        volumeattributesclasses vac VolumeAttributesClass c all - -
        """;

    private static final List<ResourceType> ALL = read();
    private static final Map<GroupVersionKind, ResourceType> BY_KIND = new HashMap<>();
    private static final Map<String, ResourceType> BY_PATH = new HashMap<>();

    static {
        for (ResourceType type : ALL) {
            BY_KIND.put(type.groupVersionKind(), type);
            BY_PATH.put(type.apiVersion() + "/" + type.plural(), type);
        }
    }

    private ResourceTypes() { }

    private static List<ResourceType> read() {
        List<ResourceType> types = new ArrayList<>();
        String group = "";
        String version = "";
        for (String line : TABLE.split("\n")) {
            String[] cells = line.trim().split(" +");
            if (cells.length == 1) {
                GroupVersionKind head = GroupVersionKind.of(cells[0], "");
                group = head.group();
                version = head.version();
                continue;
            }
            types.add(new ResourceType(group, version, cells[2], cells[0], cells[2].toLowerCase(Locale.ROOT), words(cells[1]),
                cells[3].equals("n"), verbs(cells[4]), words(cells[5]), words(cells[6])));
        }
        return List.copyOf(types);
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(","));
    }

    private static List<String> verbs(String cell) {
        return switch (cell) {
            case "create" -> List.of("create");
            case "read" -> List.of("get", "list");
            case "single" -> List.of("create", "delete", "get", "list", "patch", "update", "watch");
            default -> List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
        };
    }

    /** All of them. */
    public static List<ResourceType> all() {
        return ALL;
    }

    /** The groups with their versions ({@code apps/v1}), core first, in the order discovery gives them. */
    public static List<String> groupVersions() {
        Set<String> versions = new LinkedHashSet<>();
        ALL.forEach(type -> versions.add(type.apiVersion()));
        return List.copyOf(versions);
    }

    /** The resource of the kind. */
    public static Optional<ResourceType> byKind(GroupVersionKind kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    /** The resource of the object's kind. */
    public static Optional<ResourceType> of(KubeObject object) {
        return byKind(object.groupVersionKind());
    }

    /** The resource of the kind in any group; core before others. */
    public static Optional<ResourceType> byKind(String kind) {
        return ALL.stream().filter(type -> type.kind().equals(kind)).findFirst();
    }

    /** The resource with the plural name in the group and version. */
    public static Optional<ResourceType> byPlural(String group, String version, String plural) {
        return Optional.ofNullable(BY_PATH.get((group.isEmpty() ? version : group + "/" + version) + "/" + plural));
    }

    /** The resource with the plural name in any group; core before others. */
    public static Optional<ResourceType> byPlural(String plural) {
        return ALL.stream().filter(type -> type.plural().equals(plural)).findFirst();
    }

    /**
     * The resource a learner means by {@code po}, {@code pods}, {@code deployments.apps}, {@code deploy.v1.apps},
     * {@code events.events.k8s.io} or a kind in any case; empty if there is none.
     */
    public static Optional<ResourceType> resolve(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        int dot = word.indexOf('.');
        String name = dot < 0 ? word : word.substring(0, dot);
        String rest = dot < 0 ? "" : word.substring(dot + 1);
        for (ResourceType type : ALL) {
            boolean named = type.plural().equals(name) || type.singular().equals(name) || type.shortNames().contains(name);
            String versioned = type.group().isEmpty() ? type.version() : type.version() + "." + type.group();
            if (named && (dot < 0 || rest.equals(type.group()) || rest.equals(versioned) || rest.equals(type.version() + ".") && type.group().isEmpty())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The resources of a category such as {@code all}; empty if there is no such category. */
    public static List<ResourceType> category(String name) {
        return ALL.stream().filter(type -> type.categories().contains(name)).toList();
    }
}
