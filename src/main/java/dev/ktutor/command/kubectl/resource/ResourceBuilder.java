package dev.ktutor.command.kubectl.resource;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.FieldSelector;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.api.SelectorError;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a command is to work on, from arguments, files and selectors; the same rules, order of checks and complaints as
 * cli-runtime's resource.Builder.
 */
public final class ResourceBuilder {
    private static final String MISSING = "You must provide one or more resources by argument or filename.\n"
            + "Example resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'";
    private static final String LOCAL = "you must specify resources by --filename when --local is set.\n"
            + "Example resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'";

    private final Call call;
    private final RestMapper mapper;
    private final List<RuntimeException> errors = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String[]> pairs = new ArrayList<>();
    private List<String> files = List.of();
    private String kustomize = "";
    private boolean recursive;
    private @Nullable String selector;
    private @Nullable String fieldSelector;
    private String namespace = "";
    private boolean enforceNamespace;
    private boolean allNamespaces;
    private boolean local;
    private boolean singleType;

    /** For one call. */
    public ResourceBuilder(Call call, RestMapper mapper) {
        this.call = call;
        this.mapper = mapper;
    }

    /** One object by name, or all that the selectors choose. */
    public record Target(ResourceType type, String namespace, String name, String selector, String fieldSelector) {
        /** Whether it is one object. */
        public boolean single() {
            return !name.isEmpty();
        }
    }

    /** Takes {@code -f}, {@code -R} and {@code -k} from the flags. */
    public ResourceBuilder filesFromFlags() {
        files = call.flags().list("filename");
        kustomize = call.flags().text("kustomize");
        recursive = call.flags().flag("recursive");
        return this;
    }

    /** The namespace for what names none; whether what names another is refused. */
    public ResourceBuilder namespace(String name, boolean enforce) {
        namespace = name;
        enforceNamespace = enforce;
        return this;
    }

    /** The namespace that flags and kubeconfig say. */
    public ResourceBuilder defaultNamespace() {
        return namespace(call.namespace(), call.namespaceGiven());
    }

    /** Works in every namespace. */
    public ResourceBuilder allNamespaces(boolean all) {
        allNamespaces = all;
        if (all) {
            namespace = "";
            enforceNamespace = false;
        }
        return this;
    }

    /** Asks no server. */
    public ResourceBuilder local(boolean without) {
        local = without;
        return this;
    }

    /** Allows one type only. */
    public ResourceBuilder singleType() {
        singleType = true;
        return this;
    }

    /** A label selector; null or "" for none. */
    public ResourceBuilder selector(String text) {
        if (!text.isEmpty()) {
            try {
                selector = LabelSelector.parse(text).toString();
                selector = text.strip();
            } catch (SelectorError e) {
                errors.add(KubectlError.of(String.valueOf(e.getMessage())));
            }
        }
        return this;
    }

    /** A field selector; "" for none. */
    public ResourceBuilder fieldSelector(String text) {
        if (!text.isEmpty()) {
            try {
                FieldSelector.parse(text);
                fieldSelector = text;
            } catch (SelectorError e) {
                errors.add(KubectlError.of(String.valueOf(e.getMessage())));
            }
        }
        return this;
    }

    /** {@code --all}. */
    public ResourceBuilder all(boolean everything) {
        if (everything) {
            selector = "";
        }
        return this;
    }


    /** Types and names as typed; whether a type alone means all of it. */
    public ResourceBuilder args(boolean typeMeansAll, List<String> typed) {
        List<String> words = joined(typed);
        long slashes = words.stream().filter(word -> word.contains("/")).count();
        if (slashes > 0 && slashes != words.size()) {
            errors.add(KubectlError.of("there is no need to specify a resource type as a separate argument when passing arguments in"
                    + " resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource"
                    + " resource/<resource_name>'"));
        } else if (slashes > 0) {
            words.forEach(this::pair);
        } else if (!words.isEmpty()) {
            types.addAll(List.of(words.get(0).split(",")));
            names.addAll(words.subList(1, words.size()));
            if (words.size() == 1 && selector == null && typeMeansAll) {
                selector = "";
            }
        }
        return this;
    }

    /** {@code pods, svc} is one word. */
    private static List<String> joined(List<String> words) {
        List<String> out = new ArrayList<>();
        for (String word : words) {
            int last = out.size() - 1;
            if (last >= 0 && (out.get(last).endsWith(",") || word.startsWith(",") && !word.equals(","))) {
                out.set(last, out.get(last) + word);
            } else {
                out.add(word);
            }
        }
        return out;
    }

