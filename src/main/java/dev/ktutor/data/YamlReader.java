package dev.ktutor.data;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** Builds trees from SnakeYAML's events, so that words mean what go-yaml says they mean. */
final class YamlReader {
    private static final int MAX_DEPTH = 1_000;
    /** go-yaml allows this many values before it looks at the share that aliases made (decode.go). */
    private static final int MAX_ALIASED = 400_000;

    private final Map<String, Object> anchors = new HashMap<>();
    private Map<String, Integer> lines = new LinkedHashMap<>();
    private int aliased;

    List<YamlDocument> documents(String text) {
        List<YamlDocument> documents = new ArrayList<>();
        try {
            Iterator<Event> events = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
            while (events.hasNext()) {
                if (events.next() instanceof DocumentStartEvent) {
                    anchors.clear();
                    lines = new LinkedHashMap<>();
                    Object value = node(events.next(), events, "", 0);
                    documents.add(new YamlDocument(value, lines));
                }
            }
        } catch (MarkedYAMLException error) {
            throw YamlErrors.of(error);
        } catch (YAMLException error) {
            throw new YamlError("yaml: control characters are not allowed", 1);
        }
        return documents;
    }

    private @Nullable Object node(Event event, Iterator<Event> events, String path, int depth) {
        int line = event.getStartMark().getLine() + 1;
        if (depth > MAX_DEPTH) {
            throw new YamlError("yaml: exceeded max depth of 10000", line);
        }
        lines.putIfAbsent(path, line);
        if (event instanceof AliasEvent alias) {
            return aliased(alias, line);
        }
        String anchor = event instanceof NodeEvent named ? named.getAnchor() : null;
        Object value;
        if (event instanceof ScalarEvent scalar) {
            value = scalar(scalar);
        } else if (event instanceof SequenceStartEvent) {
            value = sequence(events, path, depth);
        } else {
            value = mapping(events, path, depth);
        }
        if (anchor != null) {
            anchors.put(anchor, value == null ? YamlScalars.NULL : value);
        }
        return value;
    }

    private @Nullable Object aliased(AliasEvent alias, int line) {
        Object value = anchors.get(alias.getAnchor());
        if (value == null) {
            throw new YamlError("yaml: unknown anchor '" + alias.getAnchor() + "' referenced", line);
        }
        aliased += size(value);
        if (aliased > MAX_ALIASED) {
            throw new YamlError("yaml: document contains excessive aliasing", line);
        }
        return value == YamlScalars.NULL ? null : value;
    }

    private int size(@Nullable Object value) {
        int size = 1;
        if (value instanceof Map<?, ?> map) {
            for (Object child : map.values()) {
                size += size > MAX_ALIASED ? 0 : size(child);
            }
        } else if (value instanceof List<?> list) {
            for (Object child : list) {
                size += size > MAX_ALIASED ? 0 : size(child);
            }
        }
        return size;
    }

    private List<Object> sequence(Iterator<Event> events, String path, int depth) {
        List<Object> list = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            list.add(node(event, events, path + "[" + list.size() + "]", depth + 1));
        }
        return list;
    }

    private Map<String, Object> mapping(Iterator<Event> events, String path, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        Map<String, Object> merged = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            boolean plainKey = event instanceof ScalarEvent scalar && scalar.isPlain();
            int line = event.getStartMark().getLine() + 1;
            Object key = event instanceof ScalarEvent scalar ? scalar(scalar) : node(event, events, path + ".?", depth + 1);
            if (key instanceof Map || key instanceof List) {
                throw new YamlError("yaml: invalid map key: " + Json.write(key), line);
            }
            if (key == null) {
                throw new YamlError("unsupported map key of type: %!s(<nil>), key: <nil>", line);
            }
            String name = key instanceof Double number ? Json.number(number) : String.valueOf(key);
            String childPath = path.isEmpty() ? name : path + "." + name;
            lines.put(childPath, line);
            Object value = node(events.next(), events, childPath, depth + 1);
            if (plainKey && name.equals("<<")) {
                merge(merged, value, line);
            } else {
                map.put(name, value);
            }
        }
        merged.forEach(map::putIfAbsent);
        return map;
    }

    private static void merge(Map<String, Object> into, @Nullable Object value, int line) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> into.put((String) key, child));
        } else if (value instanceof List<?> list) {
            // Earlier maps win over later ones.
            for (int i = list.size() - 1; i >= 0; i--) {
                merge(into, list.get(i), line);
            }
        } else {
            throw new YamlError("yaml: map merge requires map or sequence of maps as the value", line);
        }
    }

    private static @Nullable Object scalar(ScalarEvent event) {
        String tag = event.getTag();
        String text = event.getValue();
        Object value = text;
        if (tag == null && event.isPlain() || tag != null && tag.matches("tag:yaml.org,2002:(int|float|bool|null)")) {
            value = YamlScalars.resolve(text);
        }
        if ("tag:yaml.org,2002:binary".equals(tag)) {
            value = new String(java.util.Base64.getMimeDecoder().decode(text), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        return value == YamlScalars.NULL ? null : value;
    }
}
