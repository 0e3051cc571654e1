package dev.ktutor.kube.server;

import dev.ktutor.kube.api.Status;

/** What a stage makes of a call. */
sealed interface Outcome {

    /** On to the next stage. */
    record Pass(Call call) implements Outcome { }

    /** The end; the stage is named so that feedback can say how far the request came. */
    record Reject(String stage, Call call, Status status) implements Outcome { }
}
