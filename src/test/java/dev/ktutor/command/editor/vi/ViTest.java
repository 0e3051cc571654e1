package dev.ktutor.command.editor.vi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** vi as a program: keys from standard input, files, vimrc, ex mode. */
class ViTest {
    private static final String START = "kind: Pod\n  name: web\n";

    private final CommandFixture fixture = CommandFixture.standard().file("pod.yaml", START);

    private int type(String file, String keys) {
        return fixture.run(List.of("vi", file), keys).status();
    }

    private String text(String file) {
        return fixture.view().readText(file);
    }

    @Test
    void keysFromStandardInput_areTypedAndSaved() {
        assertThat(type("pod.yaml", ":s/Pod/Job/\r:wq\r")).isZero();
        assertThat(text("pod.yaml")).startsWith("kind: Job\n");
        assertThat(type("pod.yaml", "x:q\r")).isEqualTo(1);
        assertThat(type("pod.yaml", "x:q!\r")).isZero();
        assertThat(type("new", "ihello\u001bZZ")).isZero();
        assertThat(text("new")).isEqualTo("hello\n");
    }

    @Test
    void withoutVimrc_yamlIsIndentedAsItsFileTypeAsks() {
        type("pod.yaml", "Gospec:\rcontainers:\r- name: a\rimage: b\u001b:wq\r");
        assertThat(text("pod.yaml")).isEqualTo(START + "  spec:\n    containers:\n      - name: a\n        image: b\n");
    }

    @Test
    void vimrc_decides() {
        fixture.view().write("/root/.vimrc", "\" mine\nset et ts=2 sw=2\n");
        type("pod.yaml", "Go\ta:\rb\u001b:wq\r");
        assertThat(text("pod.yaml")).isEqualTo(START + "  a:\nb\n");
    }

    @Test
    void exMode_readsCommands() {
        assertThat(fixture.run(List.of("vim", "-e", "-s", "pod.yaml"), "1d\nwq\n").status()).isZero();
        assertThat(text("pod.yaml")).isEqualTo("  name: web\n");
    }

    @Test
    void emptyFile_staysEmptyUntilSomethingIsTyped() {
        fixture.view().write("empty", "");
        type("empty", ":w\r:q\r");
        assertThat(text("empty")).isEmpty();
        type("empty", "ix\u001bx:wq\r");
        assertThat(text("empty")).isEqualTo("\n");
        type("empty", "dd:wq\r");
        assertThat(text("empty")).isEmpty();
    }

    @Test
    void wrongOption_getsVimsWords() {
        CommandFixture.Result result = fixture.run(List.of("vi", "-z"), "");
        assertThat(result.err()).contains("Unknown option argument: \"-z\"\nMore info with: \"vim -h\"\n");
        assertThat(result.status()).isEqualTo(1);
    }
}
