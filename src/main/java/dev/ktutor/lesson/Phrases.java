package dev.ktutor.lesson;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A catalogue of texts in one language: a key's text with {@code {name}} places for facts. */
public final class Phrases {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z0-9-]*)}");

    private final Properties texts;

    private Phrases(Properties texts) {
        this.texts = texts;
    }

    /** The catalogue {@code /dev/ktutor/NAME/LANGUAGE.properties}. */
    public static Phrases of(String name, Language language) {
        Properties texts = new Properties();
        String resource = "/dev/ktutor/" + name + "/" + language.code() + ".properties";
        try (var in = Phrases.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no catalogue " + resource);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Phrases(texts);
    }

    /** The keys it has texts for. */
    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** The text of a key with the facts put in; empty if there is none. */
    public Optional<String> find(String key, Map<String, String> facts) {
        return Optional.ofNullable(texts.getProperty(key)).map(text -> fill(text, facts));
    }

    /** The text of a key with the facts put in; the key itself and its facts where there is none. */
    public String text(String key, Map<String, String> facts) {
        return find(key, facts).orElseGet(() -> key + (facts.isEmpty() ? "" : " " + facts));
    }

    /** A text with its places filled; a place without a fact stays as it is. */
    public static String fill(String text, Map<String, String> facts) {
        Matcher places = PLACE.matcher(text);
        return places.replaceAll(m -> Matcher.quoteReplacement(facts.getOrDefault(m.group(1), m.group())));
    }
}
