package dev.ktutor.kube.server.registry.table;

import java.util.Map;

/** The tables by resource. */
public final class Tables {
    /** Those kinds that show more than their name. */
    public static final Map<String, TableLayout> BY_RESOURCE = Map.of();

    private Tables() { }
}
