package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** jq against the real one; of complaints only the status counts. */
class JqTest {
    private static final String CASES = """
            jq . pod
            jq .metadata.name pod
            jq -r .metadata.name pod
            jq -c .spec pod
            jq -S -c . pod
            jq --tab .metadata pod
            jq --indent 1 .metadata pod
            jq -C -c . pod
            jq -C . pod
            jq -e .nothing pod
            jq -e .metadata pod
            jq -j '.kind, "-", .kind' pod
            jq -a .u numbers
            jq -c '.n' numbers
            jq -s -c . stream
            jq -c .a stream
            jq -c 'map(.a)' array
            jq -c .[] array
            jq -R . text
            jq -R -s -c . text
            jq -n '1 + 2'
            jq -n --arg u jane '{user: $u}'
            jq -n --argjson n 3 '{n: $n}' -c
            jq -n --argjson n x .
            jq -n '[inputs]' -c stream
            jq -n -c '$ARGS' --args a b
            jq -n --rawfile f text '$f'
            jq -n -c --slurpfile f stream '$f'
            jq . missing
            jq . missing pod
            jq '.[' pod
            jq .a text
            jq .kind.x pod
            jq -n 'error("x")'
            jq -Q . pod
            jq --foo . pod
            jq -f filter pod
            jq '.spec.containers[] | .name + " " + .image' pod
            jq -r '.spec.containers[] | [.name, .image] | @tsv' pod
            """;

    @TestFactory
    Stream<DynamicTest> likeTheRealJq() throws IOException {
        CommandFixture fixture = CommandFixture.standard().file("pod", """
                {"kind":"Pod","metadata":{"name":"web","labels":{"b":"2","a":"1"}},
                 "spec":{"containers":[{"name":"c1","image":"nginx","ports":[]},{"name":"c2","image":"busybox","ports":[{"containerPort":80}]}],"x":{}}}
                """).file("numbers", "{\"n\":[1,1.0,1e3,100000000000,1e17,0.0001,0.00001,-0.5,123456789012345678,1e1000,0.1],\"u\":\"é✓\"}")
                .file("stream", "1 2\n{\"a\":3}[]").file("array", "[{\"a\":1},{\"a\":2}]\n[]").file("text", "line \"one\"\nline two\n").file("filter", "# a comment\n.kind\n")
                .file("in", "{\"a\":1,\"b\":[1,2,{\"c\":\"x\"}],\"s\":\"text\"}");
        InputStream filters = JqTest.class.getResourceAsStream("/dev/ktutor/command/jq-filters.txt");
        String text = new String(filters.readAllBytes(), StandardCharsets.UTF_8);
        return Stream.concat(CommandFixture.cases(CASES).stream(), text.lines().map(f -> "jq -c '" + f + "' in"))
                .map(line -> DynamicTest.dynamicTest(line, () -> assertThat(fixture.difference(line, false)).isEmpty()));
    }
}
