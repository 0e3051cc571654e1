package dev.ktutor.host;

import java.util.List;

/** A program that knows what its arguments can become at a prompt. */
public interface Completing {

    /**
     * What may stand in the last word's place. Must be quick and change nothing.
     *
     * @param in the call as it would be made, without arguments: its host, files, environment and rights
     * @param words the command's words without quotes, its name first; the last is begun or ""
     */
    Proposals propose(Invocation in, List<String> words);
}
