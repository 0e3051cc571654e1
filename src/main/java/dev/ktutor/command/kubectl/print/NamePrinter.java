package dev.ktutor.command.kubectl.print;

import dev.ktutor.kube.api.KubeObject;
import java.util.Locale;

/**
 * {@code pod/web created}, or with {@code -o name} {@code pod/web}.
 *
 * @param operation what was done, with what is said of dry runs; "" for names only
 */
public record NamePrinter(String operation) implements ObjectPrinter {
    @Override
    public String print(KubeObject object) {
        if (object.kind().endsWith("List") && object.at("items") != null) {
            StringBuilder all = new StringBuilder();
            object.items().forEach(item -> all.append(print(item)));
            return all.toString();
        }
        return name(object) + (operation.isEmpty() ? "" : " " + operation) + "\n";
    }

    /** {@code deployment.apps/web}: the kind in small letters, its group, the name. */
    public static String name(KubeObject object) {
        String name = object.name().isEmpty() ? "<unknown>" : object.name();
        String kind = object.kind().isEmpty() ? "<unknown>" : object.kind().toLowerCase(Locale.ROOT);
        String group = object.groupVersionKind().group();
        return (group.isEmpty() ? kind : kind + "." + group) + "/" + name;
    }
}
