package dev.ktutor.lab.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The files under {@code dev/ktutor/cluster}: manifests with ${placeholders}. */
final class Templates {
    private Templates() { }

    /** A file with its placeholders filled. */
    static String read(String path, Map<String, String> values) {
        try (InputStream in = Templates.class.getResourceAsStream("/dev/ktutor/cluster/" + path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
