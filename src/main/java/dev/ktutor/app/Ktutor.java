package dev.ktutor.app;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** ktutor's own command line. */
@Command(name = "ktutor", mixinStandardHelpOptions = true, versionProvider = Ktutor.Version.class,
        description = "A practice shell for Kubernetes security. Without a command: the interactive shell, where you left it.",
        subcommands = {RunCommand.class, LessonCommand.class, GradeCommand.class, ReachCommand.class, GatewayCommand.class, LintCommand.class,
            GenerateCompletion.class, CommandLine.HelpCommand.class})
final class Ktutor implements Runnable {

    /** What {@code --version} says. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"ktutor " + current()};
        }

        static String current() {
            String version = Ktutor.class.getPackage().getImplementationVersion();
            return version == null ? "(not packaged)" : version;
        }
    }

    /** Runs the command line and returns the exit status; never throws. */
    static int run(String[] args) {
        try {
            Optional<RunRequest> plainRun = args.length > 0 && args[0].equals("run") ? RunRequest.parsePlain(args) : Optional.empty();
            if (plainRun.isPresent()) {
                return ScriptRun.run(plainRun.get());
            }
            return args.length == 0 ? PromptSession.resume() : commandLine().execute(args);
        } catch (RuntimeException | Error e) {
            return report(e);
        }
    }

    /** The parser with all subcommands. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Ktutor());
        line.setStopAtPositional(false);
        line.getSubcommands().get("run").setStopAtPositional(true);
        line.setExecutionExceptionHandler((e, command, result) -> report(e));
        line.setOut(new PrintWriter(System.out, true));
        line.setErr(new PrintWriter(System.err, true));
        return line;
    }

    /** One clear line; the stack trace only for those who ask with KTUTOR_DEBUG=1. */
    static int report(Throwable thrown) {
        if (System.getenv("KTUTOR_DEBUG") != null) {
            thrown.printStackTrace();
        }
        if (thrown instanceof UserError) {
            System.err.println("ktutor: " + thrown.getMessage());
            return ExitCodes.USAGE;
        }
        String what = thrown.getMessage() == null ? "" : ": " + firstLine(thrown.getMessage());
        System.err.println("ktutor: internal error: " + thrown.getClass().getSimpleName() + what
                + " (KTUTOR_DEBUG=1 shows where)");
        return ExitCodes.SOFTWARE;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    @Override
    public void run() {
        PromptSession.resume();
    }
}
