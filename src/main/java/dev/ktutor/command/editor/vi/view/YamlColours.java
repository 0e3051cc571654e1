package dev.ktutor.command.editor.vi.view;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours vim's syntax file gives YAML on a dark terminal: comments, keys, strings, numbers and words that stand for values. */
final class YamlColours {
    private static final String COMMENT = "94";
    private static final String KEY = "96";
    private static final String TEXT = "95";
    private static final String CONSTANT = "95";
    private static final String MARK = "93";
    private static final Pattern PARTS = Pattern.compile("(?<comment>(?:^|(?<=\\s))#.*)|(?<mark>^---|^\\.\\.\\.|(?<=^\\s{0,200})-(?=\\s|$))"
            + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*')|(?<key>[^\\s\"'#\\[\\]{},][^\"'#\\[\\]{},:]*?(?=\\s*:(?:\\s|$)))"
            + "|(?<constant>(?<=[\\s:\\[,])(?:true|false|null|yes|no|on|off|~|[-+]?\\d+(?:\\.\\d+)?)(?=\\s*(?:$|[,\\]}]|\\s#)))");

    private YamlColours() { }

    static void paint(String line, String[] styles) {
        if (line.length() > 2000) {
            return;
        }
        Matcher parts = PARTS.matcher(line);
        while (parts.find()) {
            String style = parts.group("comment") != null ? COMMENT : parts.group("mark") != null ? MARK : parts.group("text") != null ? TEXT
                    : parts.group("key") != null ? KEY : CONSTANT;
            Arrays.fill(styles, parts.start(), parts.end(), style);
        }
    }
}
