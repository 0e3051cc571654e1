package dev.ktutor.command.kubectl.print;

import dev.ktutor.kube.api.KubeObject;

/** Shows objects one after another; may remember that it has shown one already. */
@FunctionalInterface
public interface ObjectPrinter {

    /** The text for one object. */
    String print(KubeObject object);
}
