package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A slice of what {@code scripts/fuzz shell} does: whatever it is given, the shell answers with its own words, soon. */
class ShellFuzzTest {

    @ParameterizedTest
    @EnumSource
    void no_text_breaks_the_shell(ShellProbe.Mode mode) throws IOException {
        ShellProbe probe = new ShellProbe(mode);
        ShellTexts texts = new ShellTexts(ShellTexts.seeds(List.of("src/test/cases/bash")), new Random(42));
        for (int i = 0; i < 600; i++) {
            String text = texts.next();
            assertThatCode(() -> probe.probe(text)).describedAs(text).doesNotThrowAnyException();
        }
    }
}
