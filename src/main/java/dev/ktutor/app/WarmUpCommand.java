package dev.ktutor.app;

import picocli.CommandLine.Command;

/** The training run behind the class-data archive (see scripts/ktutor): touches what a session touches. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Runnable {
    @Override
    public void run() {
        Ktutor.commandLine().getUsageMessage();
    }
}
