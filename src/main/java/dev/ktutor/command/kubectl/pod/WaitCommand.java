package dev.ktutor.command.kubectl.pod;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.resource.Attachment;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.ResourceBuilder.Target;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.JsonPath;
import dev.ktutor.kube.api.JsonPathError;
import dev.ktutor.kube.api.KubeObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code kubectl wait}. */
public final class WaitCommand implements Verb {
    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        ObjectPrinter printer = OutputFormat.of(call, "condition met");
        List<String> wanted = flags.list("for").isEmpty() && !flags.text("for").isEmpty() ? List.of(flags.text("for")) : flags.list("for");
        Duration timeout = flags.duration("timeout");
        timeout = timeout.isNegative() ? Duration.ofHours(168) : timeout;
        if (wanted.isEmpty()) {
            throw KubectlError.of("unrecognized condition: []");
        }
        List<RuntimeException> errors = new ArrayList<>();
        int[] count = {0};
        for (String condition : wanted) {
            String lower = condition.toLowerCase(java.util.Locale.ROOT);
            Predicate<KubeObject> test = lower.equals("delete") || lower.equals("create") ? object -> true : condition(condition);
            Duration span = timeout;
            // The condition is read before anything is asked of the server.
            for (Resource resource : resources(call, lower, span)) {
                count[0]++;
                ResourceBuilder.attempt(errors, () -> {
                    KubeObject met = lower.equals("delete") ? deleted(call, resource, span) : until(call, resource, test, span);
                    call.out().print(printer.print(met));
                });
            }
            if (count[0] == 0 && !lower.equals("delete")) {
                throw KubectlError.of("no matching resources found");
            }
        }
        if (!errors.isEmpty()) {
            throw KubectlError.many(errors);
        }
    }

    private static ResourceBuilder builder(Call call) {
        ParsedFlags flags = call.flags();
        return new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().allNamespaces(flags.flag("all-namespaces"))
                .selector(flags.text("selector")).fieldSelector(flags.text("field-selector")).all(flags.flag("all")).args(flags.flag("all"), call.args());
    }

    private static List<Resource> resources(Call call, String condition, Duration timeout) {
        ResourceBuilder builder = builder(call);
        if (builder.fromFiles()) {
            return builder.all();
        }
        List<Resource> found = new ArrayList<>();
        for (Target target : builder.targets()) {
            if (!target.single()) {
                call.client().call(ResourceBuilder.listRequest(target)).items().forEach(item -> found.add(
                        new Resource(target.type(), item.namespace(), item.name(), "", item)));
                continue;
            }
            Optional<KubeObject> present = call.client().find(target.type(), target.namespace(), target.name());
            if (condition.equals("create") && present.isEmpty()) {
                Attachment.poll(call, timeout, () -> call.client().find(target.type(), target.namespace(), target.name()).isPresent());
                present = call.client().find(target.type(), target.namespace(), target.name());
                if (present.isEmpty()) {
                    throw KubectlError.of("timed out waiting for the condition");
                }
            }
            if (present.isEmpty() && condition.equals("delete")) {
                continue;
            }
            found.add(new Resource(target.type(), target.namespace(), target.name(), "",
                    present.orElseGet(() -> call.client().get(target.type(), target.namespace(), target.name()))));
        }
        return found;
    }

    private static Predicate<KubeObject> condition(String text) {
        if (text.startsWith("condition=")) {
            String[] parts = text.substring(10).split("=", -1);
            String value = parts.length > 1 ? parts[1] : "true";
            return object -> object.list("status", "conditions").stream().anyMatch(c ->
                    Tree.string(c, "type").equalsIgnoreCase(parts[0]) && Tree.string(c, "status").equalsIgnoreCase(value) && observed(object, c));
        }
        if (text.startsWith("jsonpath=")) {
            return jsonPath(text.substring(9));
        }
        throw KubectlError.of("unrecognized condition: " + GoText.quote(text));
    }

    private static boolean observed(KubeObject object, Object condition) {
        Object seen = Tree.at(condition, "observedGeneration") == null ? object.at("status", "observedGeneration") : Tree.at(condition, "observedGeneration");
        return !(seen instanceof Long generation) || generation >= object.number("metadata", "generation");
    }

    private static Predicate<KubeObject> jsonPath(String text) {
        if (text.isEmpty()) {
            throw KubectlError.of("jsonpath expression cannot be empty");
        }
        int split = text.startsWith("'") ? text.indexOf("'=", 1) + 1 : text.indexOf("}=") + 1;
        String path = split <= 0 ? text : text.substring(0, split);
        @Nullable String value = split <= 0 ? null : text.substring(split + 1).replaceAll("^['\"]|['\"]$", "");
        if (value != null && value.isEmpty()) {
            throw KubectlError.of("jsonpath wait value cannot be empty");
        }
        String bare = path.replaceAll("^['\"]|['\"]$", "");
        JsonPath parsed;
        try {
            parsed = JsonPath.parse(bare.startsWith("{") ? bare : "{" + bare + "}");
        } catch (JsonPathError e) {
            throw KubectlError.of("error parsing jsonpath " + bare + ", " + e.getMessage());
        }
        return object -> {
            List<@Nullable Object> found = parsed.find(object.tree(), true).stream().flatMap(List::stream).toList();
            return !found.isEmpty() && (value == null || found.size() == 1 && JsonPath.show(found.get(0)).equals(value));
        };
    }

    private static KubeObject until(Call call, Resource resource, Predicate<KubeObject> test, Duration timeout) {
        KubeObject[] last = {resource.object()};
        boolean met = Attachment.poll(call, timeout, () -> {
            last[0] = call.client().get(resource.type(), resource.namespace(), resource.name());
            return test.test(last[0]);
        });
        if (!met) {
            throw KubectlError.of("timed out waiting for the condition on " + resource.type().plural() + "/" + resource.name());
        }
        return last[0];
    }

    private static KubeObject deleted(Call call, Resource resource, Duration timeout) {
        String uid = resource.object().uid();
        boolean gone = Attachment.poll(call, timeout, () -> call.client().find(resource.type(), resource.namespace(), resource.name())
                .map(KubeObject::uid).filter(uid::equals).isEmpty());
        if (!gone) {
            throw KubectlError.of("timed out waiting for the condition on " + resource.type().plural() + "/" + resource.name());
        }
        return resource.object();
    }
}
