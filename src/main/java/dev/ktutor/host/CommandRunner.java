package dev.ktutor.host;

import java.util.List;

/**
 * Runs another program on behalf of one that is running, for {@code xargs}, {@code find -exec}, {@code env},
 * {@code timeout}, {@code sudo}, {@code watch} and their like. Owned here, implemented by the shell.
 */
public interface CommandRunner {

    /**
     * Looks the program up in the PATH of the invocation's environment and runs it with the invocation's streams,
     * environment, user and directory. A program that is not found gives 127 and one that cannot be run 126, silently:
     * the caller has its own words for that.
     *
     * @param argv the program and its arguments, never empty
     */
    ExitStatus run(List<String> argv, Invocation in);
}
