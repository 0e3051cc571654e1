package dev.ktutor.command.openssl;

import java.nio.charset.StandardCharsets;

/** Where a subcommand's output goes. */
@FunctionalInterface
interface Sink {

    /** Writes octets. */
    void write(byte[] octets);

    /** Writes text. */
    default void print(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }
}
