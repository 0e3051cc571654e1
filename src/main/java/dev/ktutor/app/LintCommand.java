package dev.ktutor.app;

import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.lab.LessonLint;
import dev.ktutor.sim.Pace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktutor lint}: the lessons hold what they promise. */
@Command(name = "lint", mixinStandardHelpOptions = true, description = "Prove that lessons are valid: their files, that no step passes "
        + "before its answer is given, that every model answer passes and every usual mistake is explained.")
final class LintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LESSON", arity = "0..*", description = "ids (default: all)")
    private List<String> ids = List.of();

    @Option(names = "--lessons", paramLabel = "DIR", description = "take lessons from this folder instead of those that ktutor brings")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        Lessons lessons = Lessons.in(folder);
        LessonLint lint = new LessonLint(lessons.catalog(), scenario -> Lab.create(new LabOptions(scenario, 0, Instant.now(),
                Pace.JUMP, KeysAhead.inBackground())));
        int bad = 0;
        for (String id : ids.isEmpty() ? lessons.catalog().ids() : ids) {
            List<String> problems = lint.problems(id);
            bad += problems.isEmpty() ? 0 : 1;
            problems.forEach(System.err::println);
            System.out.println(id + ": " + (problems.isEmpty() ? "ok" : problems.size() + (problems.size() == 1 ? " problem" : " problems")));
        }
        System.out.flush();
        return bad == 0 ? ExitCodes.OK : ExitCodes.FAILURE;
    }
}
