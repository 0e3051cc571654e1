package dev.ktutor.command.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A slice of {@link PkiFuzz}: damaged files end in OpenSSL's words, never in an exception. */
class PkiFuzzTest {
    @Test
    void damaged_inputs_end_in_plain_words() {
        assertThat(new PkiFuzz(20260115).run(1500)).isEmpty();
    }
}
