package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.server.registry.table.TableLayout;
import dev.ktutor.kube.server.registry.table.Tables;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Every kind the server stores, with its strategy and its table. */
final class Kinds {
    private static final Map<ResourceType, Kind> KINDS = new HashMap<>();
    private static final Set<String> CREATED_ON_UPDATE = Set.of("leases", "events", "endpoints", "limitranges", "componentstatuses");

    static {
        Map<String, Strategy> strategies = Strategies.byResource();
        for (ResourceType type : ResourceTypes.all()) {
            // Events of both groups are the same objects.
            KINDS.put(type, new Kind(type, "/registry/" + type.plural() + "/", strategies.getOrDefault(type.plural(), Strategy.PLAIN),
                Tables.BY_RESOURCE.getOrDefault(type.plural(), TableLayout.plain())));
        }
    }

    private Kinds() { }

    static Kind of(ResourceType type) {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("no such resource: " + type);
        }
        return kind;
    }

    /** Whether an update of what does not exist creates it. */
    static boolean createsOnUpdate(ResourceType type) {
        return CREATED_ON_UPDATE.contains(type.plural());
    }
}
