package dev.ktutor.host;

import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.sim.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a command: all that it may see of the world.
 *
 * @param host where it runs
 * @param name what it was called as: argv[0]
 * @param args its arguments, without the name
 * @param descriptors its open files
 * @param environment its environment variables
 * @param cwd its working directory, absolute
 * @param umask bits taken from new files' modes
 * @param credentials whose rights it has
 * @param runner how it runs other programs
 * @param screen the learner's terminal; null in scripts and grading
 */
public record Invocation(Host host, String name, List<String> args, Descriptors descriptors, Map<String, String> environment,
        String cwd, int umask, Credentials credentials, CommandRunner runner, @Nullable Screen screen) {

    /** Copies the arguments; the environment is shared and must not be changed afterwards. */
    public Invocation {
        args = List.copyOf(args);
    }

    /** Standard input. */
    public Input in() {
        return descriptors.find(0).filter(f -> f.readable()).map(f -> f.input()).orElseGet(() -> Input.of(new byte[0]));
    }

    /** Standard output. */
    public Output out() {
        return descriptors.find(1).filter(f -> f.writable()).map(f -> f.output()).orElseGet(Output::discard);
    }

    /** Standard error. */
    public Output err() {
        return descriptors.find(2).filter(f -> f.writable()).map(f -> f.output()).orElseGet(Output::discard);
    }

    /** The file system as this process sees it. */
    public FileView files() {
        return new FileView(host.files(), credentials, cwd, umask, descriptors);
    }

    /** An environment variable. */
    public Optional<String> env(String variable) {
        return Optional.ofNullable(environment.get(variable));
    }

    /** Clock, events and processes. */
    public Simulation simulation() {
        return host.simulation();
    }

    /** The same call with other arguments. */
    public Invocation withArgs(String newName, List<String> newArgs) {
        return new Invocation(host, newName, newArgs, descriptors, environment, cwd, umask, credentials, runner, screen);
    }

    /** The same call with other open files. */
    public Invocation withDescriptors(Descriptors files) {
        return new Invocation(host, name, args, files, environment, cwd, umask, credentials, runner, screen);
    }

    /** The same call with another environment. */
    public Invocation withEnvironment(Map<String, String> variables) {
        return new Invocation(host, name, args, descriptors, variables, cwd, umask, credentials, runner, screen);
    }

    /** The same call from another directory. */
    public Invocation at(String directory) {
        return new Invocation(host, name, args, descriptors, environment, directory, umask, credentials, runner, screen);
    }

    /** The same call as another user. */
    public Invocation as(Credentials user) {
        return new Invocation(host, name, args, descriptors, environment, cwd, umask, user, runner, screen);
    }

    /** The same call on another host. */
    public Invocation on(Host other) {
        return new Invocation(other, name, args, descriptors, environment, cwd, umask, credentials, runner, screen);
    }

    /** Runs another program with this call's streams, environment, user and directory; see {@link CommandRunner}. */
    public ExitStatus run(List<String> argv) {
        return runner.run(argv, this);
    }

    /** Says something on standard error and gives the status: {@code return in.fail(1, "cat: x: ...")}. */
    public ExitStatus fail(int status, String message) {
        err().println(message);
        return ExitStatus.of(status);
    }
}
