package dev.ktutor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The lines of {@code src/test/cases/tools} give the same output, complaints and status in the lab and with the real tools. */
class ToolTableTest {
    @TestFactory
    Stream<DynamicTest> lines(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash on this machine to compare with");
        List<DynamicTest> tests = new ArrayList<>();
        int lines = 0;
        for (String name : ToolTable.names()) {
            List<String> missing = ToolTable.missing(name);
            if (!missing.isEmpty()) {
                tests.add(DynamicTest.dynamicTest(name, () -> Assumptions.abort("not on this machine to compare with: " + missing)));
                continue;
            }
            ToolTable table = new ToolTable(ToolTable.read(name), Files.createDirectory(folder.resolve(name)));
            List<String> real = table.real();
            lines += real.size();
            IntStream.range(0, real.size()).forEach(i -> tests.add(DynamicTest.dynamicTest(name + ": " + table.lines().get(i).text(),
                    () -> assertThat(table.ours(table.lines().get(i))).isEqualTo(real.get(i)))));
        }
        assertThat(lines).isPositive();
        return tests.stream();
    }
}
