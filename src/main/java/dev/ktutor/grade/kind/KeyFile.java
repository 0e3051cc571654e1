package dev.ktutor.grade.kind;

import dev.ktutor.grade.Evidence;
import dev.ktutor.pki.KeyReader;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The public half of the private key in a file; empty if there is none to be read. */
final class KeyFile {
    private KeyFile() { }

    static Optional<PublicKey> publicHalf(Evidence evidence, String file) {
        return evidence.file(file).flatMap(bytes -> {
            try {
                return Optional.of(KeyReader.readPem(new String(bytes, StandardCharsets.UTF_8), null).publicKey());
            } catch (PkiException e) {
                return Optional.empty();
            }
        });
    }
}
