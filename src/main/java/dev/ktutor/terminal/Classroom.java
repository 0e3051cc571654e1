package dev.ktutor.terminal;

import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.lab.LessonSession;
import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.Step;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lab, the lesson played in it and what the learner asks of the tutor. Lives on the lab's thread. */
final class Classroom {
    private static final int STORIES = 3;

    private final LearnerStore store;
    private final Function<Language, Tutor> tutors;
    private final Function<Lab, LabSession> opener;
    private Tutor tutor;
    private LabSession room;
    private @Nullable LessonSession lesson;
    /** Chosen, but not begun: that needs the cluster, which comes up behind the prompt. */
    private @Nullable Lesson chosen;
    private long commandMark;

    /** A classroom around a lab; a lesson that was being played in it goes on. */
    Classroom(LearnerStore store, Function<Language, Tutor> tutors, Language language, Function<Lab, LabSession> opener, Lab lab) {
        this.store = store;
        this.tutors = tutors;
        this.tutor = tutors.apply(language);
        this.opener = opener;
        this.room = opener.apply(lab);
        resume(lab);
    }

    private void resume(Lab lab) {
        if (lab.memory() instanceof Map<?, ?> memory && memory.get("lesson") instanceof String id && memory.get("progress") != null) {
            lesson = tutor.lesson(id).map(found -> LessonSession.resume(found, lab, memory.get("progress"))).orElse(null);
        }
    }

    LabSession room() {
        return room;
    }

    Tutor tutor() {
        return tutor;
    }

    /** Begins a lesson in a lab of its own. */
    List<String> begin(Lesson next) {
        LabOptions options = room.options().withScenario(next.scenario());
        Lab lab = Lab.create(new LabOptions(options.scenario(), options.seed(), room.lab().simulation().now(), options.pace(), options.keys()));
        room = opener.apply(lab);
        lesson = null;
        chosen = next;
        List<String> lines = new ArrayList<>(tutor.introduction(next));
        lines.addAll(tutor.firstTask(next));
        return lines;
    }

    /** Brings the cluster up and begins the lesson that was chosen; costs nothing the second time. */
    void ready() {
        Lesson next = chosen;
        if (next == null) {
            room.lab().warmUp();
        } else {
            lesson = LessonSession.begin(next, room.lab());
            chosen = null;
        }
    }

    /** The task at hand; empty if no lesson is played. */
    List<String> task() {
        return lesson == null ? List.of() : tutor.task(lesson);
    }

    /** Runs a command line. */
    Shell.Outcome execute(String line) {
        ready();
        commandMark = room.lab().journal().mark();
        return room.execute(line);
    }

    /** Runs what is left of a line after the learner's editor. */
    Shell.Outcome edit(String text) {
        ready();
        commandMark = room.lab().journal().mark();
        return room.edit(text);
    }

    /** Answers a word said in a shell within the shell, which would not outlive a change of the world. */
    List<String> answerWithin(TutorWord.Call call) throws IOException {
        boolean begins = call.word().filter(word -> word == TutorWord.LESSONS).isPresent() && !call.argument().isEmpty();
        if (begins || call.word().isPresent() && !call.word().get().harmless()) {
            return List.of(tutor.say("leave-first", "word", call.word().get().word()));
        }
        return answer(call);
    }

    /** Whether steps were passed meanwhile: good news, or nothing. */
    List<String> news() {
        LessonSession session = lesson;
        if (session == null || session.step().isEmpty()) {
            return List.of();
        }
        List<Step> passed = session.advance();
        if (passed.isEmpty()) {
            return List.of();
        }
        keepProgress(session);
        return tutor.passed(session, passed);
    }

    private void keepProgress(LessonSession session) {
        try {
            store.progress(session.lesson().id(), session.progress());
        } catch (IOException e) {
            // The lab's own file carries the progress too; leaving reports what cannot be saved.
            return;
        }
    }

    /** What the status line shows. */
    String status() {
        if (chosen != null) {
            return tutor.firstStatus(chosen);
        }
        return lesson == null ? "" : tutor.status(lesson);
    }

    /** Keeps the lab and what is played in it. */
    void save() throws IOException {
        if (chosen != null) {
            ready();
        }
        LessonSession session = lesson;
        Map<String, Object> memory = new LinkedHashMap<>();
        if (session != null) {
            memory.put("lesson", session.lesson().id());
            memory.put("progress", session.progress());
            store.progress(session.lesson().id(), session.progress());
        }
        room.lab().remember(memory);
        store.save(room.lab());
    }

    /** Answers a word to the tutor. */
    List<String> answer(TutorWord.Call call) throws IOException {
        if (chosen != null) {
            ready();
        }
        if (call.word().isEmpty()) {
            return List.of(tutor.say("unknown", "word", call.argument()));
        }
        return switch (call.word().get()) {
            case HELP -> tutor.help();
            case LESSONS -> call.argument().isEmpty() ? tutor.lessons(progress()) : tutor.lesson(call.argument()).map(this::begin).orElseGet(List::of);
            case PROGRESS -> tutor.progress(progress());
            case LANGUAGE -> language(call.argument());
            case WHY -> tutor.why(refusals());
            case UNDO -> List.of(room.undo().map(command -> tutor.say("undone", "command", command)).orElseGet(() -> tutor.say("undo-nothing")));
            case TASK, HINT, CHECK, SOLUTION, NEXT, SKIP, RESET -> lesson == null ? List.of(tutor.say("no-lesson"))
                    : inLesson(call.word().get(), call.argument(), lesson);
        };
    }

    private List<String> inLesson(TutorWord word, String argument, LessonSession session) {
        return switch (word) {
            case HINT -> tutor.hint(session);
            case SOLUTION -> tutor.solution(session);
            case CHECK -> newsOr(tutor.check(session));
            case NEXT -> newsOr(session.step().isEmpty() ? tutor.task(session) : List.of(tutor.say("next-refused")));
            case SKIP -> {
                session.skip();
                keepProgress(session);
                yield tutor.task(session);
            }
            case RESET -> reset(argument, session);
            default -> tutor.task(session);
        };
    }

    private List<String> newsOr(List<String> otherwise) {
        List<String> news = news();
        return news.isEmpty() ? otherwise : news;
    }

    private List<String> reset(String argument, LessonSession session) {
        boolean whole = argument.equals("lesson");
        if (whole) {
            session.resetLesson();
        } else {
            session.resetStep();
        }
        room.forget();
        List<String> lines = new ArrayList<>(List.of(tutor.say(whole ? "reset-lesson" : "reset-step")));
        lines.addAll(tutor.task(session));
        return lines;
    }

    private List<String> language(String code) throws IOException {
        Optional<Language> chosen = Language.of(code);
        if (chosen.isPresent()) {
            tutor = tutors.apply(chosen.get());
            store.language(chosen.get());
        }
        return List.of(tutor.say("language-set"));
    }

    private Map<String, Object> progress() {
        Map<String, Object> all = new LinkedHashMap<>(store.progress());
        if (lesson != null) {
            all.put(lesson.lesson().id(), lesson.progress());
        }
        return all;
    }

    /** What the last command was refused; if nothing, the last refusal of all. */
    private List<Decision> refusals() {
        List<Decision> latest = room.lab().journal().since(commandMark).stream()
                .filter(decision -> decision.verdict() == Decision.Verdict.REFUSED).distinct().toList();
        if (latest.isEmpty()) {
            return room.lab().journal().lastRefusal().stream().toList();
        }
        return latest.subList(Math.max(0, latest.size() - STORIES), latest.size());
    }
}
