package dev.ktutor.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages lessons are written in. */
public enum Language {
    /** English. */
    EN,
    /** Korean. */
    KO;

    /** Its two letters (ISO 639-1). */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a code or of a locale's name as in {@code $LANG}, such as {@code ko_KR.UTF-8}. */
    public static Optional<Language> of(String name) {
        String code = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(l -> code.equals(l.code()) || code.startsWith(l.code() + "_")
                || code.startsWith(l.code() + ".")).findFirst();
    }
}
