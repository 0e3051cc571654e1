package dev.ktutor.command.coreutils.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code env -S}: splits a string into words as env(1) says, with quotes, escapes and {@code ${NAME}}. */
final class SplitString {
    private SplitString() { }

    static List<String> words(String text, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (open) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
                continue;
            }
            open = true;
            if (quote == 0 && (c == '"' || c == '\'') || c == quote) {
                quote = quote == 0 ? c : 0;
            } else if (c == '\\' && i + 1 < text.length() && quote != '\'') {
                char e = text.charAt(++i);
                word.append(e == 'n' ? '\n' : e == 't' ? '\t' : e == '_' ? ' ' : e);
            } else if (c == '$' && quote != '\'' && text.startsWith("${", i) && text.indexOf('}', i) > 0) {
                int end = text.indexOf('}', i);
                word.append(environment.getOrDefault(text.substring(i + 2, end), ""));
                i = end;
            } else {
                word.append(c);
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }
}
