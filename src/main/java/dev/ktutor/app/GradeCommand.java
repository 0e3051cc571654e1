package dev.ktutor.app;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.MeteredOutput;
import dev.ktutor.host.io.Output;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabLogin;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.lab.LessonRun;
import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Pace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktutor grade}: a learner's script, graded without a terminal. */
@Command(name = "grade", mixinStandardHelpOptions = true,
        description = {"Grade a learner's script. The exit status is 0 only if every step passed, and " + ExitCodes.STOPPED
                + " if the script met a limit", "and was stopped; what it had done by then is graded."})
final class GradeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LESSON", description = "the lesson's id")
    private String id = "";

    @Parameters(index = "1", paramLabel = "ANSWERS.sh", description = "the script; - is standard input")
    private String answers = "";

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private GradeReport.Format format = GradeReport.Format.text;

    @Option(names = "--lang", paramLabel = "LANG", description = "en or ko (default: by the locale)")
    private @Nullable String lang;

    @Option(names = "--show-output", description = "show on standard error what the script prints")
    private boolean showOutput;

    @Option(names = "--lessons", paramLabel = "DIR", description = "take lessons from this folder")
    private @Nullable Path folder;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Override
    public Integer call() {
        Language language = PromptSession.language(lang);
        Lessons lessons = Lessons.in(folder);
        Lesson lesson = lessons.lesson(id);
        String script = HostText.readOrStandardInput(answers);
        StandardStreams streams = new StandardStreams();
        Output output = showOutput ? streams.err() : Output.discard();

        Lab lab = Lab.create(new LabOptions(lesson.scenario(), 0, Instant.now(), Pace.JUMP, KeysAhead.inBackground()));
        LessonRun run = new LessonRun(lesson, lab);
        String name = answers.equals("-") ? "bash" : Path.of(answers).getFileName().toString();
        Output metered = new MeteredOutput(output, lab.simulation());
        Shell shell = lab.open(new LabLogin(name, List.of(), Descriptors.of(Input.of(""), metered, metered), null, limits.graded(), false, Map.of()));
        run.play(shell, script);
        GradeReport report = GradeReport.of(lesson, lessons.catalog().words(lesson, language), language, run.results(), shell.limitReached());
        streams.out().print(report.in(format));
        streams.flush();
        return report.stopped() != null ? ExitCodes.STOPPED : report.passed() ? ExitCodes.OK : ExitCodes.FAILURE;
    }
}
