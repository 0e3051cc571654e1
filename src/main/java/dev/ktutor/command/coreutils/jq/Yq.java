package dev.ktutor.command.coreutils.jq;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlDocument;
import dev.ktutor.data.YamlError;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** yq(1), mikefarah's version 4: jq's engine on YAML, with the comments of what stays where it was. */
public final class Yq extends Tool {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The tool. */
    public Yq() {
        super("yq", "yq is a portable command-line data file processor (YAML and JSON).", """
                [flags]\n  yq [command] [expression] [file...]
                  -C, --colors                 force print with colors
                  -e, --exit-status            set exit status if there are no matches or null or false is returned
                  -i, --inplace                update the file in place of first file given
                  -I, --indent=int             sets indent level for output (default 2)
                  -j, --tojson                 output as json
                  -M, --no-colors              force print with no colors
                  -N, --no-doc                 don't print document separators (---)
                  -n, --null-input             don't read input, simply evaluate the expression given
                  -o, --output-format=string   yaml, y, json or j
                  -p, --input-format=string    yaml, y, json or j
                  -P, --prettyPrint            pretty print
                  -r, --unwrapScalar[=string]  unwrap scalar, print the value with no quotes
                  -V                           print version information and quit
                      --from-file=string       load expression from specified file
                      --expression=string      forcibly set the expression argument
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // Go's flags: "-o=json" is "-o json".
        return args.stream().map(a -> a.replaceFirst("^-([a-zA-Z]*[opI])=", "-$1")).toList();
    }

    @Override
    protected String usageHint(Invocation in) {
        return "";
    }

    /** A document of an input. */
    private record Input(YamlDocument document, String text, String file, int fileIndex, int index) { }

    /** A result, and what it is a new version of. */
    private record Result(@Nullable Object value, @Nullable Input origin, String path) { }

    @Override
    protected void execute(Call call) {
        try {
            evaluate(call);
        } catch (ToolExit e) {
            call.out().flush();
            if (!e.text().isEmpty()) {
                call.in().err().println("Error: " + e.text());
            }
            throw new ToolExit(e.status(), "");
        }
    }

    private static void evaluate(Call call) {
        if (call.has("V")) {
            call.println("yq (https://github.com/mikefarah/yq/) version v4.45.1 (ktutor lab)");
            return;
        }
        List<String> words = new ArrayList<>(call.operands());
        boolean together = !words.isEmpty() && words.get(0).matches("eval-all|ea");
        if (together || !words.isEmpty() && words.get(0).matches("eval|e")) {
            words.remove(0);
        }
        String expression = expression(call, words);
        List<String> files = words.isEmpty() && !call.has("n") ? List.of("-") : words;
        if (call.has("i") && (words.isEmpty() || words.get(0).equals("-"))) {
            fail("write in place flag only applicable when giving an expression and at least one file");
        }
        List<Input> inputs = inputs(call, files);
        List<Result> results = call.has("n") || together ? all(call, expression, inputs) : each(call, expression, inputs);
        String text = shown(call, results);
        if (call.has("i")) {
            call.files().write(words.get(0), text);
        } else {
            call.out().print(text);
        }
        boolean nothing = results.stream().allMatch(r -> r.value() == null || Boolean.FALSE.equals(r.value()));
        if (call.has("e") && nothing) {
            fail("no matches found");
        }
    }

    private static ToolExit failure(String text) {
        return new ToolExit(1, text);
    }

    private static void fail(String text) {
        throw failure(text);
    }

    private static String expression(Call call, List<String> words) {
        if (call.has("expression")) {
            return call.value("expression", ".");
        }
        if (call.has("from-file")) {
            return call.files().readText(call.value("from-file", "")).strip();
        }
        boolean isFile = words.size() == 1 && !call.has("n") && call.files().isRegular(words.get(0));
        return words.isEmpty() || isFile ? "." : words.remove(0);
    }

    private static boolean json(String format) {
        return switch (format) {
            case "json", "j" -> true;
            case "yaml", "y", "auto", "a" -> false;
            case "xml", "x", "props", "p", "csv", "c", "tsv", "t", "toml", "shell", "s", "lua", "l", "base64", "uri", "sh", "ini", "i" ->
                    throw failure("the format " + format + " is not available in this lab yet");
            default -> throw failure("unknown format '" + format + "' please use [yaml|json|props|csv|tsv|xml|base64|uri|toml|shell|lua|ini]");
        };
    }

    private static List<Input> inputs(Call call, List<String> files) {
        List<Input> inputs = new ArrayList<>();
        boolean json = json(call.value("p", "auto"));
        for (int i = 0; i < files.size(); i++) {
            String text;
            try {
                text = call.open(files.get(i)).readText();
            } catch (FileError e) {
                throw failure("open " + files.get(i) + ": " + e.reason().toLowerCase(java.util.Locale.ROOT));
            }
            try {
                List<YamlDocument> documents = json ? List.of(new YamlDocument(Json.parse(text), Map.of())) : Yaml.parseAll(text);
                int index = 0;
                for (YamlDocument document : documents) {
                    inputs.add(new Input(document, text, files.get(i), i, index++));
                }
            } catch (YamlError | JsonError e) {
                throw failure("bad file '" + files.get(i) + "': " + (json ? "" : "yaml: ") + String.valueOf(e.getMessage()).replaceFirst("^yaml: ", ""));
            }
        }
        return inputs;
    }

    private static List<Result> each(Call call, String expression, List<Input> inputs) {
        List<Result> results = new ArrayList<>();
        String path = YqExpression.plainPath(expression);
        boolean update = expression.matches("(?s).*(=|\\bdel\\(|\\bwith\\().*") && !expression.matches("(?s)[^=]*[!=]=[^=]*|.*\\|\\s*(length|keys|\\.[\\w.]+)\\s*$");
        for (Input input : inputs) {
            for (Object value : run(call, expression, input.document().value(), input, inputs)) {
                results.add(new Result(value, input, path != null ? path : update || expression.contains("select(") ? "" : "\u0000"));
            }
        }
        return results;
    }

    /** yq eval-all and -n: one run that sees all documents. */
    private static List<Result> all(Call call, String expression, List<Input> inputs) {
        String text = expression.replaceAll("select\\(\\s*(?:fileIndex|fi|file_index|documentIndex|di)\\s*==\\s*(\\d+)\\s*\\)", "\\$__docs[$1]")
                .replaceAll("^\\s*\\.\\s+as\\s+(\\$\\w+)\\s+ireduce\\s*\\(", "reduce \\$__docs[] as $1 (");
        boolean seen = !text.equals(expression) || call.has("n");
        List<Result> results = new ArrayList<>();
        for (Object value : run(call, seen ? text : "$__docs[] | " + text, null, null, inputs)) {
            results.add(new Result(value, null, "\u0000"));
        }
        return results;
    }

    private static List<Object> run(Call call, String expression, @Nullable Object input, @Nullable Input origin, List<Input> inputs) {
        YqExpression translated = new YqExpression(expression);
        Map<String, JsonNode> variables = new HashMap<>();
        variables.put("__di", node((long) (origin == null ? 0 : origin.index())));
        variables.put("__fi", node((long) (origin == null ? 0 : origin.fileIndex())));
        variables.put("__file", node(origin == null ? "" : origin.file()));
        variables.put("__docs", node(new ArrayList<>(inputs.stream().map(i -> i.document().value()).toList())));
        translated.environment.forEach((variable, parsed) -> {
            String name = variable.substring(6);
            String value = call.in().env(name).orElseThrow(() -> failure("Value for env variable '" + name + "' not provided in env()"));
            variables.put(variable, node(parsed ? Yaml.parse(value) : value));
        });
        List<Object> values = new ArrayList<>();
        try {
            JqProgram program = JqProgram.compile(translated.text, new JqProgram.Surroundings(variables, call.in().environment(), call.now(), () -> null, n -> { }, call::checkpoint));
            program.run(node(input), result -> values.add(tree(result)));
        } catch (JqError e) {
            throw failure(e.text().startsWith("Cannot compile") ? "bad expression, please check expression syntax: " + expression : e.text());
        }
        return values;
    }

    private static JsonNode node(@Nullable Object tree) {
        return MAPPER.readTree(Json.write(tree));
    }

    private static @Nullable Object tree(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), tree(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(tree(element)));
            return list;
        }
        if (node.isNumber()) {
            double number = node.doubleValue();
            return number == Math.rint(number) && Math.abs(number) < 1e18 && !node.toString().contains(".") ? (Object) node.longValue() : (Object) number;
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isNull() || node.isMissingNode() ? null : node.asString();
    }

    private static String shown(Call call, List<Result> results) {
        boolean json = call.has("j") || json(call.value("o", "yaml"));
        String indent = call.value("I", "2");
        int width = indent.matches("\\d") ? Integer.parseInt(indent) : 2;
        StringBuilder out = new StringBuilder();
        Input before = null;
        for (Result result : results) {
            boolean next = before != null && result.origin() != null && before != result.origin();
            if (next && !json && !call.has("N")) {
                out.append("---\n");
            }
            before = result.origin();
            if (json) {
                out.append(width == 0 ? Json.write(result.value()) : Json.pretty(result.value(), width).stripTrailing()).append('\n');
            } else if (result.value() instanceof String text && !call.value("r", "true").equals("false")) {
                out.append(text).append('\n');
            } else {
                Input origin = result.origin();
                boolean keeps = origin != null && !result.path().equals("\u0000") && !call.has("P");
                YqSource source = keeps ? new YqSource(origin.document(), origin.text()) : null;
                out.append(new YqWriter(Math.max(2, width), source).document(result.value(), keeps ? result.path() : ""));
            }
        }
        return out.toString();
    }
}
