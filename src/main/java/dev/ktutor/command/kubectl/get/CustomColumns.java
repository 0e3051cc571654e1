package dev.ktutor.command.kubectl.get;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.print.TabWriter;
import dev.ktutor.command.kubectl.template.GoPrint;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.api.JsonPath;
import dev.ktutor.kube.api.JsonPathError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.GoFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code -o custom-columns=NAME:.metadata.name,...}.
 *
 * @param headers what stands above the columns
 * @param paths what stands in them
 */
record CustomColumns(List<String> headers, List<JsonPath> paths) {
    private static final Pattern RELAXED = Pattern.compile("^\\{\\.?([^{}]+)\\}$|^\\.?([^{}]+)$");

    /** The columns that {@code -o} describes. */
    static CustomColumns parse(Call call, String format, String argument) {
        if (argument.isEmpty()) {
            throw KubectlError.of(format + " format specified but no custom columns given");
        }
        if (format.equals("custom-columns-file")) {
            return fromFile(call, argument);
        }
        List<String> headers = new ArrayList<>();
        List<JsonPath> paths = new ArrayList<>();
        for (String part : argument.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw KubectlError.of("unexpected custom-columns spec: " + part + ", expected <header>:<json-path-expr>");
            }
            headers.add(part.substring(0, colon));
            paths.add(path(part.substring(colon + 1)));
        }
        return new CustomColumns(headers, paths);
    }

    private static CustomColumns fromFile(Call call, String file) {
        List<String> lines;
        try {
            lines = call.files().readText(file).lines().toList();
        } catch (FileError e) {
            throw KubectlError.of("error reading template " + file + ", " + GoFile.readText(file, e) + "\n");
        }
        String first = lines.isEmpty() ? "" : lines.get(0).strip();
        String second = lines.size() < 2 ? "" : lines.get(1).strip();
        List<String> headers = List.of(first.split("\\s+"));
        List<String> specs = List.of(second.split("\\s+"));
        if (headers.size() != specs.size()) {
            throw KubectlError.of("number of headers (" + headers.size() + ") and field specifications (" + specs.size() + ") don't match");
        }
        return new CustomColumns(headers, specs.stream().map(CustomColumns::path).toList());
    }

    /** A path with or without braces and leading dot (RelaxedJSONPathExpression). */
    static JsonPath path(String text) {
        if (text.isEmpty()) {
            return JsonPath.parse("{}");
        }
        Matcher relaxed = RELAXED.matcher(text);
        if (!relaxed.matches()) {
            throw KubectlError.of("unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'");
        }
        try {
            return JsonPath.parse("{." + (relaxed.group(1) == null ? relaxed.group(2) : relaxed.group(1)) + "}");
        } catch (JsonPathError e) {
            throw KubectlError.of(String.valueOf(e.getMessage()));
        }
    }

    String header() {
        return String.join("\t", headers) + "\n";
    }

    String row(KubeObject object) {
        return String.join("\t", paths.stream().map(path -> cell(path, object)).toList()) + "\n";
    }

    private static String cell(JsonPath path, KubeObject object) {
        List<List<@Nullable Object>> found;
        try {
            found = path.find(object.tree(), true);
        } catch (JsonPathError e) {
            throw KubectlError.of(String.valueOf(e.getMessage()));
        }
        List<String> values = found.stream().flatMap(List::stream).map(GoPrint::value).toList();
        return values.isEmpty() ? "<none>" : String.join(",", values);
    }

    /** All objects below the headers. */
    String print(List<KubeObject> objects, boolean headers) {
        TabWriter table = TabWriter.table();
        if (headers) {
            table.print(header());
        }
        objects.forEach(object -> table.print(row(object)));
        return table.flush();
    }
}
