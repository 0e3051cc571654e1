package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.template.GoPrint;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Any object, field by field: what custom resources and kinds without a describer of their own get. */
final class GenericDescriber implements Describer {
    private static final Set<String> SKIPPED = Set.of(".metadata.managedFields", ".metadata.name", ".metadata.namespace", ".metadata.labels",
            ".metadata.annotations");
    private static final Set<String> ACRONYMS = Set.of("API", "URL", "UID", "GUID");

    @Override
    public void describe(Call call, KubeObject object, Page page) {
        page.line(0, "Name:", object.name()).line(0, "Namespace:", object.namespace());
        page.labels("Labels", object.labels()).annotations("Annotations", object.annotations());
        content(page, 0, object.tree(), "");
        Events.describe(call, object, page);
    }

    private static void content(Page page, int level, Map<String, Object> content, String path) {
        new TreeMap<>(content).forEach((field, value) -> {
            String here = path + "." + field;
            if (SKIPPED.contains(here)) {
                return;
            }
            if (value instanceof Map<?, ?>) {
                page.line(level, label(field) + ":");
                content(page, level + 1, Tree.map(value), here);
            } else if (value instanceof List<?> list) {
                page.line(level, label(field) + ":");
                for (Object child : list) {
                    if (child instanceof Map<?, ?>) {
                        content(page, level + 1, Tree.map(child), here);
                    } else {
                        page.line(level + 1, GoPrint.value(child));
                    }
                }
            } else {
                page.line(level, label(field) + ":", GoPrint.value(value));
            }
        });
    }

    /** {@code apiVersion} as {@code API Version}. */
    private static String label(String field) {
        if (!field.matches("[A-Za-z-]+")) {
            return field;
        }
        StringBuilder label = new StringBuilder();
        for (String part : field.split("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")) {
            String word = ACRONYMS.contains(part.toUpperCase(Locale.ROOT)) ? part.toUpperCase(Locale.ROOT)
                    : part.equals(part.toLowerCase(Locale.ROOT)) ? part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1) : part;
            label.append(label.isEmpty() ? "" : " ").append(word);
        }
        return label.toString();
    }
}
