package dev.ktutor.terminal;

import dev.ktutor.host.CommandPrompt;
import dev.ktutor.host.CommandPrompt.Typed;
import dev.ktutor.lab.WallPace;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.LessonCatalog;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.shell.interp.Shell;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** The prompt: shows, asks, hands lines to the lab and shows what comes of them. */
public final class InteractiveShell {

    /**
     * How it begins.
     *
     * @param lesson a lesson to start at once; null goes on where the learner left
     * @param environment variables of the host that the lab is told
     * @param debug whether our own mistakes are shown with their stack traces
     */
    public record Options(LessonCatalog catalog, Language language, @Nullable Lesson lesson, boolean noColour, boolean debug,
            String version, Map<String, String> environment, Supplier<Instant> clock, KeyGenerator keys) { }

    private static final int PATIENCE_SECONDS = 3;

    private final Options options;
    private final LearnerStore store;
    private final LearnerTerminal terminal;
    private final WallPace pace;
    private final Keyboard keyboard;
    private final StatusLine status;
    private final LabThread lab;
    private final Prompt prompt;
    private volatile @Nullable Classroom classroom;
    private volatile boolean busy;

    private InteractiveShell(Options options, LearnerStore store, LearnerTerminal terminal) {
        this.options = options;
        this.store = store;
        this.terminal = terminal;
        this.pace = new WallPace(options.clock());
        this.keyboard = new Keyboard(terminal.jline(), pace);
        this.status = new StatusLine(terminal.jline(), terminal.capable());
        this.lab = new LabThread(pace, () -> {
            Classroom room = classroom;
            return room == null ? null : room.room().lab().simulation();
        }, this::glance);
        this.prompt = new Prompt(terminal.jline(), terminal.capable(), terminal.ansi().enabled());
    }

