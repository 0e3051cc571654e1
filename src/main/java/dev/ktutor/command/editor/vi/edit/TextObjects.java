package dev.ktutor.command.editor.vi.edit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text objects by the key after i or a. */
final class TextObjects {
    /** An object: selects it with or without what surrounds it; fails with a {@link Refusal}. */
    interface TextObject {
        Reach select(Trip trip, boolean around);
    }

    private static final Map<String, TextObject> TABLE = table();

    private TextObjects() { }

    private static Map<String, TextObject> table() {
        Map<String, TextObject> all = new HashMap<>();
        all.put("w", (trip, around) -> WordObjects.select(trip, around, false));
        all.put("W", (trip, around) -> WordObjects.select(trip, around, true));
        for (char quote : new char[] {'"', '\'', '`'}) {
            all.put(String.valueOf(quote), (trip, around) -> QuoteObjects.select(trip, around, quote));
        }
        Map<String, Character> brackets = Map.ofEntries(Map.entry("(", '('), Map.entry(")", '('), Map.entry("b", '('), Map.entry("{", '{'),
                Map.entry("}", '{'), Map.entry("B", '{'), Map.entry("[", '['), Map.entry("]", '['), Map.entry("<", '<'), Map.entry(">", '<'));
        brackets.forEach((key, open) -> all.put(key, (trip, around) -> BracketObjects.select(trip, around, open)));
        all.put("p", ParagraphObjects::select);
        all.put("s", SentenceObjects::select);
        all.put("t", TagObjects::select);
        return Map.copyOf(all);
    }

    static @Nullable TextObject find(String key) {
        return TABLE.get(key);
    }
}
