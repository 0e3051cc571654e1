package dev.ktutor.pki;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PEM text: blocks of Base64 between BEGIN and END lines, with whatever stands around them (RFC 7468, RFC 1421). */
public final class Pem {
    /** One block: its label ("CERTIFICATE"), the headers of an old encrypted key, and its bytes. */
    public record Block(String label, Map<String, String> headers, byte[] der) {
        /** A block without headers. */
        public Block(String label, byte[] der) {
            this(label, Map.of(), der);
        }

        /** The block as text with lines of 64 characters. */
        public String text() {
            return Pem.encode(label, headers, der);
        }
    }

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";

    private Pem() { }

    /** Every well-formed block in the text, in order; malformed ones are passed over. */
    public static List<Block> parseAll(String text) {
        return new PemScanner(text).blocks();
    }

    /** The first well-formed block with one of the labels. */
    public static Optional<Block> first(String text, String... labels) {
        List<String> wanted = List.of(labels);
        return parseAll(text).stream().filter(block -> wanted.contains(block.label())).findFirst();
    }

    /** A block as text with lines of 64 characters. */
    public static String encode(String label, byte[] der) {
        return encode(label, Map.of(), der);
    }

    private static String encode(String label, Map<String, String> headers, byte[] der) {
        StringBuilder text = new StringBuilder(BEGIN).append(label).append("-----\n");
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        if (!headers.isEmpty()) {
            text.append('\n');
        }
        String base64 = Base64.getEncoder().encodeToString(der);
        for (int i = 0; i < base64.length(); i += 64) {
            text.append(base64, i, Math.min(i + 64, base64.length())).append('\n');
        }
        return text.append(END).append(label).append("-----\n").toString();
    }
}
