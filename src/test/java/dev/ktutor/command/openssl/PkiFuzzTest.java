package dev.ktutor.command.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A slice of {@link PkiFuzz}: damaged files end in OpenSSL's words, never in an exception. */
class PkiFuzzTest {
    @Test
    void first_arc_of_any_size_is_shown() {
        OpensslBench bench = new OpensslBench(java.time.Instant.EPOCH);
        bench.files().write("big", new byte[] {6, 6, (byte) 0x90, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 1});
        assertThat(bench.run("asn1parse -inform DER -in big").out()).contains(":2.549755813809");
    }

    @Test
    void damaged_inputs_end_in_plain_words() {
        assertThat(new PkiFuzz(20260115).run(1500)).isEmpty();
    }
}
