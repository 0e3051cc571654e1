package dev.ktutor.command.coreutils.jq;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A compiled filter: the only place that knows the library. What would reach for the real machine is replaced. */
final class JqProgram {
    /** What the filter may ask for besides its input. */
    record Surroundings(Map<String, JsonNode> variables, Map<String, String> environment, Instant now,
            Supplier<@Nullable JsonNode> nextInput, Consumer<JsonNode> debug,
            Runnable checkpoint) { }

    /** What jq 1.6 has and the library lacks, by name. */
    private static final Map<String, String> DEFINITIONS = Map.ofEntries(
            Map.entry("repeat", "def repeat(f): def _repeat: f | (., (range(1) as $n | _repeat)); _repeat; "),
            Map.entry("IN", "def IN(s): any(s == .; .); def IN(src; s): any(src == s; .); "),
            Map.entry("input_line_number", "def input_line_number: 0; "),
            Map.entry("tostream", "def tostream: path(def r: (.[]?|r), .; r) as $p | getpath($p) | reduce path(.[]?) as $q ([$p, .]; [$p+$q]); "),
            Map.entry("bsearch", "def bsearch($x): . as $in | ([range(0; length) | select($in[.] == $x)] | first) // (-1 - ([.[] | select(. < $x)] | length)); "),
            Map.entry("INDEX", "def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] |= $row); def INDEX(f): INDEX(.[]; f); "),
            Map.entry("fromstream", "def fromstream(f): foreach f as $i ({x: null, e: false}; if .e then {x: null, e: false} else . end | if ($i | length) == 2 "
                    + "then setpath([\"e\"]; ($i[0] | length) == 0) | setpath([\"x\"] + $i[0]; $i[1]) else setpath([\"e\"]; ($i[0] | length) == 1) end; "
                    + "if .e then .x else empty end); "),
            Map.entry("truncate_stream", "def truncate_stream(stream): . as $n | null | stream | . as $input | if (.[0] | length) > $n "
                    + "then setpath([0]; .[0][$n:]) else empty end; "),
            Map.entry("fabs", "def fabs: if . < 0 then -. else . end; "),
            Map.entry("localtime", "def localtime: gmtime; "));
    private static final List<String> ENDLESS = List.of("range/1", "range/2", "range/3", "recurse/0", "recurse/1", "recurse/2", "limit/2",
            "until/2", "while/2", "repeat/1", "repeat/2", "empty/0", "not/0", "error/0");

    private final JsonQuery query;
    private final Scope scope;

    private JqProgram(JsonQuery query, Scope scope) {
        this.query = query;
        this.scope = scope;
    }

    /** Compiles; fails with a {@link JqError} whose text is the library's first line. */
    static JqProgram compile(String text, Surroundings around) {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(JqProgram.class.getClassLoader(), Versions.JQ_1_6, scope);
        // What makes results without end does so by calling one of these for each.
        for (String name : ENDLESS) {
            Function function = scope.getLocalFunctions().get(name);
            if (function != null) {
                scope.addFunction(name.substring(0, name.indexOf('/')), Integer.parseInt(name.substring(name.indexOf('/') + 1)),
                        (s, args, in, path, out, version) -> function.apply(s, args, in, path, (result, way) -> {
                            around.checkpoint().run();
                            out.emit(result, way);
                        }, version));
            }
        }
        ObjectNode environment = JsonNodeFactory.instance.objectNode();
        around.environment().forEach(environment::put);
        scope.addFunction("env", 0, (s, args, in, path, out, version) -> out.emit(environment, null));
        scope.addFunction("now", 0, (s, args, in, path, out, version) -> out.emit(
                JsonNodeFactory.instance.numberNode(around.now().getEpochSecond() + around.now().getNano() / 1e9), null));
        scope.addFunction("input", 0, (s, args, in, path, out, version) -> {
            JsonNode next = around.nextInput().get();
            if (next == null) {
                throw new JsonQueryException("No more inputs");
            }
            out.emit(next, null);
        });
        scope.addFunction("inputs", 0, (s, args, in, path, out, version) -> {
            for (JsonNode next = around.nextInput().get(); next != null; next = around.nextInput().get()) {
                out.emit(next, null);
            }
        });
        scope.addFunction("debug", 0, (s, args, in, path, out, version) -> {
            around.debug().accept(in);
            out.emit(in, path);
        });
        scope.addFunction("halt_error", 0, (s, args, in, path, out, version) -> {
            throw new JqError(in.isString() ? in.asString() : in + "\n", true);
        });
        scope.addFunction("halt", 0, (s, args, in, path, out, version) -> {
            throw new JqError("", true);
        });
        scope.addFunction("input_filename", 0, (s, args, in, path, out, version) -> out.emit(NullNode.getInstance(), null));
        JqTimes.install(scope);
        scope.setValue("ENV", environment);
        around.variables().forEach(scope::setValue);
        try {
            return new JqProgram(JsonQuery.compile(needed(text) + text, Versions.JQ_1_6), scope);
        } catch (JsonQueryException e) {
            throw new JqError(firstLine(e));
        } catch (RuntimeException | StackOverflowError e) {
            throw new JqError("syntax error");
        }
    }

    private static String needed(String text) {
        StringBuilder definitions = new StringBuilder();
        DEFINITIONS.forEach((name, definition) -> definitions.append(text.contains(name) ? definition : ""));
        return definitions.toString();
    }

    /** Runs it over one input. */
    void run(JsonNode input, Consumer<JsonNode> results) {
        try {
            query.apply(Scope.newChildScope(scope), input, results::accept);
        } catch (JsonQueryException e) {
            throw new JqError(firstLine(e));
        } catch (StackOverflowError e) {
            throw new JqError("recursion too deep");
        }
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null ? "null (null) not a string" : message.lines().findFirst().orElse("");
    }
}
