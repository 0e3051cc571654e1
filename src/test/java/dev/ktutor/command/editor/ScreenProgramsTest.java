package dev.ktutor.command.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import dev.ktutor.command.editor.nano.Nano;
import dev.ktutor.command.editor.pager.Less;
import dev.ktutor.command.editor.pager.More;
import dev.ktutor.command.editor.vi.Vi;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The editors and pagers on a small terminal: what is typed, and what is seen when. */
class ScreenProgramsTest {
    private static final String NUMBERS = IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

    private final CommandFixture fixture = CommandFixture.standard().file("f", NUMBERS).file("ko.yaml", "이름: 값\n\ta\n").file("g", "one\ntwo\n");

    @Test
    void vi_showsFileModeAndRuler() {
        FakeScreen screen = new FakeScreen(6, 60, "G", "i", "x", "\u001b", ":", "q", "\r", ":", "q", "!", "\r");
        screen.run(fixture, new Vi("vi"), "f");
        assertThat(screen.before(0)).containsExactly("line 1", "line 2", "line 3", "line 4", "line 5", "\"f\" 30L, 231B" + " ".repeat(29) + "1,1           Top");
        assertThat(screen.before(1).get(4)).isEqualTo("line 30");
        assertThat(screen.before(2).get(5)).startsWith("-- INSERT --").endsWith("30,1          Bot");
        assertThat(screen.before(7).get(5)).startsWith("E37: No write since last change ");
    }

    @Test
    void vi_drawsTabsAndWideCharacters_andFollowsResizing() {
        FakeScreen screen = new FakeScreen(6, 60, "j", "resize 5 40", "l", ":", "q", "\r");
        screen.run(fixture, new Vi("vi"), "ko.yaml");
        assertThat(screen.before(0)).startsWith("이름: 값", "        a", "~");
        assertThat(screen.before(2)).hasSize(5);
        assertThat(screen.before(3).get(4)).endsWith("2,2-9         All");
    }

    @Test
    void less_pagesAndSearches() {
        FakeScreen screen = new FakeScreen(6, 60, " ", "/", "2", "9", "\r", "g", "&", "1", "1", "\r", "q");
        assertThat(screen.run(fixture, new Less(), "f")).isEqualTo("0");
        assertThat(screen.before(0)).containsExactly("line 1", "line 2", "line 3", "line 4", "line 5", "f");
        assertThat(screen.before(1)).containsExactly("line 6", "line 7", "line 8", "line 9", "line 10", ":");
        assertThat(screen.before(5)).containsExactly("line 29", "line 30", "~", "~", "~", "(END)");
        assertThat(screen.before(10)).containsExactly("line 11", "~", "~", "~", "~", "& (END)");
    }

    @Test
    void less_goesThroughFiles_andCatsWhatFits() {
        FakeScreen screen = new FakeScreen(6, 70, ":", "n", ":", "n", "\r", "q");
        screen.run(fixture, new Less(), "g", "f");
        assertThat(screen.before(0).get(5)).isEqualTo("g (file 1 of 2) (END) - Next: f");
        assertThat(screen.before(2).get(5)).isEqualTo("f (file 2 of 2)");
        assertThat(screen.before(4).get(5)).isEqualTo("No next file  (press RETURN)");
        assertThat(new FakeScreen(6, 70).run(fixture, new Less(), "-F", "g")).isEqualTo("0one\ntwo\n");
    }

    @Test
    void more_leavesWhatWasSeen() {
        FakeScreen screen = new FakeScreen(6, 60, " ", "q");
        assertThat(screen.run(fixture, new More(), "f")).startsWith("0line 1\n").endsWith("line 10\n");
        assertThat(screen.before(0).get(5)).isEqualTo("--More--(16%)");
    }

    @Test
    void pagers_withoutScreen_areCat() {
        assertThat(fixture.run("less g").out()).isEqualTo("one\ntwo\n");
        assertThat(fixture.run("more g").out()).isEqualTo("one\ntwo\n");
        assertThat(fixture.run("less nofile").err()).isEqualTo("nofile: No such file or directory\n");
        assertThat(fixture.run("nano g").err()).contains("Standard input is not a terminal");
    }

    @Test
    void nano_cutsPastesReplacesAndSaves() {
        FakeScreen screen = new FakeScreen(10, 80, "\u000b", "\u0015", "\u0015", "\u001c", "o", "\r", "0", "\r", "A", "\u0018", "y", "\r");
        screen.run(fixture, new Nano(), "g");
        assertThat(screen.before(0)).contains("                                [ Read 2 lines ]");
        assertThat(screen.before(9)).contains("                           [ Replaced 3 occurrences ]");
        assertThat(fixture.view().readText("g")).isEqualTo("0ne\n0ne\ntw0\n");
    }

    @Test
    void nano_undoes() {
        FakeScreen screen = new FakeScreen(10, 80, "x", "\u001bu", "\u0018");
        screen.run(fixture, new Nano(), "g");
        assertThat(screen.before(2)).contains(" ".repeat(31) + "[ Undid addition ]");
    }

    @Test
    void vi_readsOptionsOfAVimrc_andComplains() {
        fixture.view().write("/root/.vimrc", "set nu\nset foo\n");
        FakeScreen screen = new FakeScreen(8, 60, "\r", ":", "q", "\r");
        screen.run(fixture, new Vi("vi"), "g");
        assertThat(screen.before(0)).contains("Error detected while processing /root/.vimrc:", "line    2:", "E518: Unknown option: foo");
        assertThat(screen.before(1)).startsWith("  1 one", "  2 two");
        fixture.view().write("/root/.vimrc", "");
    }
}
