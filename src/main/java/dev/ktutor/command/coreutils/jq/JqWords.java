package dev.ktutor.command.coreutils.jq;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** jq's own words for what the library reports in others. */
final class JqWords {
    private static final Pattern NUMBER = Pattern.compile("java\\.lang\\.NumberFormatException: .*?\"(.*)\".*", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("failed to parse string \\(\"(.*)\"\\) as json", Pattern.DOTALL);
    private static final Pattern KEYS = Pattern.compile("(keys|keys_unsorted|has|to_entries) is not applicable to (\\w+); expected.*", Pattern.DOTALL);
    private static final Pattern ANY = Pattern.compile("(\\w+) is not applicable to (\\w+); expected.*", Pattern.DOTALL);

    private JqWords() { }

    static String of(String text, JsonNode input) {
        Matcher number = NUMBER.matcher(text);
        Matcher json = JSON.matcher(text);
        Matcher parsed = number.matches() ? number : json.matches() ? json : null;
        if (parsed != null) {
            String given = parsed.group(1);
            return "Invalid numeric literal at EOF at line 1, column " + given.length() + " (while parsing '" + given + "')";
        }
        Matcher keys = KEYS.matcher(text);
        if (keys.matches()) {
            return keys.group(2).toLowerCase(Locale.ROOT) + " (" + new JqPrinter("", false, false, false).print(input) + ") has no keys";
        }
        Matcher any = ANY.matcher(text);
        if (any.matches()) {
            return any.group(2).toLowerCase(Locale.ROOT) + " (" + new JqPrinter("", false, false, false).print(input) + ") cannot be used with " + any.group(1);
        }
        return text.startsWith("java.") || text.startsWith("tools.jackson") ? "invalid value" : text;
    }
}
