package dev.ktutor.kube.server.registry.table;

import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The table of a kind.
 *
 * @param cells one value a column, given the object and the clock
 */
public record TableLayout(List<Column> columns, BiFunction<KubeObject, Ages, List<Object>> cells) {

    /** Columns in a row: {@code "Name, Ready, IP+"}, a plus for those of {@code -o wide}, {@code :integer} for a type. */
    public static TableLayout of(String columns, BiFunction<KubeObject, Ages, List<Object>> cells) {
        List<Column> list = new ArrayList<>();
        for (String part : columns.split(", ")) {
            boolean wide = part.endsWith("+");
            String rest = wide ? part.substring(0, part.length() - 1) : part;
            int colon = rest.lastIndexOf(':');
            String name = colon < 0 ? rest : rest.substring(0, colon);
            list.add(new Column(name, colon < 0 ? "string" : rest.substring(colon + 1), name.equals("Name") ? "name" : "", wide ? 1 : 0));
        }
        return new TableLayout(List.copyOf(list), cells);
    }

    /** What a kind without a layout of its own shows: name and when it was made. */
    public static TableLayout plain() {
        return of("Name, Created At:date", (object, ages) -> List.of(object.name(), object.string("metadata", "creationTimestamp")));
    }
}
