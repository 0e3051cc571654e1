package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.pki.KeyReader;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.RsaSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a file is another file encrypted to an RSA key: only the private key opens it, and what comes out is the same
 * ({@code openssl pkeyutl -encrypt}, PKCS #1 v1.5). {@code min-bytes} is what a secret must have at least.
 */
final class SealedCheck implements CheckKind {

    @Override
    public String name() {
        return "sealed";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("file", Need.REQUIRED, "secret", Need.REQUIRED, "key", Need.REQUIRED, "min-bytes", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("sealed.no-secret", "sealed.short-secret", "sealed.missing", "sealed.open", "sealed.no-key", "sealed.other-key", "sealed.other-secret");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        Optional<byte[]> secret = evidence.file(arguments.text("secret"));
        Optional<byte[]> sealed = evidence.file(arguments.text("file"));
        String[] names = {"file", arguments.text("file"), "secret", arguments.text("secret"), "key", arguments.text("key"),
            "wanted", arguments.text("min-bytes", "16")};
        if (secret.isEmpty()) {
            return Finding.fails("sealed.no-secret", names);
        }
        if (secret.get().length < arguments.number("min-bytes", 16)) {
            return Finding.fails("sealed.short-secret", names);
        }
        if (sealed.isEmpty()) {
            return Finding.fails("sealed.missing", names);
        }
        if (Arrays.equals(secret.get(), sealed.get())) {
            return Finding.fails("sealed.open", names);
        }
        return opened(evidence, arguments.text("key"), sealed.get()).map(found -> found.length == 0 ? Finding.fails("sealed.other-key", names)
                : Arrays.equals(found, secret.get()) ? Finding.holds() : Finding.fails("sealed.other-secret", names))
                .orElseGet(() -> Finding.fails("sealed.no-key", names));
    }

    /** What the key finds in the block, nothing if it does not open it; empty if there is no key. */
    private static Optional<byte[]> opened(Evidence evidence, String file, byte[] block) {
        return evidence.file(file).flatMap(bytes -> {
            try {
                PrivateKeyPair key = KeyReader.readPem(new String(bytes, StandardCharsets.UTF_8), null);
                return Optional.of(RsaSecrets.decrypt(key, block).orElse(new byte[0]));
            } catch (PkiException e) {
                return Optional.empty();
            }
        });
    }
}
