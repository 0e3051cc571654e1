package dev.ktutor.command.coreutils.jq;

import dev.ktutor.command.coreutils.tool.ToolExit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * yq's expressions (mikefarah's v4) in jq's language. They are nearly the same: keys may hold dashes without quotes,
 * {@code ireduce} is a suffix, variables of the environment have functions, and a few functions have other names.
 */
final class YqExpression {
    private static final Pattern UNKNOWN = Pattern.compile("\\b(anchor|alias|explode|style|head_comment|line_comment|foot_comment|headComment|lineComment|split_doc|splitDoc"
            + "|load|load_str|eval|shuffle|pivot|format_datetime|with_dtf|from_xml|from_props|to_xml|to_props|to_csv|to_tsv|line|column)\\b(?=\\s*(\\(|=|\\||$))");
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("upcase", "ascii_upcase"), Map.entry("downcase", "ascii_downcase"),
            Map.entry("to_json", "tojson"), Map.entry("from_json", "fromjson"), Map.entry("documentIndex", "$__di"), Map.entry("document_index", "$__di"),
            Map.entry("di", "$__di"), Map.entry("fileIndex", "$__fi"), Map.entry("file_index", "$__fi"), Map.entry("fi", "$__fi"), Map.entry("filename", "$__file"));
    private static final String DEFINITIONS = "def with(p; f): p |= f; def trim: sub(\"^\\\\s+\"; \"\") | sub(\"\\\\s+$\"; \"\"); "
            + "def tag: if . == null then \"!!null\" elif type == \"object\" then \"!!map\" elif type == \"array\" then \"!!seq\" elif type == \"string\" then \"!!str\" "
            + "elif type == \"boolean\" then \"!!bool\" elif floor == . then \"!!int\" else \"!!float\" end; "
            + "def kind: if type == \"object\" then \"map\" elif type == \"array\" then \"seq\" else \"scalar\" end; "
            + "def sort_keys(p): p |= (if type == \"object\" then to_entries | sort_by(.key) | from_entries else . end); "
            + "def omit(ks): with_entries(select(.key as $k | ks | index($k) | not)); "
            + "def pick(ks): . as $in | reduce ks[] as $k ({}; if $in | has($k) then .[$k] = $in[$k] else . end); "
            + "def filter(f): map(select(f)); ";

    /** The expression as jq takes it. */
    final String text;
    /** The variables that stand for the environment's ({@code __env_NAME}, {@code __str_NAME}), and whether each is read as YAML. */
    final Map<String, Boolean> environment = new LinkedHashMap<>();

    YqExpression(String expression) {
        StringBuilder out = new StringBuilder();
        Matcher strings = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"").matcher(expression);
        int at = 0;
        while (strings.find()) {
            out.append(code(expression.substring(at, strings.start()))).append(strings.group());
            at = strings.end();
        }
        out.append(code(expression.substring(at)));
        String whole = out.toString();
        whole = whole.replaceAll("([^|(]+?)\\s+as\\s+(\\$\\w+)\\s+ireduce\\s*\\(", " reduce $1 as $2 (");
        text = DEFINITIONS + whole;
    }

    private String code(String piece) {
        Matcher unknown = UNKNOWN.matcher(piece);
        if (unknown.find()) {
            int before = unknown.start() - 1;
            if (before < 0 || piece.charAt(before) != '.') {
                throw new ToolExit(1, "yq's " + unknown.group(1) + " is not available in this lab yet");
            }
        }
        Matcher asked = Pattern.compile("\\b(str)?env\\(\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\)").matcher(piece);
        StringBuilder named = new StringBuilder();
        while (asked.find()) {
            boolean parsed = asked.group(1) == null;
            environment.put((parsed ? "__env_" : "__str_") + asked.group(2), parsed);
            asked.appendReplacement(named, "\\$" + (parsed ? "__env_" : "__str_") + asked.group(2));
        }
        asked.appendTail(named);
        Matcher words = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)+)|(?<![.$\\w])([A-Za-z_]\\w*)").matcher(named);
        StringBuilder out = new StringBuilder();
        while (words.find()) {
            String key = words.group(1);
            String replacement = key != null ? ".\"" + key + "\"" : NAMES.getOrDefault(words.group(2), words.group(2));
            words.appendReplacement(out, Matcher.quoteReplacement(replacement));
        }
        words.appendTail(out);
        // ".a.[0]" and ".a.[]" are fine here, and "!=" needs no care; "*+" appends arrays, which is what "+" of merged maps does not do.
        return out.toString().replaceAll("(?<=[\\w\"\\])])\\.\\[", "[").replace("*+", "*").replaceAll("\\*[?nd]+(?=\\s)", "*");
    }

    /** The path that the expression is, if it is nothing but a path of keys and numbers: {@code spec.ports[0]}; null otherwise. */
    static @org.jspecify.annotations.Nullable String plainPath(String expression) {
        String trimmed = expression.strip();
        if (trimmed.equals(".")) {
            return "";
        }
        return trimmed.matches("(\\.[A-Za-z_][\\w-]*|\\.?\\[\\d+\\])+") ? trimmed.replace(".[", "[").substring(trimmed.startsWith("[") ? 0 : 1) : null;
    }
}
