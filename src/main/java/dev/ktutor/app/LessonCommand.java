package dev.ktutor.app;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.terminal.Attainment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktutor lesson}: list them, start one. */
@Command(name = "lesson", mixinStandardHelpOptions = true, description = "List the lessons or start one.")
final class LessonCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "lesson needs a command: list or start");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the lessons and what you have achieved in them.")
    int list(@Option(names = "--json", description = "as JSON") boolean json,
            @Option(names = "--lang", paramLabel = "LANG", description = "en or ko (default: by the locale)") @Nullable String lang) {
        Language language = PromptSession.language(lang);
        Lessons lessons = Lessons.in(null);
        Map<String, Object> progress = LabHome.ofUser().progress();
        List<Object> trees = new ArrayList<>();
        StringBuilder table = new StringBuilder();
        for (String id : lessons.catalog().ids()) {
            Lesson lesson = lessons.lesson(id);
            String title = lessons.catalog().words(lesson, language).title();
            Attainment reached = Attainment.of(lesson, progress.get(id));
            trees.add(Tree.of("id", id, "title", title, "minutes", (long) lesson.minutes(), "steps", (long) lesson.steps().size(),
                    "passed", (long) reached.passed(), "points", (long) reached.points(), "max", (long) lesson.points()));
            table.append(String.format("%-20s %3d min  %3d/%-3d  %s%n", id, lesson.minutes(), reached.points(), lesson.points(), title));
        }
        System.out.print(json ? Json.pretty(trees, 2) + "\n" : table.toString());
        System.out.flush();
        return ExitCodes.OK;
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Open the shell with this lesson.")
    int start(@Parameters(paramLabel = "ID", description = "the lesson's id, as in the list") String id,
            @Option(names = "--lang", paramLabel = "LANG", description = "en or ko (default: by the locale)") @Nullable String lang) {
        Lessons lessons = Lessons.in(null);
        return PromptSession.run(lessons.catalog(), lessons.lesson(id), PromptSession.language(lang));
    }
}
