package dev.ktutor.host;

/** A program that a host can run. Stateless: one object serves every host and every call. */
public interface Command {

    /** The name it is installed under in /usr/bin. */
    String name();

    /** One line for lists: what it does, in our own words. */
    String synopsis();

    /**
     * Runs it to its end. Whatever it has to say, good or bad, goes to the invocation's streams in the real tool's words.
     * An uncaught {@link dev.ktutor.host.fs.FileError} is reported by the caller as {@code name: path: reason}, status 1.
     */
    ExitStatus run(Invocation invocation);
}
