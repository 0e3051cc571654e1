package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The snippets of {@code src/test/cases/bash} give the same status, output and messages in our shell and in real bash 5.2. */
class BashDifferenceTest {

    @BeforeAll
    static void realBash() throws IOException {
        Judges.assumeRealBash();
    }

    @TestFactory
    Stream<DynamicContainer> snippets() throws IOException {
        List<Path> files = Snippet.files();
        assertThat(files).hasSizeGreaterThan(3);
        return files.stream().map(file -> DynamicContainer.dynamicContainer(file.getFileName().toString(), compared(file)));
    }

    private static Stream<DynamicTest> compared(Path file) {
        try {
            List<Snippet> snippets = Snippet.read(file);
            List<String> real = Judges.real(snippets.stream().map(Snippet::text).toList());
            return java.util.stream.IntStream.range(0, snippets.size()).mapToObj(i -> DynamicTest.dynamicTest(snippets.get(i).name(),
                    () -> assertThat(Judges.ours(snippets.get(i).text())).as(snippets.get(i).text()).isEqualTo(real.get(i))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
