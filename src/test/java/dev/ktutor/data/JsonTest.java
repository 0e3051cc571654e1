package dev.ktutor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void write_escapesAsGo() {
        assertThat(Json.write(Tree.of("a", "<b>&\"\\\u0001\u2028é", "n", List.of(1L, 0.5, 1e21, 1e-7, true), "z", null)))
            .isEqualTo("{\"a\":\"\\u003cb\\u003e\\u0026\\\"\\\\\\u0001\\u2028é\",\"n\":[1,0.5,1e+21,1e-7,true],\"z\":null}");
    }

    @Test
    void parse_isTheInverse() {
        String text = "{\"a\":[1,2.5,\"x\\ny\",{}],\"b\":{\"c\":[]},\"d\":12345678901234567890}";
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
        assertThat(Json.pretty(Json.parse("{\"a\":[1],\"b\":{}}"), 4)).isEqualTo("{\n    \"a\": [\n        1\n    ],\n    \"b\": {}\n}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\":} | invalid character '}' looking for beginning of value", "{a:1} | invalid character 'a' looking for beginning of object key string",
        "[1 2] | invalid character '2' after array element", "{\"a\" 1} | invalid character '1' after object key", "{\"a\":1 | unexpected end of JSON input",
        "{} x | invalid character 'x' after top-level value", "nul | unexpected end of JSON input", "01 | invalid character '1' after top-level value",
    })
    void parse_malformed_inGosWords(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonError.class).hasMessage(message);
    }
}
