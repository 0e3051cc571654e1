package dev.ktutor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.CommandPrompt;
import dev.ktutor.host.CommandPrompt.Typed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line editor, key by key over byte streams. */
class PromptTest {
    private static final String PASTE = "\u001b[200~";
    private static final String PASTED = "\u001b[201~";
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final FakeShell shell = new FakeShell();

    /** A shell that knows two commands and three files. */
    private static final class FakeShell implements CommandPrompt {
        private final List<String> history = new ArrayList<>(List.of("kubectl get pods", "cat 'a b' c.txt"));
        private boolean vi;

        @Override
        public Asking ask() {
            return new Asking("\u0001\u001b[1m\u0002me\u0001\u001b[0m\u0002$ ", "> ", List.copyOf(history), Set.of("cat", "kubectl"), Set.of(Comfort.values()), vi);
        }

        @Override
        public boolean incomplete(String text) {
            return text.endsWith("\\") || text.contains("<<EOF") && !text.endsWith("\nEOF");
        }

        @Override
        public Completion complete(String line, int cursor) {
            int from = line.lastIndexOf(' ', cursor - 1) + 1;
            String word = line.substring(from, cursor);
            List<String> fit = List.of("apple", "apricot", "banana").stream().filter(name -> name.startsWith(word)).toList();
            return fit.isEmpty() ? Completion.NONE : new Completion(from, fit.size() == 1 ? fit.get(0) + " " : "ap", fit);
        }
    }

    /** Keys that come at once; then nothing more does. */
    private static final class Keys extends InputStream {
        private final ByteArrayInputStream keys;
        private final CountDownLatch closed = new CountDownLatch(1);

        Keys(String keys) {
            this.keys = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() {
            int key = keys.read();
            if (key < 0) {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return key;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int key = length == 0 ? -1 : read();
            if (key < 0) {
                return length == 0 ? 0 : -1;
            }
            buffer[offset] = (byte) key;
            return 1;
        }

        @Override
        public int available() {
            return keys.available();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /** Reads until the keys are used up. */
    private List<Typed> typed(String type, String keys) throws IOException {
        InputStream input = type.equals("dumb") ? new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)) : new Keys(keys + "\u0004");
        List<Typed> typed = new ArrayList<>();
        try (Terminal terminal = type.equals("dumb") ? new DumbTerminal("t", "dumb", input, screen, StandardCharsets.UTF_8)
                : new ExternalTerminal(null, "t", type, input, screen, StandardCharsets.UTF_8, Terminal.SignalHandler.SIG_DFL, true)) {
            terminal.setSize(new Size(80, 24));
            // All keys are there before the first prompt is: none of them may become a signal on the way.
            Attributes attributes = terminal.getAttributes();
            attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false);
            terminal.setAttributes(attributes);
            if (terminal.canPauseResume() && terminal.paused()) {
                terminal.resume();
            }
            Prompt prompt = new Prompt(terminal, !type.equals("dumb"), false);
            LabVoice voice = new LabVoice() {
                @Override
                public <T> @Nullable T ask(Callable<T> question) {
                    try {
                        return question.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            do {
                typed.add(prompt.read(shell, voice));
            } while (!(typed.get(typed.size() - 1) instanceof Typed.End));
        }
        return typed.subList(0, typed.size() - 1);
    }

    private static Typed line(String text) {
        return new Typed.Line(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm", "dumb"})
    void lines_come_as_they_are_typed(String type) throws IOException {
        assertThat(typed(type, "ls -l\recho one\\\rtwo\r")).containsExactly(line("ls -l"), line("echo one\\\ntwo"));
    }

    @Test
    void ctrl_c_gives_up_the_line_and_loses_no_key_behind_it() throws IOException {
        assertThat(typed("xterm", "sleep 10\u0003ls\r\u0003\u0003pwd\r")).containsExactly(new Typed.Abandoned(), line("ls"), new Typed.Abandoned(),
                new Typed.Abandoned(), line("pwd"));
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("^C");
    }

    @Test
    void ctrl_d_ends_only_at_an_empty_line() throws IOException {
        assertThat(typed("xterm", "lss\u001b[D\u0004\r")).containsExactly(line("ls"));
    }

    @Test
    void tab_completes_the_second_tab_lists() throws IOException {
        assertThat(typed("xterm", "cat b\tx\r")).containsExactly(line("cat banana x"));
        assertThat(typed("xterm", "cat a\tr\t\r")).containsExactly(line("cat apricot "));
        screen.reset();
        typed("xterm", "cat ap\t\r");
        assertThat(screen.toString(StandardCharsets.UTF_8)).doesNotContain("apricot");
        typed("xterm", "cat ap\t\t\r");
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("apple    apricot");
    }

    @Test
    void a_manifest_is_pasted_in_one_piece_with_its_tabs() throws IOException {
        StringBuilder manifest = new StringBuilder("cat > pod.yaml <<EOF");
        for (int i = 0; i < 60; i++) {
            manifest.append("\n  key").append(i).append(":\ta\t# !bang");
        }
        manifest.append("\nEOF");
        assertThat(typed("xterm", PASTE + manifest.toString().replace('\n', '\r') + PASTED + "\r")).containsExactly(line(manifest.toString()));
    }

    @Test
    void keys_are_readlines() throws IOException {
        assertThat(typed("xterm", "ab\u007fc\r" + "ls -l /a/b\u0017x\r" + "abc def\u0001\u000bq\r" + "abc\u0015d\r" + "echo \u001b.\r" + "echo \u001b.\u001b.\r"
                + "\u001b[A\u001b[A\r" + "\u0012get\r" + "a)b]c}\r" + "word\u001b[D\r"))
                .containsExactly(line("ac"), line("ls -l x"), line("q"), line("d"), line("echo c.txt"), line("echo pods"), line("kubectl get pods"),
                        line("kubectl get pods"), line("a)b]c}"), line("word"));
        assertThat(typed("xterm", "text\u0018\u0005")).containsExactly(new Typed.Edit("text"));
    }

    @Test
    void vi_keys_on_wish() throws IOException {
        shell.vi = true;
        assertThat(typed("xterm", "abc\u001b0x\r")).containsExactly(line("bc"));
    }
}
