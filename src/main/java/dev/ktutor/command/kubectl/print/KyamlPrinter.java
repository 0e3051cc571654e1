package dev.ktutor.command.kubectl.print;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** KYAML: YAML in flow style with quoted values, which other YAML readers cannot misread (KEP-5295). */
final class KyamlPrinter implements ObjectPrinter {
    private static final Set<String> AMBIGUOUS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~");

    private final boolean managed;

    KyamlPrinter(boolean managed) {
        this.managed = managed;
    }

    @Override
    public String print(KubeObject object) {
        StringBuilder out = new StringBuilder("---\n");
        value(OutputFormat.stripped(object, managed).tree(), 0, out);
        return out.append('\n').toString();
    }

    private static void value(@Nullable Object value, int depth, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            if (map.isEmpty()) {
                out.append("{}");
                return;
            }
            out.append("{\n");
            Tree.map(map).forEach((key, inner) -> {
                out.append("  ".repeat(depth + 1)).append(key(key)).append(": ");
                value(inner, depth + 1, out);
                out.append(",\n");
            });
            out.append("  ".repeat(depth)).append('}');
        } else if (value instanceof List<?> list) {
            list(list, depth, out);
        } else {
            out.append(Json.write(value).replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&"));
        }
    }

    private static void list(List<?> list, int depth, StringBuilder out) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        boolean objects = list.get(0) instanceof Map<?, ?> || list.get(0) instanceof List<?>;
        out.append(objects ? "[" : "[\n");
        for (int i = 0; i < list.size(); i++) {
            if (objects) {
                out.append(i > 0 ? ", " : "");
                value(list.get(i), depth, out);
            } else {
                out.append("  ".repeat(depth + 1));
                value(list.get(i), depth + 1, out);
                out.append(",\n");
            }
        }
        out.append(objects ? "]" : "  ".repeat(depth) + "]");
    }

    private static String key(String key) {
        return key.matches("[A-Za-z_][A-Za-z0-9_./-]*") && !AMBIGUOUS.contains(key.toLowerCase(java.util.Locale.ROOT)) ? key : Json.write(key);
    }
}
