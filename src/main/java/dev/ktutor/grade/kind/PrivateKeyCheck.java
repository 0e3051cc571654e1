package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.KeyReader;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a file holds an unencrypted private key that is strong enough; {@code min-bits} is for RSA. */
final class PrivateKeyCheck implements CheckKind {

    @Override
    public String name() {
        return "private-key";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("file", Need.REQUIRED, "min-bits", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("key.missing", "key.not-a-key", "key.encrypted", "key.broken", "key.too-short");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String file = arguments.text("file");
        Optional<byte[]> bytes = evidence.file(file);
        if (bytes.isEmpty()) {
            return Finding.fails("key.missing", "file", file);
        }
        Optional<Pem.Block> block = PemContent.block(bytes.get(), KeyReader.LABELS.toArray(String[]::new));
        if (block.isEmpty()) {
            return Finding.fails("key.not-a-key", "file", file, "found", PemContent.describe(bytes.get()));
        }
        if (KeyReader.isEncrypted(block.get())) {
            return Finding.fails("key.encrypted", "file", file);
        }
        try {
            PrivateKeyPair key = KeyReader.read(block.get(), null);
            int wanted = arguments.number("min-bits", 2048);
            return key.kind() == KeyKind.RSA && key.publicKey().bits() < wanted
                    ? Finding.fails("key.too-short", "file", file, "bits", String.valueOf(key.publicKey().bits()),
                            "wanted", String.valueOf(wanted))
                    : Finding.holds();
        } catch (PkiException e) {
            return Finding.fails("key.broken", "file", file);
        }
    }
}
