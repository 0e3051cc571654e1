package dev.ktutor.command.coreutils.tool;

import java.util.List;

/**
 * One option of a tool.
 *
 * @param letters its one-letter forms
 * @param names its long forms, without dashes
 * @param argument whether it takes one
 */
public record Opt(List<Character> letters, List<String> names, Argument argument) {

    /** Whether an option takes an argument (getopt(3)). */
    public enum Argument { NONE, REQUIRED, OPTIONAL }

    /** Whether the id is one of its letters or names. */
    public boolean is(String id) {
        return id.length() == 1 && letters.contains(id.charAt(0)) || names.contains(id);
    }
}
