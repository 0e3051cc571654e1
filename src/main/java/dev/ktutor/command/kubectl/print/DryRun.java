package dev.ktutor.command.kubectl.print;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;

/** How far a command goes (cmdutil.GetDryRunStrategy). */
public enum DryRun {
    /** It is done. */
    NONE(""),
    /** Nothing is sent. */
    CLIENT(" (dry run)"),
    /** The server checks and forgets. */
    SERVER(" (server dry run)");

    private final String suffix;

    DryRun(String suffix) {
        this.suffix = suffix;
    }

    /** What is added to the words for what was done. */
    public String of(String operation) {
        return operation + suffix;
    }

    /** What the call says. */
    public static DryRun from(Call call) {
        String said = call.flags().text("dry-run");
        return switch (said) {
            case "none", "" -> NONE;
            case "client" -> CLIENT;
            case "server" -> SERVER;
            case "unchanged" -> {
                KlogLine.warning(call, "helpers.go:737", "--dry-run is deprecated and can be replaced with --dry-run=client.");
                yield CLIENT;
            }
            case "1", "t", "T", "TRUE", "true", "True" -> {
                KlogLine.warning(call, "helpers.go:755", "--dry-run=" + said + " is deprecated (boolean value) and can be replaced with --dry-run=client.");
                yield CLIENT;
            }
            case "0", "f", "F", "FALSE", "false", "False" -> {
                KlogLine.warning(call, "helpers.go:758", "--dry-run=" + said + " is deprecated (boolean value) and can be replaced with --dry-run=none.");
                yield NONE;
            }
            default -> throw KubectlError.of("Invalid dry-run value (" + said + "). Must be \"none\", \"server\", or \"client\".");
        };
    }
}
