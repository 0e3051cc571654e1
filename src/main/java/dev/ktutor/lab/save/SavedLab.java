package dev.ktutor.lab.save;

import java.util.Map;

/**
 * What is kept of a lab.
 *
 * @param memory what the lab remembers beside files and objects, as a JSON tree
 * @param worlds the present ({@link #NOW}) and what it can be reset to, by name
 */
public record SavedLab(Map<String, Object> memory, Map<String, SavedWorld> worlds) {
    /** The version of the format that this ktutor writes; it reads this and every older one. */
    public static final int VERSION = 1;
    /** The name of the present world. */
    public static final String NOW = "now";
}
