package dev.ktutor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a real terminal, driven key by key. */
class EndToEndTest {
    private static final String PROMPT = "^root@controlplane:~# $";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTmux() {
        assumeThat(Tmux.available()).as("tmux is not installed: the end-to-end test needs it").isTrue();
    }

    private Tmux ktutor(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "dev.ktutor.app.Main"));
        command.addAll(List.of(arguments));
        return new Tmux(folder, Map.of("KTUTOR_HOME", folder.resolve("home").toString(), "LC_ALL", "C.UTF-8", "TERM", "screen-256color"),
                command);
    }

    @Test
    void a_learner_makes_a_ca_with_a_mistake_a_hint_and_ctrl_c_on_the_way() throws Exception {
        try (Tmux terminal = ktutor("lesson", "start", "create-ca", "--lang", "en")) {
            terminal.await("A key for the authority.* 1/4");
            terminal.await(PROMPT);

            terminal.enter("openssl genrsa -out ca.key 1024");
            terminal.await(PROMPT);
            terminal.enter("check");
            terminal.await("with 1024 bits it is too short");

            terminal.enter("hint");
            terminal.await("Hint 1 of 3");

            terminal.enter("echo looping; while true; do :; done");
            terminal.await("^looping$");
            terminal.key("C-c");
            terminal.await("\\^C");
            terminal.await(PROMPT);
            terminal.type("openssl genrsa -out wrong");
            terminal.await("-out wrong *$");
            terminal.key("C-c");
            terminal.await(PROMPT);

            terminal.enter("openssl genrsa -out ca.key 2048");
            terminal.await("A key for the authority: done, 9 of 10 points");
            assertThat(terminal.screen()).contains("create-ca  2/4  Say who the authority is  (9 of 100 points)");

            terminal.enter("openssl req -new -key ca.key -subj '/CN=KUBERNETES-CA' -out ca.csr");
            terminal.await("Say who the authority is: done, 20 of 20 points");
            terminal.enter("openssl x509 -req -in ca.csr -signkey ca.key -out ca.crt -days 3650");
            terminal.await("The authority vouches for itself: done, 30 of 30 points");
            terminal.enter("for step in 1; do");
            terminal.enter("openssl genrsa -out app.key 2048");
            terminal.enter("openssl req -new -key app.key -subj /CN=app-client -out app.csr; done");
            terminal.await("^> ");
            terminal.enter("openssl x509 -req -in app.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out app.crt -days 365");
            terminal.await("finished with 99 of 100 points");

            terminal.key("C-d");
            terminal.await("Saved. Until next time.");
            terminal.await("ENDED 0");
        }
    }

    @Test
    void who_comes_back_finds_the_lab_as_it_was_left() throws Exception {
        try (Tmux terminal = ktutor()) {
            terminal.await(PROMPT);
            terminal.enter("echo kept > note; cd /tmp");
            terminal.await("^root@controlplane:/tmp# $");
            terminal.enter("exit");
            terminal.await("ENDED 0");
        }
        try (Tmux terminal = ktutor()) {
            terminal.await("Welcome back");
            terminal.enter("cat ~/note");
            terminal.await("^kept$");
            terminal.enter("rm ~/note; ls ~");
            terminal.enter("undo");
            terminal.await("Taken back: rm ~/note; ls ~");
            terminal.enter("cat ~/note | tr a-z A-Z");
            terminal.await("^KEPT$");
            terminal.key("C-r");
            terminal.type("echo kept");
            terminal.await("^root@controlplane:~# echo kept > note; cd /tmp$");
            terminal.await("i-search: echo kept");
            terminal.key("C-c");
            terminal.await(PROMPT);
            terminal.enter("exit");
            terminal.await("ENDED 0");
        }
    }

    @Test
    void a_dumb_terminal_without_colours_is_enough() throws Exception {
        try (Tmux terminal = ktutorDumb()) {
            terminal.await(PROMPT);
            terminal.enter("echo plain");
            terminal.await("^plain$");
            terminal.enter("exit");
            terminal.await("ENDED 0");
        }
    }

    private Tmux ktutorDumb() throws IOException, InterruptedException {
        return new Tmux(folder, Map.of("KTUTOR_HOME", folder.resolve("home").toString(), "NO_COLOR", "1", "LC_ALL", "C.UTF-8"),
                List.of("env", "TERM=dumb", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), "dev.ktutor.app.Main"));
    }
}
