package dev.ktutor.command.openssl;

import dev.ktutor.pki.PkiException;
import dev.ktutor.text.ByteText;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one PEM block in OpenSSL's older way (PEM_read_bio), which says what was wrong with it. */
final class PemInput {
    private PemInput() { }

    /** The first block with one of the labels, parsed; null after raising errors. */
    static <T> @Nullable T read(Call call, byte[] octets, String expected, List<String> labels, Function<byte[], T> parser) {
        String[] lines = ByteText.decode(octets).split("\n", -1);
        int i = 0;
        while (true) {
            while (i < lines.length && !isBegin(lines[i])) {
                i++;
            }
            if (i >= lines.length) {
                call.errors().raise(OpensslError.PEM_NO_START, "Expecting: " + expected);
                return null;
            }
            String label = lines[i].stripTrailing().substring(11, lines[i].stripTrailing().length() - 5);
            StringBuilder base64 = new StringBuilder();
            int end = i + 1;
            while (end < lines.length && !lines[end].startsWith("-----")) {
                base64.append(lines[end++].strip());
            }
            if (end >= lines.length || !lines[end].stripTrailing().equals("-----END " + label + "-----")) {
                call.errors().raise(OpensslError.PEM_BAD_END);
                return null;
            }
            i = end + 1;
            if (labels.contains(label)) {
                return parse(call, base64.toString(), parser);
            }
        }
    }

    private static boolean isBegin(String line) {
        String trimmed = line.stripTrailing();
        return trimmed.startsWith("-----BEGIN ") && trimmed.endsWith("-----") && trimmed.length() > 16;
    }

    private static <T> @Nullable T parse(Call call, String base64, Function<byte[], T> parser) {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            call.errors().raise(OpensslError.PEM_BAD_BASE64);
            return null;
        }
        try {
            return parser.apply(der);
        } catch (PkiException e) {
            call.errors().raise(OpensslError.ASN1_TOO_LONG);
            return null;
        }
    }
}
