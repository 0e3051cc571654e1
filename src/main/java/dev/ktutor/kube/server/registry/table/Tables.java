package dev.ktutor.kube.server.registry.table;

import java.util.HashMap;
import java.util.Map;

/** The tables by resource. */
public final class Tables {
    /** Those kinds that show more than their name. */
    public static final Map<String, TableLayout> BY_RESOURCE = read();

    private Tables() { }

    private static Map<String, TableLayout> read() {
        Map<String, TableLayout> tables = new HashMap<>();
        CoreTables.addTo(tables);
        WorkloadTables.addTo(tables);
        OtherTables.addTo(tables);
        return Map.copyOf(tables);
    }
}
