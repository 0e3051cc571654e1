package dev.ktutor.command.kubectl.config;

import dev.ktutor.command.kubectl.core.KubectlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code NAME=VALUE} to set and {@code NAME-} to remove (cmdutil.ParsePairs). */
record Pairs(Map<String, Object> set, List<String> removed) {
    static Pairs parse(List<String> words, String kind) {
        Map<String, Object> set = new LinkedHashMap<>();
        List<String> removed = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                set.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (equals < 0 && word.endsWith("-") && word.length() > 1) {
                removed.add(word.substring(0, word.length() - 1));
            } else {
                invalid.add(word);
            }
        }
        if (!invalid.isEmpty()) {
            throw KubectlError.of("invalid " + kind + " format: " + String.join(", ", invalid));
        }
        return new Pairs(set, removed);
    }
}
