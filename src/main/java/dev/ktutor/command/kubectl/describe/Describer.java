package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.kube.api.KubeObject;

/** Describes the objects of a kind. */
@FunctionalInterface
interface Describer {

    /** Writes the description to the page; may ask the server for more. */
    void describe(Call call, KubeObject object, Page page);
}
