package dev.ktutor.kube.api;

/** A watch that is under way; events stop when it is closed. */
@FunctionalInterface
public interface Watch extends AutoCloseable {
    @Override
    void close();
}
