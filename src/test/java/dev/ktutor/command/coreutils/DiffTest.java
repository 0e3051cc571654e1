package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** diff against the real one. */
class DiffTest {
    private static final String CASES = """
            diff a a
            diff a b
            diff -u --label x --label y a b
            diff -U 1 --label x --label y a b
            diff -c --label x --label y a b
            diff -C 1 --label x --label y a b
            diff -q a b
            diff -s a a
            diff -y a b
            diff -y -W 40 a b
            diff -y --suppress-common-lines a b
            diff -i a upper
            diff -w sp sp2
            diff -b sp sp2
            diff -B a blanks
            diff a nonl
            diff -u --label x --label y nonl a
            diff - a < a
            diff a missing
            diff missing nofile
            diff x y
            diff -r x y
            diff -rq x y
            diff -N -r x y
            diff -x f -r x y
            diff x/f y
            diff a
            diff
            diff a b c
            diff --foo a b
            diff -U x a b
            diff a empty
            diff -u --label x --label y empty a
            diff bin a
            diff -a bin a
            diff -0 --label x --label y a b
            """;

    @TestFactory
    Stream<DynamicTest> likeTheRealDiff() {
        CommandFixture fixture = CommandFixture.standard().file("a", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n")
                .file("b", "one\n2\nthree\nfour\nfive\nsix\nseven\neight\nnine\nnine and a half\nten\neleven\n")
                .file("upper", "ONE\ntwo\nThree\nfour\nfive\nsix\nseven\neight\nnine\nten\n").file("sp", "a b\nc  d\n").file("sp2", "a  b\ncd \n")
                .file("blanks", "one\n\ntwo\nthree\nfour\nfive\nsix\n\n\nseven\neight\nnine\nten\n").file("nonl", "one\ntwo").file("empty", "")
                .file("x/f", "1\n").file("y/f", "2\n").file("x/only", "x\n").file("x/s", "same\n").file("y/s", "same\n")
                .file("x/sub/d", "1\n").file("y/sub/d", "3\n").file("x/t", "t\n").file("y/t/u", "u\n").file("bin", "a\0b\n");
        Stream<String> random = IntStream.range(0, 32).mapToObj(seed -> {
            Random chance = new Random(seed);
            fixture.file("r" + seed, lines(chance)).file("s" + seed, lines(chance));
            return "diff r" + seed + " s" + seed;
        });
        return Stream.concat(CommandFixture.cases(CASES).stream(), random).map(line -> DynamicTest.dynamicTest(line,
                () -> assertThat(fixture.difference(line)).isEmpty()));
    }

    private static String lines(Random chance) {
        StringBuilder text = new StringBuilder();
        int count = chance.nextInt(14);
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + chance.nextInt(4))).append('\n');
        }
        return text.toString();
    }
}