    private void pair(String word) {
        String[] parts = word.split("/", -1);
        if (parts.length != 2) {
            errors.add(KubectlError.of("arguments in resource/name form may not have more than one slash"));
        } else if (parts[0].isEmpty() || parts[1].isEmpty() || parts[0].contains(",")) {
            errors.add(KubectlError.of("arguments in resource/name form must have a single resource and name"));
        } else {
            pairs.add(parts);
        }
    }

    /** Whether files are given. */
    public boolean fromFiles() {
        return !files.isEmpty() || !kustomize.isEmpty();
    }

    /** What the arguments mean, without asking for the objects; not for files. */
    public List<Target> targets() {
        check();
        if (selector != null || fieldSelector != null) {
            return bySelector();
        }
        if (!pairs.isEmpty()) {
            if (!types.isEmpty()) {
                throw KubectlError.of("you may not specify individual resources and bulk resources in the same call");
            }
            List<Target> targets = new ArrayList<>();
            for (String[] pair : pairs) {
                targets.add(named(mapper.resolve(pair[0]), pair[1]));
            }
            return targets;
        }
        List<ResourceType> mapped = mapped();
        if (names.isEmpty()) {
            throw KubectlError.of(types.isEmpty() ? MISSING : "resource(s) were provided, but no name was specified");
        }
        if (mapped.size() > 1) {
            throw KubectlError.of("you must specify only one resource");
        }
        return names.stream().map(name -> named(mapped.get(0), name)).toList();
    }

    private void check() {
        if (!errors.isEmpty()) {
            throw KubectlError.many(errors);
        }
        if (local && (!types.isEmpty() || !names.isEmpty() || !pairs.isEmpty())) {
            throw KubectlError.of(LOCAL);
        }
        if (local && !fromFiles()) {
            throw KubectlError.of(MISSING);
        }
    }

    private List<ResourceType> mapped() {
        List<ResourceType> mapped = new ArrayList<>();
        for (String word : types) {
            List<ResourceType> category = dev.ktutor.kube.api.ResourceTypes.category(word);
            if (!category.isEmpty()) {
                mapper.ensureServer();
                mapped.addAll(category);
            } else {
                mapped.add(mapper.resolve(word));
            }
        }
        return mapped;
    }

    private List<Target> bySelector() {
        if (!names.isEmpty()) {
            throw KubectlError.of("name cannot be provided when a selector is specified");
        }
        if (!pairs.isEmpty()) {
            throw KubectlError.of("selectors and the all flag cannot be used when passing resource/name arguments");
        }
        if (types.isEmpty()) {
            throw KubectlError.of("at least one resource must be specified to use a selector");
        }
        List<ResourceType> mapped = mapped();
        if (singleType && mapped.size() > 1) {
            throw KubectlError.of("you may only specify a single resource type");
        }
        return mapped.stream().map(type -> new Target(type, type.namespaced() ? namespace : "", "",
                Optional.ofNullable(selector).orElse(""), Optional.ofNullable(fieldSelector).orElse(""))).toList();
    }

    private Target named(ResourceType type, String name) {
        if (type.namespaced() && namespace.isEmpty()) {
            throw KubectlError.of(allNamespaces ? "a resource cannot be retrieved by name across all namespaces"
                    : "namespace may not be empty when retrieving a resource by name");
        }
        return new Target(type, type.namespaced() ? namespace : "", name, "", "");
    }

    /**
     * Does something with every object in turn: those of files as the files say, others as the server gives them. Errors
     * are gathered and thrown at the end.
     */
    public void visit(Consumer<Resource> action) {
        List<RuntimeException> failures = new ArrayList<>();
        if (fromFiles() || local) {
            visitFiles(resource -> attempt(failures, () -> action.accept(resource)), failures);
        } else {
            for (Target target : targets()) {
                attempt(failures, () -> fetch(target).forEach(resource -> attempt(failures, () -> action.accept(resource))));
            }
        }
        if (!failures.isEmpty()) {
            throw KubectlError.many(failures);
        }
    }

    /** All of them; throws if one cannot be had. */
    public List<Resource> all() {
        List<Resource> found = new ArrayList<>();
        visit(found::add);
        return found;
    }

