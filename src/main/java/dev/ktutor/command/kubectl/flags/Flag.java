package dev.ktutor.command.kubectl.flags;

/**
 * A flag of a command.
 *
 * @param name without dashes
 * @param shorthand its letter, or ""
 * @param type what it takes
 * @param initial the default as the help shows it, without quotes
 * @param bare the value it has when given without one; "" if it needs one
 * @param help what it is for
 */
public record Flag(String name, String shorthand, FlagType type, String initial, String bare, String help) {

    /** How pflag names it in errors: {@code -o, --output}. */
    String label() {
        return shorthand.isEmpty() ? "--" + name : "-" + shorthand + ", --" + name;
    }
}
