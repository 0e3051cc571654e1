package dev.ktutor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    private static String plain(String markdown, int width) {
        return String.join("\n", new Markdown(width, Ansi.PLAIN).render(markdown));
    }

    @Test
    void paragraphs_wrap_at_the_width_and_part_by_an_empty_line() {
        assertThat(plain("one two three four five six\nseven\n\neight", 20)).isEqualTo("one two three four\nfive six seven\n\neight");
    }

    @Test
    void lists_keep_their_indent_on_further_lines() {
        assertThat(plain("Do:\n\n- alpha beta gamma delta\n- second\n  1. inner\n", 20)).isEqualTo("""
                Do:

                  • alpha beta gamma
                    delta
                  • second
                      1. inner""");
    }

    @Test
    void code_is_neither_wrapped_nor_reflowed() {
        assertThat(plain("Run:\n\n```\nopenssl genrsa -out ca.key 2048\n  x\n```\n", 20))
                .isEqualTo("Run:\n\n    openssl genrsa -out ca.key 2048\n      x");
    }

    @Test
    void punctuation_stays_with_the_code_before_it() {
        assertThat(plain("Make `ca.key`, then *go* on (`x`).", 40)).isEqualTo("Make ca.key, then go on (x).");
    }

    @Test
    void korean_characters_take_two_cells() {
        assertThat(plain("인증서를 만들어 보자 지금", 20)).isEqualTo("인증서를 만들어 보자\n지금");
        assertThat(DisplayWidth.cut("인증서", 5)).isEqualTo("인증");
    }

    @Test
    void colours_do_not_count() {
        assertThat(DisplayWidth.of(Ansi.COLOURED.bold("abc"))).isEqualTo(3);
        assertThat(new Markdown(20, Ansi.COLOURED).render("**one two** three four")).containsExactly(
                "\u001b[1mone\u001b[0m \u001b[1mtwo\u001b[0m three four");
    }
}
