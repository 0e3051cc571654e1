package dev.ktutor.command.kubectl.cluster;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.Schema;
import dev.ktutor.kube.api.SchemaField;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl explain}: kinds and fields from the schema; its descriptions are not in this lab. */
public final class ExplainCommand implements Verb {
    private final Schema schema = Schema.builtIn();

    @Override
    public void run(Call call) {
        if (call.args().isEmpty()) {
            throw KubectlError.of("You must specify the type of resource to explain. Use \"kubectl api-resources\" for a complete list of supported resources.");
        }
        if (call.args().size() > 1) {
            throw KubectlError.of("We accept only this format: explain RESOURCE");
        }
        String[] steps = call.args().get(0).split("\\.");
        ResourceType type = new RestMapper(call).resolve(steps[0]);
        String present = schema.typeOf(type.groupVersionKind());
        if (present == null) {
            throw KubectlError.of("the fields of " + type.kind() + " are not available in this lab yet");
        }
        SchemaField last = null;
        for (int i = 1; i < steps.length; i++) {
            SchemaField field = schema.fields(element(present)).get(steps[i]);
            if (field == null) {
                throw KubectlError.of("field " + GoText.quote(steps[i]) + " does not exist");
            }
            last = field;
            present = field.type();
        }
        StringBuilder out = new StringBuilder();
        if (!type.group().isEmpty()) {
            out.append("GROUP:      ").append(type.group()).append('\n');
        }
        out.append("KIND:       ").append(type.kind()).append("\nVERSION:    ").append(type.version()).append("\n\n");
        if (last != null) {
            out.append("FIELD: ").append(last.name()).append(" <").append(shown(last.type())).append(">\n\n");
        }
        out.append("DESCRIPTION:\n    <empty>\n");
        Map<String, SchemaField> fields = schema.fields(element(present));
        if (!fields.isEmpty()) {
            out.append(last == null ? "    \nFIELDS:\n" : "    \nFIELDS:\n");
            fields(fields, "  ", call.flags().flag("recursive") ? 8 : 0, out);
        }
        call.out().print(out.append('\n').toString());
    }

    private void fields(Map<String, SchemaField> fields, String indent, int depth, StringBuilder out) {
        new TreeMap<>(fields).forEach((name, field) -> {
            out.append(indent).append(name).append('\t').append('<').append(shown(field.type())).append('>').append('\n');
            if (depth > 0) {
                fields(schema.fields(element(field.type())), indent + "  ", depth - 1, out);
            } else {
                out.append(indent).append("  <no description>\n\n");
            }
        });
    }

    private static String element(String type) {
        return type.startsWith("[]") || type.startsWith("{}") ? element(type.substring(2)) : type;
    }

    private static String shown(String type) {
        if (type.startsWith("[]")) {
            return "[]" + shown(type.substring(2));
        }
        if (type.startsWith("{}")) {
            return "map[string]" + shown(type.substring(2));
        }
        String name = type.contains(":") ? type.substring(0, type.indexOf(':')) : type;
        return switch (name) {
            case "bool" -> "boolean";
            case "int32", "int64" -> "integer";
            case "float64" -> "number";
            case "bytes", "time", "quantity" -> "string";
            case "intstr" -> "IntOrString";
            default -> name.substring(name.lastIndexOf('.') + 1);
        };
    }
}
