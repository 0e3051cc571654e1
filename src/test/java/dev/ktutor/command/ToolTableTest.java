package dev.ktutor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"date -s 2024-01-01", "date -u --set=2024-01-01", "kill 1", "true; kill -9 1", "echo 1 | xargs kill", "X=1 pkill a", "sudo useradd a",
            "/usr/sbin/useradd a", "mount /dev/sdb /mnt", "reboot", "$(reboot)", "rm -rf /", "chmod 600 /etc/passwd", "echo > /etc/passwd",
            "dd if=/dev/zero of=/dev/sda"})
    void aLineThatCouldChangeTheMachineIsNotRun(String line, @TempDir Path folder) {
        assertThatThrownBy(() -> new ToolTable(List.of(new ToolTable.Line("a.txt", line, true)), folder).real())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("could change the machine").hasMessageContaining(line);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"date -Iseconds", "date -d @0 -Ins", "kill -l", "echo kill 1", "chmod 600 a", "rm -rf d", "grep mount a", "dd if=a of=/dev/null", "echo > a"})
    void aHarmlessLineIsRun(String line) {
        assertThat(ToolTable.dangerous(line)).isFalse();
    }
}
