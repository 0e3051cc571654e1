package dev.ktutor.app;

/** {@code ktutor run}, once its command line is understood. */
final class ScriptRun {
    private ScriptRun() { }

    static int run(RunRequest request) {
        throw new UserError("run is not available yet");
    }
}
