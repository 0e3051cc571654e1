package dev.ktutor.grade.kind;

import dev.ktutor.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What a file holds, as a learner would name it: for failures such as "this is a request, not a certificate". */
final class PemContent {
    private PemContent() { }

    /** The PEM block with one of the labels. */
    static Optional<Pem.Block> block(byte[] file, String... labels) {
        return Pem.first(new String(file, StandardCharsets.UTF_8), labels);
    }

    /** A code for what is in there: private-key, public-key, certificate, request, base64, empty or other. */
    static String describe(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return "empty";
        }
        List<Pem.Block> blocks = Pem.parseAll(text);
        if (!blocks.isEmpty()) {
            String label = blocks.get(0).label();
            return label.endsWith("PRIVATE KEY") ? "private-key" : label.endsWith("PUBLIC KEY") ? "public-key"
                    : label.endsWith("CERTIFICATE REQUEST") ? "request" : label.endsWith("CERTIFICATE") ? "certificate" : "other";
        }
        return isEncodedPem(text) ? "base64" : "other";
    }

    private static boolean isEncodedPem(String text) {
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(text.strip());
            return new String(decoded, StandardCharsets.ISO_8859_1).startsWith("-----BEGIN ");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
