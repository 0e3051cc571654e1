package dev.ktutor.command.kubectl.cluster;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.TabWriter;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ConnectionError;
import java.util.Comparator;
import java.util.List;

/** {@code kubectl api-resources} and {@code api-versions}. */
public final class ApiResourcesCommand {
    private ApiResourcesCommand() { }

    /** {@code api-versions}. */
    public static void versions(Call call) {
        if (!call.args().isEmpty()) {
            throw KubectlError.usage(call, "unexpected arguments: [" + String.join(" ", call.args()) + "]");
        }
        try {
            new RestMapper(call).ensureServer();
        } catch (ConnectionError e) {
            throw KubectlError.of("couldn't get available api versions from server: " + ErrorTexts.plain(e));
        }
        ResourceTypes.groupVersions().stream().sorted().forEach(call.out()::println);
    }

    /** {@code api-resources}. */
    public static void resources(Call call) {
        ParsedFlags flags = call.flags();
        if (!call.args().isEmpty()) {
            throw KubectlError.usage(call, "unexpected arguments: [" + String.join(" ", call.args()) + "]");
        }
        String output = flags.text("output");
        if (!List.of("", "wide", "name").contains(output)) {
            throw KubectlError.of("--output " + output + " is not available");
        }
        String sortBy = flags.text("sort-by");
        if (!List.of("", "name", "kind").contains(sortBy)) {
            throw KubectlError.of("--sort-by accepts only name or kind");
        }
        TabWriter table = TabWriter.table();
        if (!output.equals("name") && !flags.flag("no-headers")) {
            table.print("NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND" + (output.equals("wide") ? "\tVERBS\tCATEGORIES" : "") + "\n");
        }
        new RestMapper(call).ensureServer();
        ResourceTypes.all().stream().filter(type -> wanted(flags, type)).sorted(order(sortBy)).forEach(type -> table.print(
                output.equals("name") ? type.qualifiedPlural() + "\n" : line(type, output.equals("wide"))));
        call.out().print(table.flush());
    }

    private static boolean wanted(ParsedFlags flags, ResourceType type) {
        boolean group = !flags.changed("api-group") || type.group().equals(flags.text("api-group"));
        boolean scope = !flags.changed("namespaced") || type.namespaced() == flags.flag("namespaced");
        return group && scope && type.verbs().containsAll(flags.list("verbs")) && type.categories().containsAll(flags.list("categories"));
    }

    private static Comparator<ResourceType> order(String sortBy) {
        if (sortBy.equals("kind")) {
            return Comparator.comparing(ResourceType::kind);
        }
        return sortBy.equals("name") ? Comparator.comparing(ResourceType::plural)
                : Comparator.comparing(ResourceType::group).thenComparing(ResourceType::plural);
    }

    private static String line(ResourceType type, boolean wide) {
        return String.join("\t", type.plural(), String.join(",", type.shortNames()), type.apiVersion(), String.valueOf(type.namespaced()), type.kind())
                + (wide ? "\t" + String.join(",", type.verbs()) + "\t" + String.join(",", type.categories()) : "") + "\n";
    }
}
