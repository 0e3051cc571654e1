package dev.ktutor.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few variables of the caller's environment that a lab is told: language, time zone, kind of terminal. */
final class CallerEnvironment {
    private static final List<String> TOLD = List.of("LANG", "LANGUAGE", "LC_CTYPE", "LC_MESSAGES", "LC_COLLATE", "LC_TIME",
            "LC_NUMERIC", "TZ", "NO_COLOR");
    /** scripts/ktutor gives the JVM a UTF-8 locale, without which it cannot name files, and says here what was asked for. */
    private static final String ASKED = "KTUTOR_LC_ALL";

    private CallerEnvironment() { }

    /** Those that are set. */
    static Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        for (String name : TOLD) {
            put(told, name, System.getenv(name));
        }
        String asked = System.getenv(ASKED);
        put(told, "LC_ALL", asked != null ? asked : System.getenv("LC_ALL"));
        return told;
    }

    /** The locale that decides the language of lessons: LC_ALL, LC_MESSAGES or LANG, the first that is set. */
    static String locale() {
        Map<String, String> told = told();
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            if (told.containsKey(name)) {
                return told.get(name);
            }
        }
        return "";
    }

    private static void put(Map<String, String> told, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            told.put(name, value);
        }
    }
}
