package dev.ktutor.kube.server;

/** One stage of the pipeline. */
@FunctionalInterface
interface Stage {

    /** Lets the call pass or rejects it. */
    Outcome apply(Call call);
}
