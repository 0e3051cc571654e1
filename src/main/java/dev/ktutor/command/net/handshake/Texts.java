package dev.ktutor.command.net.handshake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** The words of a language, with {@code {name}} places for what was found. */
final class Texts {
    private final Properties texts = new Properties();

    Texts(String language) {
        load("/dev/ktutor/command/net/handshake/" + language + ".properties");
        load("/dev/ktutor/why/" + language + ".properties");
    }

    private void load(String resource) {
        try (InputStream in = Texts.class.getResourceAsStream(resource)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    String of(String key, Map<String, String> facts) {
        String text = texts.getProperty(key, key);
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return text;
    }

    String of(String key) {
        return of(key, Map.of());
    }
}
