package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.ResourceBuilder.Target;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code kubectl delete}. */
public final class DeleteCommand implements Verb {
    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        String output = flags.text("output");
        DryRun dry = DryRun.from(call);
        if (!flags.text("raw").isEmpty()) {
            raw(call);
            return;
        }
        boolean all = flags.flag("all");
        ResourceBuilder builder = new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().namespace(call.namespace(), call.namespaceGiven())
                .selector(flags.text("selector")).fieldSelector(flags.text("field-selector")).all(all).allNamespaces(flags.flag("all-namespaces"))
                .args(false, call.args());
        if (!output.isEmpty() && !output.equals("name")) {
            throw KubectlError.of("unexpected -o output mode: " + output + ". We only support '-o name'");
        }
        validate(call, all);
        List<RuntimeException> errors = new ArrayList<>();
        List<Resource> deleted = new ArrayList<>();
        int[] found = {0};
        if (builder.fromFiles()) {
            builder.visitFiles(resource -> {
                found[0]++;
                one(call, resource, dry, true, deleted);
            }, errors);
        } else {
            for (Target target : builder.targets()) {
                ResourceBuilder.attempt(errors, () -> target(call, target, dry, errors, deleted, found));
            }
        }
        if (errors.isEmpty() && found[0] == 0) {
            call.out().println("No resources found");
        }
        if (!errors.isEmpty()) {
            throw KubectlError.many(errors);
        }
        if (dry == DryRun.NONE && flags.flag("wait")) {
            for (Resource resource : deleted) {
                ResourceBuilder.attempt(errors, () -> Deletion.await(call, resource, flags.duration("timeout")));
            }
        }
        if (!errors.isEmpty()) {
            throw KubectlError.many(errors);
        }
    }

    private static void validate(Call call, boolean all) {
        ParsedFlags flags = call.flags();
        if (all && !flags.text("selector").isEmpty()) {
            throw KubectlError.of("cannot set --all and --selector at the same time");
        }
        if (all && !flags.text("field-selector").isEmpty()) {
            throw KubectlError.of("cannot set --all and --field-selector at the same time");
        }
        int grace = flags.number("grace-period");
        boolean now = flags.flag("now");
        if (now && grace != -1) {
            throw KubectlError.of("--now and --grace-period cannot be specified together");
        }
        if (grace == 0 && !flags.flag("force") && flags.changed("grace-period")) {
            return;
        }
        if (flags.flag("force") && grace > 0) {
            throw KubectlError.of("--force and --grace-period greater than 0 cannot be specified together");
        }
        if (flags.flag("force")) {
            call.warn("Immediate deletion does not wait for confirmation that the running resource has been terminated."
                    + " The resource may continue to run on the cluster indefinitely.");
        }
    }

    private static void target(Call call, Target target, DryRun dry, List<RuntimeException> errors, List<Resource> deleted, int[] found) {
        if (target.single()) {
            found[0]++;
            one(call, new Resource(target.type(), target.namespace(), target.name(), "", null), dry, call.flags().flag("ignore-not-found"), deleted);
            return;
        }
        for (KubeObject item : call.client().call(ResourceBuilder.listRequest(target)).items()) {
            found[0]++;
            ResourceBuilder.attempt(errors, () -> one(call, new Resource(target.type(), item.namespace(), item.name(), "", item), dry, true, deleted));
        }
    }

    private static void one(Call call, Resource resource, DryRun dry, boolean missingIsFine, List<Resource> deleted) {
        boolean fine = missingIsFine && (call.flags().flag("ignore-not-found") || resource.local() != null && resource.source().isEmpty());
        if (dry != DryRun.CLIENT) {
            ApiResponse response = call.warned(call.client().send(request(call, resource, dry)));
            if (response.code() == 404 && fine) {
                return;
            }
            if (!response.ok()) {
                throw new ApiException(response.status("DELETE"));
            }
        }
        deleted.add(resource);
        report(call, resource, dry);
    }

    private static void report(Call call, Resource resource, DryRun dry) {
        String kind = resource.type().qualifiedKind().toLowerCase(Locale.ROOT);
        if (call.flags().text("output").equals("name")) {
            call.out().println(kind + "/" + resource.name());
            return;
        }
        boolean forced = call.flags().number("grace-period") == 0 || call.flags().flag("force");
        String operation = forced && call.flags().flag("force") ? "force deleted" : "deleted";
        String where = resource.namespace().isEmpty() ? "" : " from " + resource.namespace() + " namespace";
        call.out().println(kind + " \"" + resource.name() + "\" " + dry.of(operation + where));
    }

    private static ApiRequest request(Call call, Resource resource, DryRun dry) {
        Map<String, Object> options = Tree.of("kind", "DeleteOptions", "apiVersion", "v1");
        ParsedFlags flags = call.flags();
        int grace = flags.flag("now") ? 1 : flags.flag("force") && flags.number("grace-period") < 0 ? 0 : flags.number("grace-period");
        if (grace >= 0) {
            options.put("gracePeriodSeconds", (long) grace);
        }
        String cascade = flags.text("cascade");
        options.put("propagationPolicy", switch (cascade) {
            case "foreground" -> "Foreground";
            case "orphan" -> "Orphan";
            case "background" -> "Background";
            default -> throw KubectlError.of("invalid cascade value (" + cascade + "). Must be \"background\", \"foreground\", or \"orphan\"");
        });
        if (dry == DryRun.SERVER) {
            options.put("dryRun", List.of("All"));
        }
        return ApiRequest.of("DELETE", resource.path(), options);
    }

    private static void raw(Call call) {
        ApiResponse response = call.client().send(ApiRequest.of("DELETE", call.flags().text("raw")));
        if (!response.ok()) {
            throw new ApiException(response.status("DELETE"));
        }
        call.out().print(response.body() instanceof String text ? text : dev.ktutor.data.Json.write(response.body()));
    }
}
