package dev.ktutor.command.kubectl.core;

import dev.ktutor.command.kubectl.flags.CommandSpec;
import dev.ktutor.command.kubectl.flags.CommandTree;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Output;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.client.KubeClient;
import java.time.Instant;
import java.util.List;

/**
 * One call of a kubectl command.
 *
 * @param in where it runs
 * @param tree all commands
 * @param spec the command
 * @param flags what was said
 * @param access the way to the cluster
 */
public record Call(Invocation in, CommandTree tree, CommandSpec spec, ParsedFlags flags, ClusterAccess access) {

    /** The words that are no flags. */
    public List<String> args() {
        return flags.args();
    }

    /** Standard output. */
    public Output out() {
        return in.out();
    }

    /** Standard error. */
    public Output err() {
        return in.err();
    }

    /** The files as the caller sees them. */
    public FileView files() {
        return in.files();
    }

    /** The lab's time. */
    public Instant now() {
        return in.simulation().now();
    }

    /** The namespace to work in. */
    public String namespace() {
        return access.config().namespace();
    }

    /** Whether {@code --namespace} was given. */
    public boolean namespaceGiven() {
        return access.config().namespaceGiven();
    }

    /** The client. */
    public KubeClient client() {
        return access.client();
    }

    /** Says something in the way of warnings. */
    public void warn(String text) {
        err().println("Warning: " + text);
    }

    /** Passes the server's warnings on to the user. */
    public ApiResponse warned(ApiResponse response) {
        response.warnings().forEach(this::warn);
        return response;
    }

    /** Prints the command's help. */
    public void help() {
        out().print(spec.help());
    }
}
