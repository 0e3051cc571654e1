package dev.ktutor.pki;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
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
        List<Block> blocks = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String label = label(lines[i], BEGIN);
            if (label == null) {
                continue;
            }
            int end = i + 1;
            while (end < lines.length && !lines[end].startsWith("-----")) {
                end++;
            }
            if (end < lines.length && label.equals(label(lines[end], END))) {
                block(label, lines, i + 1, end).ifPresent(blocks::add);
                i = end;
            } else {
                i = end - 1;
            }
        }
        return blocks;
    }

    /** The first well-formed block with one of the labels. */
    public static Optional<Block> first(String text, String... labels) {
        List<String> wanted = List.of(labels);
        return parseAll(text).stream().filter(block -> wanted.contains(block.label())).findFirst();
    }

    private static @org.jspecify.annotations.Nullable String label(String line, String marker) {
        String trimmed = line.stripTrailing();
        return trimmed.startsWith(marker) && trimmed.endsWith("-----") && trimmed.length() > marker.length() + 4
                ? trimmed.substring(marker.length(), trimmed.length() - 5) : null;
    }

    private static Optional<Block> block(String label, String[] lines, int from, int to) {
        Map<String, String> headers = new LinkedHashMap<>();
        int i = from;
        if (i < to && lines[i].contains(":")) {
            for (; i < to && !lines[i].isBlank(); i++) {
                int colon = lines[i].indexOf(':');
                if (colon > 0) {
                    headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
                }
            }
        }
        StringBuilder base64 = new StringBuilder();
        for (; i < to; i++) {
            base64.append(lines[i].strip());
        }
        try {
            return Optional.of(new Block(label, headers, Base64.getDecoder().decode(base64.toString())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
