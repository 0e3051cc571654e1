package dev.ktutor.command.openssl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many command lines through the real openssl, one shell for all of them. */
final class RealBatch {
    private RealBatch() { }

    /** What each line gave, in order; words are separated by single spaces, ~ stands for a space inside a word. */
    static List<OpensslBench.Result> run(Path folder, List<String> lines) throws IOException, InterruptedException {
        Path results = Files.createTempDirectory("batch");
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String words = Stream.of(lines.get(i).split(" ")).map(w -> "'" + w.replace('~', ' ').replace("'", "'\\''") + "'").collect(Collectors.joining(" "));
            script.append("openssl ").append(words).append(" >").append(results).append('/').append(i).append(".out 2>").append(results).append('/').append(i)
                    .append(".err </dev/null; echo $? >").append(results).append('/').append(i).append(".rc\n");
        }
        Path file = Files.writeString(results.resolve("script"), script);
        Process process = new ProcessBuilder("bash", file.toString()).directory(folder.toFile()).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the real openssl does not end");
        }
        List<OpensslBench.Result> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            found.add(new OpensslBench.Result(Integer.parseInt(read(results, i, "rc").strip()), read(results, i, "out"), read(results, i, "err")));
        }
        try (Stream<Path> all = Files.list(results)) {
            for (Path one : all.toList()) {
                Files.delete(one);
            }
        }
        Files.delete(results);
        return found;
    }

    private static String read(Path folder, int number, String kind) throws IOException {
        return Files.readString(folder.resolve(number + "." + kind), StandardCharsets.ISO_8859_1);
    }
}
