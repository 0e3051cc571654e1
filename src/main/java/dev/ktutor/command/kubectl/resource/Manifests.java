package dev.ktutor.command.kubectl.resource;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.GoFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads manifests from files, folders and standard input (cli-runtime's visitors). */
public final class Manifests {
    private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");

    private Manifests() { }

    /** An object with the file it comes from. */
    public record Manifest(String source, KubeObject object) { }

    /** Hears of one object, or of one file's error, in order. */
    public interface Visitor {
        /** An object. */
        void object(Manifest manifest);

        /** A file, or the rest of it, cannot be used. */
        void error(KubectlError error);
    }

    /** A file with its text. */
    private record Text(String source, String content) { }

    /** Reads every file named; {@code -} is standard input. */
    public static void visit(Call call, List<String> names, boolean recursive, Visitor visitor) {
        for (String name : names) {
            if (name.equals("-")) {
                objects(new Text("STDIN", call.in().in().readText()), visitor);
                continue;
            }
            if (name.startsWith("http://") || name.startsWith("https://")) {
                visitor.error(KubectlError.of("unable to read URL " + GoText.quote(name) + ": not available in this lab yet"));
                continue;
            }
            for (String file : files(call, name, recursive)) {
                try {
                    objects(new Text(file, call.files().readText(file)), visitor);
                } catch (FileError e) {
                    visitor.error(KubectlError.of(GoFile.readText(file, e)));
                }
            }
        }
    }

    /** The files that a name stands for: itself, those in the folder, or those that match the pattern. */
    private static List<String> files(Call call, String name, boolean recursive) {
        FileStat stat = call.files().find(name);
        if (stat == null && name.matches(".*[*?\\[].*")) {
            return matching(call, name);
        }
        if (stat == null) {
            throw KubectlError.of("the path " + GoText.quote(name) + " does not exist");
        }
        List<String> files = new ArrayList<>();
        if (!stat.isDirectory()) {
            return List.of(name);
        }
        walk(call, name, recursive, files);
        if (files.isEmpty()) {
            throw KubectlError.of("error reading [" + name + "]: recognized file extensions are [.json .yaml .yml]");
        }
        return files;
    }

    private static List<String> matching(Call call, String pattern) {
        int slash = pattern.lastIndexOf('/');
        String folder = slash < 0 ? "." : pattern.substring(0, slash);
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.substring(slash + 1).toCharArray()) {
            regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : c == '[' || c == ']' ? String.valueOf(c) : "\\Q" + c + "\\E");
        }
        List<String> found = call.files().isDirectory(folder) ? call.files().list(folder).stream().filter(n -> n.matches(regex.toString()))
                .map(n -> slash < 0 ? n : folder + "/" + n).toList() : List.of();
        if (found.isEmpty()) {
            throw KubectlError.of("no match found for pattern " + GoText.quote(pattern));
        }
        return found;
    }

    private static void walk(Call call, String folder, boolean recursive, List<String> files) {
        String before = folder.endsWith("/") ? folder : folder + "/";
        for (String name : call.files().list(folder)) {
            String path = before + name;
            if (call.files().isDirectory(path)) {
                if (recursive) {
                    walk(call, path, true, files);
                }
            } else if (ENDINGS.stream().anyMatch(name::endsWith)) {
                files.add(path);
            }
        }
    }

    private static void objects(Text text, Visitor visitor) {
        try {
            List<Object> documents = new ArrayList<>();
            boolean json = text.content().stripLeading().startsWith("{");
            if (json) {
                jsonDocuments(text, documents);
            } else {
                for (String document : documents(text.content())) {
                    documents.add(yaml(text, document));
                }
            }
            for (Object tree : documents) {
                if (tree != null) {
                    flatten(text.source(), tree, visitor);
                }
            }
        } catch (KubectlError e) {
            visitor.error(e);
        }
    }

    private static void jsonDocuments(Text text, List<Object> documents) {
        try {
            documents.add(Json.parse(text.content()));
        } catch (JsonError e) {
            String message = String.valueOf(e.getMessage());
            throw KubectlError.of("error parsing " + text.source() + ": "
                    + (message.contains("unexpected end of JSON input") ? "unexpected EOF" : message));
        }
    }

    private static @Nullable Object yaml(Text text, String document) {
        try {
            return Yaml.parse(document);
        } catch (YamlError e) {
            throw KubectlError.of("error parsing " + text.source() + ": error converting YAML to JSON: " + e.getMessage());
        }
    }

    /** The documents of a YAML stream: lines that begin with three dashes part them. */
    private static List<String> documents(String text) {
        List<String> documents = new ArrayList<>();
        StringBuilder document = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            if (line.startsWith("---") && line.substring(3).strip().isEmpty()) {
                documents.add(document.toString());
                document.setLength(0);
            } else {
                document.append(line);
            }
        }
        documents.add(document.toString());
        return documents.stream().filter(d -> !d.isBlank()).toList();
    }

    private static void flatten(String source, Object tree, Visitor visitor) {
        if (!(tree instanceof Map<?, ?>)) {
            String kind = tree instanceof List<?> ? "array" : tree instanceof Number ? "number" : tree instanceof Boolean ? "bool" : "string";
            throw KubectlError.of("unable to decode " + GoText.quote(source) + ": json: cannot unmarshal " + kind
                    + " into Go value of type unstructured.detector");
        }
        Map<String, Object> map = Tree.map(tree);
        if (Tree.string(map, "kind").isEmpty()) {
            throw KubectlError.of("unable to decode " + GoText.quote(source) + ": Object 'Kind' is missing in '"
                    + Json.write(Tree.sorted(map)) + "'");
        }
        KubeObject object = new KubeObject(Tree.map(Tree.sorted(map)));
        if (object.kind().endsWith("List") && object.at("items") instanceof List<?>) {
            object.items().forEach(item -> visitor.object(new Manifest(source, new KubeObject(Tree.map(Tree.sorted(item.tree()))))));
        } else {
            visitor.object(new Manifest(source, object));
        }
    }

}
