package dev.ktutor.app;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ktutor generate-completion}: a completion script for the host's bash or zsh. */
@Command(name = "generate-completion", mixinStandardHelpOptions = true,
        description = "Print a completion script for bash and zsh: source <(ktutor generate-completion)")
final class GenerateCompletion implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        System.out.print(AutoComplete.bash("ktutor", spec.root().commandLine()));
        System.out.flush();
    }
}
