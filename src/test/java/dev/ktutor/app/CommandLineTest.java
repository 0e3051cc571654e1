package dev.ktutor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ktutor's own command line and the files it reads and writes. */
class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void what_follows_the_script_belongs_to_the_script() {
        RunRequest request = RunRequest.parsePlain("run --in a --seed 7 s.sh --in b -c".split(" ")).orElseThrow();
        assertThat(request.in()).isEqualTo(Path.of("a"));
        assertThat(request.seed()).isEqualTo(7);
        assertThat(request.words()).containsExactly("s.sh", "--in", "b", "-c");
    }

    @Test
    void a_command_string_takes_its_name_and_arguments() {
        RunRequest request = RunRequest.parsePlain(new String[] {"run", "-c", "echo $0", "name", "-x"}).orElseThrow();
        assertThat(request.command()).isEqualTo("echo $0");
        assertThat(request.words()).containsExactly("name", "-x");
    }

    @Test
    void what_is_not_plain_is_left_to_picocli() {
        Stream.of("run", "run --help", "run --seed x s.sh", "run --in", "run --bogus x s.sh").forEach(line ->
                assertThat(RunRequest.parsePlain(line.split(" "))).as(line).isEmpty());
    }

    @Test
    void wrong_usage_is_status_2() {
        Locale.setDefault(Locale.ROOT);
        assertThat(Ktutor.run(new String[] {"run"})).isEqualTo(2);
        assertThat(Ktutor.run(new String[] {"nonsense"})).isEqualTo(2);
        assertThat(Ktutor.run(new String[] {"run", "--in", folder.resolve("missing").toString(), "-c", ":"})).isEqualTo(2);
        assertThat(Ktutor.run(new String[] {"run", "--scenario", "nowhere", "-c", ":"})).isEqualTo(2);
        assertThat(Ktutor.run(new String[] {"grade", "no-such-lesson", "x"})).isEqualTo(2);
    }

    @Test
    void files_travel_into_the_lab_and_back() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in/sub"));
        Files.write(in.resolve("bytes"), new byte[] {0, (byte) 0xFF, '\n'});
        Files.writeString(in.resolve("run.sh"), "#!/bin/bash\necho from $0\n");
        Files.setPosixFilePermissions(in.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(in.resolve("link"), Path.of("bytes"));
        Path out = folder.resolve("out");

        int status = Ktutor.run(new String[] {"run", "--in", folder.resolve("in").toString(), "--out", out.toString(), "-c",
            "sub/run.sh > said; cp sub/link copy; mkdir .hidden; umask 077; echo x > private; exit 3"});

        assertThat(status).isEqualTo(3);
        assertThat(out.resolve("said")).hasContent("from sub/run.sh\n");
        assertThat(Files.readAllBytes(out.resolve("copy"))).containsExactly(0, 0xFF, '\n');
        assertThat(out.resolve(".hidden")).isDirectory();
        assertThat(Files.readSymbolicLink(out.resolve("sub/link"))).isEqualTo(Path.of("bytes"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("sub/run.sh")))).isEqualTo("rwxr-x---");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("private")))).isEqualTo("rw-------");
    }

    @Test
    void state_is_kept_and_a_bad_file_stays_as_it_was() throws IOException {
        Path state = folder.resolve("lab.zip");
        assertThat(Ktutor.run(new String[] {"run", "--state", state.toString(), "-c", "echo kept > /root/note"})).isZero();
        assertThat(Ktutor.run(new String[] {"run", "--state", state.toString(), "-c", "[ \"$(cat note)\" = kept ]"})).isZero();

        byte[] whole = Files.readAllBytes(state);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        Files.write(state, half);
        assertThat(Ktutor.run(new String[] {"run", "--state", state.toString(), "-c", ":"})).isEqualTo(2);
        assertThat(Files.readAllBytes(state)).isEqualTo(half);
    }

    @Test
    void a_file_is_never_half_written() throws IOException {
        Path file = folder.resolve("precious");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> new SavedFile(file).replace(out -> {
            out.write('n');
            throw new IOException("the disk is full");
        })).hasMessage("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("precious");
        new SavedFile(file).replace(out -> out.write("new".getBytes()));
        assertThat(file).hasContent("new");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
