package dev.ktutor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.lab.WallPace;
import dev.ktutor.text.Ansi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the prompt that need no terminal. */
class PromptPartsTest {
    private static final List<String> LESSONS = List.of("create-ca");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "check, CHECK, ''", "tutor check, CHECK, ''", "tutor, HELP, ''", "reset lesson, RESET, lesson",
        "lessons create-ca, LESSONS, create-ca", "language ko, LANGUAGE, ko", "'  hint  ', HINT, ''"})
    void the_tutor_is_spoken_to(String line, TutorWord word, String argument) {
        assertThat(TutorWord.parse(line, LESSONS)).contains(new TutorWord.Call(Optional.of(word), argument));
    }

    @ParameterizedTest
    @CsvSource({"help cd", "check ca.crt", "reset -Q", "echo hint", "lessons nope", "why; ls"})
    void everything_else_is_for_bash(String line) {
        assertThat(TutorWord.parse(line, LESSONS)).isEmpty();
    }

    @Test
    void the_long_form_is_never_for_bash() {
        assertThat(TutorWord.parse("tutor dance", LESSONS)).contains(new TutorWord.Call(Optional.empty(), "dance"));
    }

    @Test
    void lines_are_edited_as_a_terminal_does() {
        LineDiscipline lines = new LineDiscipline();
        assertThat(type(lines, "helo\u007f\u007flp me\u0017you\r")).isEqualTo("help you\n");
        assertThat(type(lines, "gone\u0015kept\n")).isEqualTo("kept\n");
        assertThat(type(lines, "가나\u007f\r")).isEqualTo("가\n");
        assertThat(type(lines, "\u0004")).as("end of input").isEmpty();
        assertThat(lines.take("한").echo()).isEqualTo("한");
        assertThat(lines.take("\u007f").echo()).as("two cells wide").isEqualTo("\b \b\b \b");
    }

    private static String type(LineDiscipline lines, String keys) {
        String delivered = null;
        for (String key : keys.split("")) {
            LineDiscipline.Effect effect = lines.take(key);
            delivered = effect.delivered() == null ? delivered : effect.delivered();
        }
        return delivered;
    }

    @Test
    void choices_are_listed_downwards_as_readline_does() {
        assertThat(new MatchList(20, 24).lines(List.of("alpha", "beta", "gamma", "delta"))).containsExactly("alpha  gamma", "beta   delta");
        assertThat(new MatchList(21, 24).lines(List.of("alpha", "beta", "gamma", "delta"))).containsExactly("alpha  gamma", "beta   delta");
        assertThat(new MatchList(22, 24).lines(List.of("alpha", "beta", "gamma", "delta"))).containsExactly("alpha  gamma", "beta   delta");
        assertThat(new MatchList(10, 24).lines(List.of("a-long-name-that-fills"))).containsExactly("a-long-name-that-fills");
    }

    @Test
    void what_takes_no_room_in_a_prompt_is_marked_for_the_editor() {
        assertThat(Prompt.pattern("\u0001\u001b[1m\u0002root\u0001\u001b[0m\u0002 100%# ")).isEqualTo("%{\u001b[1m%}root%{\u001b[0m%} 100%%# ");
    }

    @Test
    void panels_fill_the_width() {
        List<String> lines = new Panel(40, Ansi.PLAIN, false).titled("A title", "1/4", "Text that is long enough to be broken in two.");
        assertThat(lines).containsExactly("-- A title ---------------------- 1/4 --", " Text that is long enough to be broken",
                " in two.", "-".repeat(40));
    }

    @Test
    void the_wall_clock_drives_a_lab_from_where_it_stood() {
        Instant[] wall = {Instant.parse("2026-03-01T10:00:00Z")};
        WallPace pace = new WallPace(() -> wall[0]);
        Instant labTime = Instant.parse("2026-01-15T09:00:00Z");
        pace.startAt(labTime);
        wall[0] = wall[0].plusSeconds(5);
        assertThat(pace.present(labTime)).isEqualTo(labTime.plusSeconds(5));
        assertThat(pace.passUntil(labTime, labTime.plusSeconds(3))).as("an event that is due").isEqualTo(labTime.plusSeconds(3));
        pace.wake();
        assertThat(pace.passUntil(labTime, labTime.plus(Duration.ofDays(1)))).as("woken").isEqualTo(labTime.plusSeconds(5));
    }
}
