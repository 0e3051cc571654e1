package dev.ktutor.lab;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.grade.Evidence;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ClientConfig;
import dev.ktutor.kube.client.ClientOverrides;
import dev.ktutor.kube.client.ClientSettings;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.HttpsKubeClient;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.KubeconfigError;
import dev.ktutor.kube.client.KubeconfigFiles;
import dev.ktutor.pki.PkiException;
import dev.ktutor.sim.Decision;
import dev.ktutor.text.ByteText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The lab as a grader sees it. Its questions leave no trace in the journal, nor (by their user agent) in the audit log. */
final class LabEvidence implements Evidence {
    /** How the grader names itself; kube-apiserver's audit log leaves its questions out. */
    static final String AGENT = "ktutor-grader";

    private static final String HOME = "/root";
    private static final String AUDIT_LOG = "/var/log/kubernetes/audit/audit.log";
    private static final List<String> ADMINS = List.of("/etc/kubernetes/super-admin.conf", "/etc/kubernetes/admin.conf");

    private final Lab lab;

    LabEvidence(Lab lab) {
        this.lab = lab;
    }

    private <T> T quietly(Supplier<T> question) {
        long mark = lab.journal().mark();
        try {
            return question.get();
        } finally {
            lab.journal().rewind(mark);
        }
    }

    @Override
    public Instant now() {
        return lab.simulation().now();
    }

    @Override
    public Optional<byte[]> file(String path) {
        int colon = path.indexOf(':');
        Optional<Host> host = colon < 0 ? Optional.of(lab.controlPlane()) : lab.host(path.substring(0, colon));
        return host.flatMap(h -> {
            FileView files = h.files().asRoot().at(HOME);
            String name = path.substring(colon + 1);
            try {
                return files.isRegular(name) ? Optional.of(files.read(name)) : Optional.empty();
            } catch (FileError e) {
                return Optional.empty();
            }
        });
    }

    private <T> T asAdmin(Function<KubeClient, T> question, T otherwise) {
        return quietly(() -> {
            for (String file : ADMINS) {
                if (file(file).isPresent()) {
                    try {
                        return question.apply(client(file));
                    } catch (ApiException | ConnectionError | KubeconfigError e) {
                        continue;
                    }
                }
            }
            return otherwise;
        });
    }

    private KubeClient client(String kubeconfig) {
        FileView files = lab.controlPlane().files().asRoot().at(HOME);
        ClientConfig config = ClientConfig.load(new KubeconfigFiles(files, Map.of("HOME", HOME), files.absolute(kubeconfig)),
                ClientOverrides.NONE);
        return new HttpsKubeClient(lab.controlPlane(), files, config.settings(), AGENT);
    }

    private static Optional<ResourceType> type(String resource) {
        int dot = resource.indexOf('.');
        return dot < 0 ? ResourceTypes.byPlural(resource) : ResourceTypes.all().stream()
                .filter(type -> type.qualifiedPlural().equals(resource)).findFirst();
    }

    @Override
    public Optional<KubeObject> object(String resource, String namespace, String name) {
        return type(resource).flatMap(type -> asAdmin(client -> client.find(type, namespace, name), Optional.empty()));
    }

    @Override
    public List<KubeObject> objects(String resource, String namespace) {
        return type(resource).map(type -> asAdmin(client -> client.list(type, namespace), List.<KubeObject>of())).orElse(List.of());
    }

    @Override
    public Access tryWith(String kubeconfig, Action action) {
        return quietly(() -> attempt(() -> review(client(kubeconfig), action)));
    }

    @Override
    public Access tryWith(byte[] certificate, byte[] key, Action action) {
        return quietly(() -> attempt(() -> {
            String authority = ByteText.decode(file("/etc/kubernetes/pki/ca.crt").orElse(new byte[0]));
            ClientSettings settings = ClientSettings.of("https://" + lab.controlPlane().address() + ":6443", authority,
                    ByteText.decode(certificate), ByteText.decode(key));
            return review(new HttpsKubeClient(lab.controlPlane(), settings, AGENT), action);
        }));
    }

    @Override
    public Access identity(String kubeconfig) {
        return quietly(() -> attempt(() -> {
            KubeObject review = client(kubeconfig).create(new KubeObject(Tree.of("apiVersion", "authentication.k8s.io/v1",
                    "kind", "SelfSubjectReview", "metadata", Map.of())));
            return new Access(Access.Outcome.ALLOWED, review.string("status", "userInfo", "username"));
        }));
    }

    private static Access attempt(Supplier<Access> question) {
        try {
            return question.get();
        } catch (ApiException e) {
            return new Access(e.status().code() == 401 ? Access.Outcome.UNAUTHENTICATED : Access.Outcome.FORBIDDEN,
                    e.status().message());
        } catch (ConnectionError e) {
            return new Access(Access.Outcome.NO_CONNECTION, e.userMessage());
        } catch (KubeconfigError | PkiException e) {
            return new Access(Access.Outcome.BAD_CONFIG, String.valueOf(e.getMessage()));
        }
    }

