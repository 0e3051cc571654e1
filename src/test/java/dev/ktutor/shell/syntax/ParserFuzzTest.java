package dev.ktutor.shell.syntax;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever it is given, the parser answers with a tree or an error, soon. {@code -Dfuzz=N} asks for more inputs. */
class ParserFuzzTest {
    private static final String[] PIECES = {"$(", "${", "}", ")", "((", "))", "$((", "[[", "]]", "'", "\"", "`", "\\", "\n", ";", ";;", "&", "|",
        "<<E\n", "E\n", "<<<", "<(", ">", "2>&1", "if ", "then ", "fi", "for ", "do ", "done", "case ", "esac", "in ", "{ ", "} ", "a=(", "a[1]=",
        "f() ", "function ", "!", "*", "?", "[", "]", "~", "#", "$x", "${#", "${!x", "${x:-", "${x//", "{a,b}", "{1..3}", " ", "\t", "=", "&&", "||"};

    @Test
    void mutated_scripts_give_a_tree_or_an_error() throws IOException {
        List<String> seeds = new ArrayList<>();
        try (var files = Files.list(Path.of("src/test/cases/bash"))) {
            for (Path file : files.sorted().toList()) {
                seeds.addAll(List.of(Files.readString(file).split("(?m)^###.*\n")));
            }
        }
        Random random = new Random(42);
        int count = Integer.getInteger("fuzz", 4000);
        for (int i = 0; i < count; i++) {
            String input = mutated(seeds.get(random.nextInt(seeds.size())), random);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () ->
                    assertThatCode(() -> new Parser(input, 1, LanguageOptions.PLAIN).all()).doesNotThrowAnyException(), () -> input);
        }
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        if (text.length() > 600) {
            int from = random.nextInt(text.length() - 500);
            text = new StringBuilder(text.substring(from, from + 500));
        }
        for (int n = 1 + random.nextInt(6); n > 0 && text.length() > 0; n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> text.setCharAt(at, (char) (random.nextInt(10) == 0 ? random.nextInt(0xFFFF) : 32 + random.nextInt(95)));
            }
        }
        return text.toString();
    }
}