    /** The same, with what files say replaced by what the server has. */
    public void visitLatest(Consumer<Resource> action) {
        visit(resource -> action.accept(fromFiles() ? resource.with(call.client().get(resource.type(), resource.namespace(), resource.name())) : resource));
    }

    /** Runs it and keeps its error. */
    public static void attempt(List<RuntimeException> failures, Runnable action) {
        try {
            action.run();
        } catch (KubectlError | ApiException | ConnectionError e) {
            failures.add(e);
        }
    }

    /** Names only, without asking the server whether they exist (for delete and get by name). */
    public void visitFiles(Consumer<Resource> action, List<RuntimeException> failures) {
        check();
        if (!types.isEmpty()) {
            throw KubectlError.of("when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well");
        }
        if (!pairs.isEmpty()) {
            throw KubectlError.of("resource/name arguments cannot be provided when a path is specified");
        }
        Manifests.Visitor visitor = new Manifests.Visitor() {
            @Override
            public void object(Manifests.Manifest manifest) {
                attempt(failures, () -> action.accept(local ? unmapped(manifest) : mapped(manifest)));
            }

            @Override
            public void error(KubectlError error) {
                failures.add(error);
            }
        };
        if (!kustomize.isEmpty()) {
            throw KubectlError.of("kustomizations are not available in this lab yet");
        }
        Manifests.visit(call, files, recursive, visitor);
    }

    private Resource unmapped(Manifests.Manifest manifest) {
        return new Resource(null, manifest.object().namespace(), manifest.object().name(), manifest.source(), manifest.object());
    }

    private KubectlError noMatch(KubeObject given, String source) {
        String what = "no matches for kind " + GoText.quote(given.kind()) + " in version " + GoText.quote(given.apiVersion());
        Optional<ResourceType> elsewhere = ResourceTypes.byKind(given.kind());
        call.in().host().journal().refused(elsewhere.isPresent() ? "kubectl.old-version" : "kubectl.no-kind", Map.of("kind", given.kind(),
                "version", given.apiVersion(), "served", elsewhere.map(ResourceType::apiVersion).orElse(""), "message", what,
                "resource", elsewhere.map(ResourceType::plural).orElse("")));
        return KubectlError.of("resource mapping not found for name: " + GoText.quote(given.name()) + " namespace: "
                + GoText.quote(given.namespace()) + " from " + GoText.quote(source) + ": " + what + "\nensure CRDs are installed first");
    }

    private Resource mapped(Manifests.Manifest manifest) {
        KubeObject given = manifest.object();
        Optional<ResourceType> known;
        try {
            known = mapper.of(given);
        } catch (ConnectionError e) {
            throw KubectlError.of("unable to recognize " + GoText.quote(manifest.source()) + ": " + ErrorTexts.plain(e));
        }
        ResourceType type = known.orElseThrow(() -> noMatch(given, manifest.source()));
        KubeObject object = given;
        if (!type.namespaced()) {
            return new Resource(type, "", object.name(), manifest.source(), object);
        }
        if (object.namespace().isEmpty() && !namespace.isEmpty()) {
            object = new KubeObject(dev.ktutor.data.Tree.map(dev.ktutor.data.Tree.sorted(object.with(namespace, "metadata", "namespace").tree())));
        } else if (enforceNamespace && !object.namespace().equals(namespace)) {
            throw KubectlError.of("the namespace from the provided object " + GoText.quote(object.namespace())
                    + " does not match the namespace " + GoText.quote(namespace) + ". You must pass '--namespace=" + object.namespace()
                    + "' to perform this operation.");
        }
        return new Resource(type, object.namespace(), object.name(), manifest.source(), object);
    }

    private List<Resource> fetch(Target target) {
        if (target.single()) {
            KubeObject object = call.client().get(target.type(), target.namespace(), target.name());
            return List.of(new Resource(target.type(), target.namespace(), target.name(), "", object));
        }
        return call.client().call(listRequest(target)).items().stream()
                .map(item -> new Resource(target.type(), item.namespace(), item.name(), "", item)).toList();
    }

    /** The request for all objects of a target, in pages' size as kubectl asks. */
    public static ApiRequest listRequest(Target target) {
        ApiRequest request = ApiRequest.of("GET", target.type().path(target.namespace()));
        if (!target.fieldSelector().isEmpty()) {
            request = request.withParam("fieldSelector", target.fieldSelector());
        }
        if (!target.selector().isEmpty()) {
            request = request.withParam("labelSelector", target.selector());
        }
        return request.withParam("limit", "500");
    }
}
