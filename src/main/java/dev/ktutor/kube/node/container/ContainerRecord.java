package dev.ktutor.kube.node.container;

import dev.ktutor.host.fs.FileTree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A container at one moment, from which it can be put back; see {@link Container} for the fields. */
public record ContainerRecord(String id, ContainerSpec spec, Instant created, ContainerState state, @Nullable Instant started,
        @Nullable Instant finished, int exitCode, String reason, String message, FileTree.@Nullable Snapshot disk) {

    static ContainerRecord of(Container container) {
        return new ContainerRecord(container.id(), container.spec(), container.created(), container.state, container.started, container.finished,
                container.exitCode, container.reason, container.message, container.host == null ? null : container.host.files().snapshot());
    }
}
