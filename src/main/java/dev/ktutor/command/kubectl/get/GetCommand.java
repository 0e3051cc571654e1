package dev.ktutor.command.kubectl.get;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.NamePrinter;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.print.TabWriter;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.ResourceBuilder.Target;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.client.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code kubectl get}. */
public final class GetCommand implements Verb {
    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        if (!flags.text("raw").isEmpty()) {
            raw(call);
            return;
        }
        String output = OutputFormat.output(call);
        String format = output.contains("=") ? output.substring(0, output.indexOf('=')) : output;
        String argument = output.contains("=") ? output.substring(output.indexOf('=') + 1) : "";
        CustomColumns columns = null;
        ObjectPrinter printer = null;
        if (format.equals("custom-columns") || format.equals("custom-columns-file")) {
            columns = CustomColumns.parse(call, format, argument);
        } else if (!output.isEmpty() && !output.equals("wide")) {
            printer = OutputFormat.find(call, output, OutputFormat.ofGet());
        }
        boolean all = flags.flag("all-namespaces");
        String namespace = call.namespace();
        if (call.args().isEmpty() && flags.list("filename").isEmpty() && flags.text("kustomize").isEmpty()) {
            call.err().print("You must specify the type of resource to get. Use \"kubectl api-resources\" for a complete list of supported resources.\n\n");
            throw KubectlError.usage(call, "Required resource not specified.\nUse \"kubectl explain <resource>\" for a detailed description of that"
                    + " resource (e.g. kubectl explain pods).");
        }
        ResourceBuilder builder = new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().namespace(namespace, call.namespaceGiven())
                .allNamespaces(all).selector(flags.text("selector")).fieldSelector(flags.text("field-selector")).args(true, call.args());
        List<RuntimeException> errors = new ArrayList<>();
        List<Target> targets = targets(builder, errors);
        if (flags.flag("watch") || flags.flag("watch-only")) {
            WatchPrinting.run(call, targets, columns, printer, errors);
        } else if (columns != null || printer != null) {
            objects(call, targets, columns, printer, errors);
        } else {
            tables(call, targets, output.equals("wide"), errors);
        }
        if (!errors.isEmpty()) {
            throw KubectlError.many(errors);
        }
    }

    private static List<Target> targets(ResourceBuilder builder, List<RuntimeException> errors) {
        if (!builder.fromFiles()) {
            return builder.targets();
        }
        List<Target> targets = new ArrayList<>();
        builder.visitFiles(resource -> targets.add(new Target(resource.type(), resource.namespace(), resource.name(), "", "")), errors);
        if (targets.isEmpty() && errors.size() == 1 && errors.get(0) instanceof KubectlError only && only.text().startsWith("unable to recognize")) {
            errors.set(0, KubectlError.raw(only.text()));
        }
        return targets;
    }

    private static void raw(Call call) {
        if (!call.args().isEmpty() || call.flags().changed("output") || call.flags().changed("selector")) {
            throw KubectlError.of("--raw may not be used with other flags");
        }
        String uri = call.flags().text("raw");
        int mark = uri.indexOf('?');
        ApiRequest request = ApiRequest.of("GET", mark < 0 ? uri : uri.substring(0, mark));
        for (String pair : mark < 0 ? new String[0] : uri.substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            request = request.withParam(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        ApiResponse response = call.client().send(request);
        if (!response.ok()) {
            throw new ApiException(response.status("GET"));
        }
        call.out().print(response.body() instanceof String text ? text : dev.ktutor.data.Json.write(response.body()) + "\n");
    }

    static ApiRequest request(Target target) {
        return target.single() ? ApiRequest.of("GET", target.type().path(target.namespace(), target.name())) : ResourceBuilder.listRequest(target);
    }

    /** Sends a request; null if it failed, which is noted. */
    static @Nullable KubeObject fetch(Call call, Target target, boolean table, List<RuntimeException> errors) {
        ApiRequest request = request(target);
        if (table) {
            request = request.withOnlyHeader("Accept", ServerTable.ACCEPT);
            if (call.flags().changed("sort-by")) {
                request = request.withParam("includeObject", "Object");
            }
        }
        KubeObject[] got = {null};
        ApiRequest sent = request;
        ResourceBuilder.attempt(errors, () -> {
            ApiResponse response = call.warned(call.client().send(sent));
            if (response.code() == 404 && target.single() && call.flags().flag("ignore-not-found")) {
                return;
            }
            if (!response.ok()) {
                throw new ApiException(response.status("GET"));
            }
            got[0] = response.object();
        });
        return got[0];
    }

    private static void objects(Call call, List<Target> targets, @Nullable CustomColumns columns, @Nullable ObjectPrinter printer,
            List<RuntimeException> errors) {
        List<KubeObject> objects = new ArrayList<>();
        boolean single = targets.size() == 1 && targets.get(0).single();
        for (Target target : targets) {
            KubeObject got = fetch(call, target, false, errors);
            if (got != null) {
                (target.single() ? List.of(got) : got.items()).forEach(object -> objects.add(sorted(object)));
            }
        }
        if (single && objects.isEmpty() || !errors.isEmpty() && objects.isEmpty()) {
            return;
        }
        String sortBy = call.flags().text("sort-by");
        if (!sortBy.isEmpty()) {
            SortBy sort = new SortBy(sortBy);
            sort.check(objects);
            objects.sort(sort.order());
        }
        if (columns != null) {
            call.out().print(columns.print(objects, !call.flags().flag("no-headers")));
        } else if (printer != null) {
            print(call, printer, objects, single);
        }
    }

    private static void print(Call call, ObjectPrinter printer, List<KubeObject> objects, boolean single) {
        if (single) {
            call.out().print(printer.print(objects.get(0)));
        } else if (printer instanceof NamePrinter) {
            objects.forEach(object -> call.out().print(printer.print(object)));
        } else {
            Map<String, Object> list = Tree.of("apiVersion", "v1", "items", objects.stream().map(o -> (Object) o.tree()).toList(), "kind", "List",
                    "metadata", Tree.of("resourceVersion", ""));
            call.out().print(printer.print(new KubeObject(list)));
        }
    }

    private static KubeObject sorted(KubeObject object) {
        return new KubeObject(Tree.map(Tree.sorted(object.tree())));
    }

    private static void tables(Call call, List<Target> targets, boolean wide, List<RuntimeException> errors) {
        boolean kinds = targets.stream().map(Target::type).distinct().count() > 1;
        ServerTable style = new ServerTable(wide, call.flags().flag("all-namespaces"), kinds || call.flags().flag("show-kind"),
                call.flags().flag("show-labels"), call.flags().list("label-columns"));
        Map<ResourceType, List<KubeObject>> tables = new LinkedHashMap<>();
        for (Target target : targets) {
            KubeObject table = fetch(call, target, true, errors);
            if (table != null && !table.list("rows").isEmpty()) {
                tables.computeIfAbsent(target.type(), t -> new ArrayList<>()).add(table);
            }
        }
        boolean first = true;
        for (Map.Entry<ResourceType, List<KubeObject>> entry : tables.entrySet()) {
            ServerTable typed = entry.getKey().namespaced() ? style
                    : new ServerTable(wide, false, style.kinds(), style.labels(), style.labelColumns());
            call.out().print((first ? "" : "\n") + text(call, typed, entry.getKey(), entry.getValue()));
            first = false;
        }
        if (tables.isEmpty() && errors.isEmpty() && !call.flags().flag("ignore-not-found")) {
            boolean namespaced = targets.stream().anyMatch(t -> t.type().namespaced());
            call.err().println(namespaced && !call.flags().flag("all-namespaces") ? "No resources found in " + call.namespace() + " namespace."
                    : "No resources found");
        }
    }

    private static String text(Call call, ServerTable style, ResourceType type, List<KubeObject> tables) {
        TabWriter writer = TabWriter.table();
        if (!call.flags().flag("no-headers")) {
            writer.print(style.header(tables.get(0)));
        }
        List<ServerTable.Row> rows = new ArrayList<>();
        tables.forEach(table -> rows.addAll(ServerTable.rows(table)));
        String sortBy = call.flags().text("sort-by");
        if (!sortBy.isEmpty()) {
            SortBy sort = new SortBy(sortBy);
            sort.check(rows.stream().map(ServerTable.Row::object).toList());
            rows.sort((a, b) -> sort.order().compare(a.object(), b.object()));
        }
        rows.forEach(row -> writer.print(style.line(tables.get(0), row, type)));
        return writer.flush();
    }
}
