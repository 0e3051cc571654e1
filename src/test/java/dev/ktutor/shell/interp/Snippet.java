package dev.ktutor.shell.interp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small script to be run by both shells. */
record Snippet(String name, String text) {
    static final Path CASES = Path.of("src/test/cases/bash");

    /** Those of all files, by file name. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".txt") || file.toString().endsWith(".lines")).sorted().toList();
        }
    }

    /** Of a {@code .txt} what stands between two lines that begin with {@code ###}; of a {@code .lines} each line that is no comment. */
    static List<Snippet> read(Path file) throws IOException {
        return file.toString().endsWith(".lines") ? lines(file) : sections(file);
    }

    private static List<Snippet> lines(Path file) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                snippets.add(new Snippet(file.getFileName() + ":" + number, line + "\n"));
            }
        }
        return snippets;
    }

    private static List<Snippet> sections(Path file) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        String name = "";
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("###")) {
                if (text.length() > 0) {
                    snippets.add(new Snippet(name, text.toString()));
                }
                name = file.getFileName() + ": " + line.substring(3).strip();
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        snippets.add(new Snippet(name, text.toString()));
        return snippets;
    }
}
