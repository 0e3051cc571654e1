package dev.ktutor.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktutor run}: a bash script in a lab; its stdout, stderr and exit status are the script's. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Run a bash script in a fresh lab: its stdout, stderr and exit status are the script's; " + ExitCodes.STOPPED
                + " if it met a limit and was stopped.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--in", paramLabel = "DIR", description = "copy this folder's files into the lab's /root first")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "DIR", description = "copy the lab's /root into this folder afterwards")
    private @Nullable Path out;

    @Option(names = "--state", paramLabel = "FILE", description = "keep the whole lab in this file between runs")
    private @Nullable Path state;

    @Option(names = "--scenario", paramLabel = "NAME", defaultValue = RunRequest.DEFAULT_SCENARIO, description = "the world to build (default: ${DEFAULT-VALUE})")
    private String scenario = RunRequest.DEFAULT_SCENARIO;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "decides names and numbers that look random (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "-c", paramLabel = "COMMAND", description = "run this text; what follows it is $0, $1, ...")
    private @Nullable String command;

    @Parameters(paramLabel = "SCRIPT", arity = "0..*", description = "the script, or - for standard input, and its arguments")
    private List<String> words = List.of();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Override
    public Integer call() {
        if (command == null && words.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "run needs a SCRIPT, - for standard input, or -c COMMAND");
        }
        return ScriptRun.run(new RunRequest(in, out, state, scenario, seed, limits.plain(), command, words));
    }
}
