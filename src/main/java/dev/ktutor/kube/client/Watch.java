package dev.ktutor.kube.client;

/** An open watch. */
public interface Watch extends AutoCloseable {

    /** Ends it; no event arrives afterwards. */
    @Override
    void close();
}
