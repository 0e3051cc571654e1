package dev.ktutor.kube.node.container;

/** A program the lab has a class for: what the image's entry point names and no shell runs. */
public interface ContainerProgram {

    /** The name by which images refer to it. */
    String name();

    /** Starts it. What it does afterwards it does in events; it never blocks. */
    Running start(ProgramContext context);

    /** A started program. */
    interface Running {

        /** Ends it: its ports are closed already. Called once, also after it has exited by itself. */
        void stop();

        /** A file it sees may have changed. */
        default void filesChanged() { }

        /** The content of the files that decide how it starts; a change is a reason to try a failed one again soon. */
        default String startsFrom() {
            return "";
        }

        /** Whether it can do its work, as its probes would find. */
        default boolean healthy() {
            return true;
        }
    }
}
