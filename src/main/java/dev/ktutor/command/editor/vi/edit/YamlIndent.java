package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Options;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The indent that vim's YAML file type gives a line, from the lines above it (rules of vim's indent/yaml.vim). */
final class YamlIndent {
    private static final String KEY = "(?!#)(?:'(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|(?:(?!: ).)*)(?<=\\S):(?: |$)|(?!#)\\S*:(?: |$)";
    private static final Pattern MAP_KEY = Pattern.compile("^\\s*(?:" + KEY + ")");
    private static final Pattern LIST_ITEM = Pattern.compile("^\\s*-(?: |$)");
    private static final Pattern LIST_WITH_TEXT = Pattern.compile("^\\s*- ");
    private static final Pattern OPENS = Pattern.compile("[{\\[:]$|[:-] [|>][+-]?(?:\\s+#.*|\\s*)$");
    private static final Pattern OPENS_COUNTED = Pattern.compile("[:-] [|>](?:(\\d+)[+-]?|[+-]?(\\d+))(?:#.*|\\s*)$");
    private static final Pattern BROKEN_STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\\\\$");
    private static final String PROPERTY = "!<[^>]+>|![\\w-]*!?[\\w#/;?:@&=+$.~*'()-]*|&[^\\s,\\[\\]{}]+|[|>](?:[+-]?[1-9]|[1-9]?[+-])?";
    private static final Pattern KEY_WITHOUT_VALUE = Pattern.compile("^\\s*(?:" + KEY + ")\\s*(?:(?:" + PROPERTY + ")(?:\\s+|\\s*(?:#.*)?$))*");
    private static final Pattern COMMENT = Pattern.compile("^\\s*#");

    private final Buffer buffer;
    private final Options options;

    YamlIndent(Buffer buffer, Options options) {
        this.buffer = buffer;
        this.options = options;
    }

    private String line(int number) {
        return number < 1 ? "" : buffer.line(number);
    }

    private int indent(int number) {
        return number < 1 ? 0 : Columns.indent(line(number), options.tabStop());
    }

    private int notBlank(int from) {
        int line = from;
        while (line > 0 && line(line).isBlank()) {
            line--;
        }
        return line;
    }

    private boolean is(Pattern pattern, int number) {
        return pattern.matcher(line(number)).find();
    }

    private int lessIndented(int number, int than) {
        int line = notBlank(number - 1);
        while (line > 0 && indent(line) >= than && !is(COMMENT, line)) {
            line = notBlank(line - 1);
        }
        return line;
    }

    private int lessOrEqualMatching(int number, Pattern pattern) {
        int line = lessIndented(number, indent(number) + 1);
        while (line > 0 && !is(pattern, line)) {
            line = lessIndented(line, indent(line));
        }
        return line;
    }

    /** In cells. */
    int of(int number) {
        int previous = notBlank(number - 1);
        if (previous == 0) {
            return 0;
        }
        int previousIndent = indent(previous);
        if (is(COMMENT, number) && is(COMMENT, number - 1)) {
            return previousIndent;
        }
        if (line(number).matches("^\\s*[\\]}].*")) {
            return indent(lessIndented(number, indent(number)));
        }
        while (is(COMMENT, previous)) {
            previous = notBlank(previous - 1);
            if (previous == 0) {
                return previousIndent;
            }
        }
        return after(number, previous);
    }

    private int after(int number, int previous) {
        String above = line(previous);
        int indent = indent(previous);
        Matcher counted = OPENS_COUNTED.matcher(above);
        Matcher broken = BROKEN_STRING.matcher(above);
        if (OPENS.matcher(above).find()) {
            return indent + options.shiftWidth();
        }
        if (counted.find()) {
            return indent + Integer.parseInt(counted.group(1) != null ? counted.group(1) : counted.group(2));
        }
        if (broken.find()) {
            return Columns.cell(above, broken.start(), options.tabStop()) + 1;
        }
        if (is(LIST_ITEM, number)) {
            return indent(lessOrEqualMatching(number, LIST_ITEM));
        }
        if (is(MAP_KEY, number)) {
            int key = lessOrEqualMatching(number, MAP_KEY);
            return indent(key) + (is(LIST_WITH_TEXT, key) ? 2 : 0);
        }
        if (LIST_WITH_TEXT.matcher(above).find()) {
            return indent + 2;
        }
        return KEY_WITHOUT_VALUE.matcher(above).find() ? indent + options.shiftWidth() : indent;
    }
}