    private static Access review(KubeClient client, Action action) {
        KubeObject answer = client.create(new KubeObject(Tree.of("apiVersion", "authorization.k8s.io/v1",
                "kind", "SelfSubjectAccessReview", "metadata", Map.of(),
                "spec", Tree.of("resourceAttributes", attributes(action)))));
        return verdict(answer, action);
    }

    private static Map<String, Object> attributes(Action action) {
        int dot = action.resource().indexOf('.');
        return Tree.of("verb", action.verb(), "resource", dot < 0 ? action.resource() : action.resource().substring(0, dot),
                "group", dot < 0 ? "" : action.resource().substring(dot + 1), "namespace", action.namespace(), "name", action.name());
    }

    private static Access verdict(KubeObject answer, Action action) {
        boolean allowed = Tree.bool(answer.tree(), "status", "allowed");
        String reason = answer.string("status", "reason");
        return new Access(allowed ? Access.Outcome.ALLOWED : Access.Outcome.FORBIDDEN,
                allowed || !reason.isEmpty() ? reason : "no role allows to " + action.verb() + " " + action.resource());
    }

    @Override
    public boolean allowed(String user, List<String> groups, Action action) {
        return asAdmin(client -> {
            KubeObject answer = client.create(new KubeObject(Tree.of("apiVersion", "authorization.k8s.io/v1",
                    "kind", "SubjectAccessReview", "metadata", Map.of(), "spec", Tree.of("user", user,
                            "groups", new ArrayList<Object>(groups), "resourceAttributes", attributes(action)))));
            return Tree.bool(answer.tree(), "status", "allowed");
        }, false);
    }

    @Override
    public Reach connect(String fromPod, String to, int port) {
        return quietly(() -> {
            Optional<Host> from = podHost(fromPod);
            if (from.isEmpty()) {
                return missing(fromPod);
            }
            Optional<String> address = to.indexOf('/') >= 0 ? podAddress(to) : lab.network().resolve(from.get(), to);
            if (address.isEmpty()) {
                return missing(to);
            }
            Dial dial = lab.network().dial(from.get(), address.get(), port, Protocol.TCP);
            return dial instanceof Dial.Connected ? new Reach(Reach.Outcome.OPEN, "")
                    : dial instanceof Dial.Refused ? new Reach(Reach.Outcome.REFUSED, "")
                    : new Reach(Reach.Outcome.DROPPED, lastReason());
        });
    }

    private Reach missing(String pod) {
        String[] parts = pod.split("/", 2);
        boolean exists = parts.length == 2 && object("pods", parts[0], parts[1]).isPresent();
        return new Reach(exists ? Reach.Outcome.NOT_RUNNING : Reach.Outcome.NO_SUCH_POD, pod);
    }

    private String lastReason() {
        return lab.journal().lastRefusal().map(Decision::facts).map(facts -> facts.getOrDefault("policies", ""))
                .filter(policies -> !policies.isEmpty()).map(policies -> "(" + policies + ")").orElse("");
    }

    private Optional<String> podAddress(String pod) {
        String[] parts = pod.split("/", 2);
        return object("pods", parts[0], parts[1]).map(object -> object.string("status", "podIP")).filter(ip -> !ip.isEmpty());
    }

    private Optional<Host> podHost(String pod) {
        return podAddress(pod).flatMap(lab.network()::hostAt);
    }

    @Override
    public Optional<String> lastRefusal(String resource) {
        List<Decision> decisions = new ArrayList<>(lab.journal().since(0));
        Collections.reverse(decisions);
        return decisions.stream().filter(d -> d.verdict() == Decision.Verdict.REFUSED)
                .filter(d -> resource.isEmpty() || d.facts().getOrDefault("resource", "").startsWith(resource))
                .map(d -> d.facts().getOrDefault("message", "")).filter(message -> !message.isEmpty()).findFirst();
    }

    @Override
    public Map<String, String> etcdMembers() {
        return quietly(lab::etcdMembers);
    }

    @Override
    public List<Happening> happenings() {
        return lab.journal().since(0).stream().map(decision -> new Happening(decision.code(), decision.facts())).toList();
    }

    @Override
    public List<Map<String, Object>> auditEvents() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (String line : file(AUDIT_LOG).map(ByteText::decode).orElse("").split("\n")) {
            try {
                events.add(Tree.map(line.isBlank() ? Map.of() : Json.parse(line)));
            } catch (JsonError e) {
                // A line the learner has damaged says nothing.
                continue;
            }
        }
        return events;
    }
}