    /** Runs a session at the terminal of this process until the learner leaves; the exit status. */
    public static int run(Options options, LearnerStore store) throws IOException {
        try (LearnerTerminal terminal = LearnerTerminal.open(options.noColour())) {
            return new InteractiveShell(options, store, terminal).converse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private Classroom room() {
        Classroom room = classroom;
        if (room == null) {
            throw new IllegalStateException("no lab yet");
        }
        return room;
    }

    private int converse() throws InterruptedException, IOException {
        CompletableFuture<List<String>> opened = lab.submit(this::open);
        terminal.jline().handle(Terminal.Signal.INT, signal -> interrupt());
        // Ctrl-Z must not stop the whole lab behind the learner's back.
        terminal.jline().handle(Terminal.Signal.TSTP, signal -> cannotSuspend());
        show(await(opened, List.of()));
        Thread saver = new Thread(this::saveInHaste);
        Runtime.getRuntime().addShutdownHook(saver);
        int code = loop();
        Runtime.getRuntime().removeShutdownHook(saver);
        leave();
        return code;
    }

    /** Makes or restores the lab; gives what is shown first. */
    private List<String> open() {
        Language language = store.language().orElse(options.language());
        LabOptions fresh = new LabOptions(LabOptions.DEFAULT_SCENARIO, 0, options.clock().get(), pace, options.keys());
        Tutor tutor = tutor(language);
        String first = tutor.say("welcome", "version", options.version());
        Lab world = null;
        if (options.lesson() == null) {
            try {
                Optional<Lab> kept = store.restore(fresh);
                if (kept.isPresent()) {
                    world = kept.get();
                    first = tutor.say("resumed");
                }
            } catch (LearnerStore.Unusable e) {
                first = tutor.say("lost-lab", "reason", String.valueOf(e.getMessage()), "file", e.file());
            }
        }
        Lab started = world == null ? Lab.create(fresh) : world;
        pace.startAt(started.simulation().now());
        Classroom room = new Classroom(store, this::tutor, language, this::openRoom, started);
        classroom = room;
        Lesson lesson = options.lesson();
        if (lesson != null) {
            return room.begin(lesson);
        }
        List<String> lines = new ArrayList<>(List.of(first));
        lines.addAll(room.task());
        return lines;
    }

    private LabSession openRoom(Lab world) {
        return new LabSession(world, terminal, keyboard, status, options.environment(), options.catalog().ids(), store);
    }

    private Tutor tutor(Language language) {
        return new Tutor(options.catalog(), language, new Panel(terminal.width(), terminal.ansi(), terminal.capable()), terminal.ansi());
    }

    /** Behind the prompt: what the first command needs is made while the learner reads and types. */
    private @Nullable Void makeReady() {
        room().ready();
        return null;
    }

    private int loop() throws InterruptedException {
        while (true) {
            status.show(await(lab.submit(() -> room().status()), ""));
            CommandPrompt shell = await(lab.submit(() -> room().room().shell().prompting()), null);
            Typed typed = shell == null ? new Typed.End() : prompt.read(shell, voice());
            if (typed instanceof Typed.Abandoned) {
                await(lab.submit(() -> room().room().abandoned()), null);
            } else if (typed instanceof Typed.Edit edit) {
                execute(() -> room().edit(edit.text()));
            } else if (!(typed instanceof Typed.Line line)) {
                terminal.println("exit");
                return 0;
            } else if (!line.text().isBlank() && !answered(line.text()) && execute(() -> room().execute(line.text()))) {
                return 0;
            }
        }
    }

    /** How the main shell is asked; while the learner reads and types, the cluster is made ready behind the answers. */
    private LabVoice voice() {
        return new LabVoice() {
            private boolean readying;

            @Override
            public <T> @Nullable T ask(Callable<T> question) {
                CompletableFuture<T> outcome = lab.submit(question);
                if (!readying) {
                    readying = true;
                    lab.submit(InteractiveShell.this::makeReady);
                }
                return Inquiry.awaited(outcome, PATIENCE_SECONDS);
            }
        };
    }

    private boolean answered(String line) throws InterruptedException {
        Optional<TutorWord.Call> call = TutorWord.parse(line, options.catalog().ids());
        if (call.isPresent()) {
            show(await(lab.submit(() -> room().answer(call.get())), List.of()));
        }
        return call.isPresent();
    }

    /** A shell within the shell asks for a command; words to the tutor are answered on the way. */
    private void askFor(Inquiry inquiry) {
        busy = false;
        while (true) {
            show(orNone(inquiry.ask(() -> room().news())));
            Typed typed = prompt.read(inquiry.shell(), inquiry);
            Optional<TutorWord.Call> call = typed instanceof Typed.Line line && !line.text().isBlank()
                    ? TutorWord.parse(line.text(), options.catalog().ids()) : Optional.empty();
            if (call.isEmpty()) {
                busy = true;
                inquiry.answer(typed);
                return;
            }
            show(orNone(inquiry.ask(() -> room().answerWithin(call.get()))));
        }
    }

    private static List<String> orNone(@Nullable List<String> lines) {
        return lines == null ? List.of() : lines;
    }

    /** Runs a command while keys go to it; true if the shell has ended. */
    private boolean execute(Callable<Shell.Outcome> command) throws InterruptedException {
        busy = true;
        CompletableFuture<Shell.Outcome> outcome = lab.submit(command);
        outcome.whenComplete((result, failure) -> keyboard.doneServing());
        try {
            keyboard.serve(outcome::isDone, this::askFor);
        } catch (IOException e) {
            // The terminal is gone; what runs goes on without a keyboard.
            awaitQuietly(outcome);
        }
        busy = false;
        Shell.Outcome result = await(outcome, null);
        show(await(lab.submit(() -> room().news()), List.of()));
        return result != null && result.result() == Shell.Result.EXITED;
    }

    private void interrupt() {
        Classroom room = classroom;
        if (busy && room != null) {
            // While the driver echoes, it has shown the ^C itself.
            terminal.println(keyboard.discardLine() ? "^C" : "");
            room.room().interrupt();
            pace.wake();
        }
    }

    private void cannotSuspend() {
        Classroom room = classroom;
        if (room != null) {
            terminal.println(room.tutor().say("no-suspend"));
        }
    }

    /** About once a second while the learner thinks: what was still under way may have come true. */
    private void glance() {
        try {
            List<String> news = room().news();
            if (!news.isEmpty()) {
                prompt.printAbove(String.join("\n", news));
                status.show(room().status());
            }
        } catch (RuntimeException e) {
            report(e);
        }
    }

    private void leave() throws InterruptedException {
        try {
            await(lab.submit(() -> room().room().keepHistory(store)), null);
            lab.submit(() -> {
                room().save();
                return "";
            }).get();
            status.show("");
            show(List.of(room().tutor().say("bye")));
        } catch (ExecutionException e) {
            show(List.of(room().tutor().say("not-saved", "reason", String.valueOf(e.getCause().getMessage()))));
        }
    }

    /** The terminal was closed or the process told to end. */
    private void saveInHaste() {
        try {
            lab.submit(() -> {
                room().room().keepHistory(store);
                room().save();
                return "";
            }).get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            // Nothing can be shown any more; the file of last time stays as it was.
            return;
        }
    }

    private void show(List<String> lines) {
        lines.forEach(terminal::println);
    }

    private static void awaitQuietly(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            return;
        }
    }

    private <T> T await(CompletableFuture<T> future, T otherwise) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            report(e.getCause());
            return otherwise;
        }
    }

    /** A mistake of ours: one line, never a stack trace unless asked for. */
    private void report(Throwable mistake) {
        Classroom room = classroom;
        String reason = mistake.getClass().getSimpleName() + (mistake.getMessage() == null ? "" : ": " + mistake.getMessage().lines().findFirst().orElse(""));
        terminal.println(room == null ? "ktutor: " + reason : room.tutor().say("internal", "reason", reason));
        if (options.debug()) {
            mistake.printStackTrace(terminal.jline().writer());
            terminal.jline().flush();
        }
    }
}
