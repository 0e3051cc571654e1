package dev.ktutor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spellings and errors recorded from kubectl v1.36 ({@code annotate --local -o yaml}). */
class YamlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "y | \"y\"", "No | \"No\"", "null | \"null\"", "~ | \"~\"", "017 | \"017\"", "0o17 | \"0o17\"", "1e3 | \"1e3\"", "12:30 | \"12:30\"",
        "2026-01-15 | \"2026-01-15\"", "-- | --", "- | '-'", "--- a | '--- a'", "a: b | 'a: b'", "a :b | a :b", "a #b | 'a #b'", "a#b | a#b", "{a} | '{a}'",
        "a,b | a,b", "'a' | '''a'''", "a'b | a'b", "<< | <<", "= | =", "héllo | héllo", "250m | 250m", "10.0.0.0/8 | 10.0.0.0/8", "0x1F | \"0x1F\"", "5_5.5 | \"5_5.5\"",
    })
    void write_quotesWhatWouldReadOtherwise(String text, String written) {
        assertThat(Yaml.write(text)).isEqualTo(written + "\n");
        assertThat(Yaml.parse(Yaml.write(text))).isEqualTo(text);
    }

    @Test
    void write_emptyAndSpecialStrings() {
        assertThat(Yaml.write(Tree.of("b", "", "a", " x", "c", "a\tb", "d", List.of(), "e", Tree.of(), "f", null)))
            .isEqualTo("a: ' x'\nb: \"\"\nc: \"a\\tb\"\nd: []\ne: {}\nf: null\n");
        assertThat(Yaml.write(Tree.of("a", "one\ntwo\n", "b", "x\n\n", "c", "no end\nhere", "d", " lead\nb\n")))
            .isEqualTo("a: |\n  one\n  two\nb: |+\n  x\n\nc: |-\n  no end\n  here\nd: |2\n   lead\n  b\n");
    }

    @Test
    void write_listsStandAtTheirKey_longTextsFold() {
        assertThat(Yaml.write(Tree.of("l", List.of(List.of(1L, 2L), Tree.of("a", List.of(Tree.of("b", 1L))))))).isEqualTo("l:\n- - 1\n  - 2\n- a:\n  - b: 1\n");
        assertThat(Yaml.write(Tree.of("message", "word ".repeat(20) + "end"))).isEqualTo("message: " + "word ".repeat(14) + "word\n  " + "word ".repeat(5) + "end\n");
    }

    @Test
    void parse_asYaml11() {
        assertThat(Yaml.parse("a: [y, off, 0x1F, 017, 1e3, ~, 12:30, '1']\non: 1\n2: b\n"))
            .isEqualTo(Tree.of("a", java.util.Arrays.asList(true, false, 31L, 15L, 1000L, null, "12:30", "1"), "true", 1L, "2", "b"));
    }

    @Test
    void parse_knowsLines() {
        YamlDocument second = Yaml.parseAll("a: 1\n---\nb:\n  c:\n  - d: 1\n  - e: 2\n").get(1);
        assertThat(second.line("b.c[1].e")).isEqualTo(6);
        assertThat(second.line("b.c[1].nope")).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a: b\\n c: d | yaml: line 5: mapping values are not allowed in this context", "a: [1, 2\\nb: c | yaml: line 4: did not find expected ',' or ']'",
        "a: \"x | yaml: line 5: found unexpected end of stream", "a: @b | yaml: line 4: found character that cannot start any token",
        "key: v\\nfoo | yaml: line 6: could not find expected ':'", "a: *x | yaml: unknown anchor 'x' referenced",
        "a:\\n  - b\\n c: d | yaml: line 5: did not find expected key",
    })
    void parse_malformed_saysWhereAsKubectlDoes(String text, String message) {
        String document = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n" + text.replace("\\n", "\n") + "\n";
        assertThatThrownBy(() -> Yaml.parse(document)).isInstanceOf(YamlError.class).hasMessage(message);
    }
}
