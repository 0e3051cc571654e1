package dev.ktutor.command.kubectl.print;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.template.GoPrint;
import dev.ktutor.command.kubectl.template.GoTemplate;
import dev.ktutor.command.kubectl.template.TemplateError;
import dev.ktutor.data.Json;
import dev.ktutor.data.Yaml;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.JsonPath;
import dev.ktutor.kube.api.JsonPathError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.GoFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The printer that {@code -o} and {@code --template} ask for (genericclioptions.PrintFlags). */
public final class OutputFormat {
    /** The formats that most commands have, as the complaint about others lists them. */
    private static final List<String> COMMON = List.of("go-template", "go-template-file", "json", "jsonpath", "jsonpath-as-json",
            "jsonpath-file", "kyaml", "name", "template", "templatefile", "yaml");
    private static final Set<String> TEMPLATES = Set.of("template", "go-template", "go-template-file", "templatefile");
    private static final Set<String> JSONPATHS = Set.of("jsonpath", "jsonpath-as-json", "jsonpath-file");

    private OutputFormat() { }

    /**
     * The printer for the call's flags.
     *
     * @param operation what is said without {@code -o}: {@code created (dry run)}
     */
    public static ObjectPrinter of(Call call, String operation) {
        String output = output(call);
        if (output.isEmpty()) {
            return new NamePrinter(operation);
        }
        return find(call, output, COMMON);
    }

    /** What {@code -o} says; {@code --template} alone means go-template. */
    public static String output(Call call) {
        String output = call.flags().text("output");
        return output.isEmpty() && call.flags().changed("template") ? "go-template" : output;
    }

    /** The printer for a format that must be one of those listed or a template. */
    public static ObjectPrinter find(Call call, String output, List<String> allowed) {
        String format = output.contains("=") ? output.substring(0, output.indexOf('=')) : output;
        String argument = output.contains("=") ? output.substring(output.indexOf('=') + 1) : call.flags().text("template");
        boolean managed = call.flags().flag("show-managed-fields");
        String lower = output.toLowerCase(Locale.ROOT);
        ObjectPrinter printer = switch (lower) {
            case "yaml" -> new YamlPrinter(managed);
            case "json" -> object -> Json.pretty(stripped(object, managed).tree(), 4) + "\n";
            case "kyaml" -> new KyamlPrinter(managed);
            case "name" -> new NamePrinter("");
            default -> TEMPLATES.contains(format) ? template(call, format, argument)
                    : JSONPATHS.contains(format) ? jsonPath(call, format, argument) : null;
        };
        if (printer == null) {
            throw noSuch(output, allowed);
        }
        return printer;
    }

    /** The complaint about a format that is not there. */
    public static KubectlError noSuch(String output, List<String> allowed) {
        return KubectlError.of("unable to match a printer suitable for the output format " + GoText.quote(output)
                + ", allowed formats are: " + String.join(",", allowed));
    }

    /** The formats of {@code get}. */
    public static List<String> ofGet() {
        List<String> all = new ArrayList<>(COMMON);
        all.addAll(List.of("custom-columns", "custom-columns-file", "wide"));
        return all.stream().sorted().toList();
    }

    static KubeObject stripped(KubeObject object, boolean managed) {
        if (managed) {
            return object;
        }
        KubeObject plain = object.at("metadata", "managedFields") == null ? object : object.without("metadata", "managedFields");
        List<Object> items = plain.list("items");
        if (items.isEmpty() || !plain.kind().endsWith("List")) {
            return plain;
        }
        return plain.with(items.stream().map(item -> (Object) stripped(new KubeObject(dev.ktutor.data.Tree.map(item)), false).tree()).toList(), "items");
    }

    private static String source(Call call, String format, String argument) {
        if (argument.isEmpty()) {
            throw KubectlError.of("template format specified but no template given");
        }
        if (!format.endsWith("file")) {
            return argument;
        }
        try {
            return call.files().readText(argument);
        } catch (FileError e) {
            throw KubectlError.of("error reading --template " + argument + ", " + GoFile.readText(argument, e) + "\n");
        }
    }

    private static ObjectPrinter template(Call call, String format, String argument) {
        String source = source(call, format, argument);
        GoTemplate template;
        try {
            template = GoTemplate.parse("output", source);
        } catch (TemplateError e) {
            throw KubectlError.of("error parsing template " + source + ", " + e.getMessage() + "\n");
        }
        boolean allowMissing = !call.flags().changed("allow-missing-template-keys") || call.flags().flag("allow-missing-template-keys");
        return object -> {
            StringBuilder out = new StringBuilder();
            try {
                template.execute(object.tree(), allowMissing, out);
            } catch (TemplateError e) {
                String data = Json.write(object.tree());
                out.append("Error executing template: ").append(e.getMessage())
                        .append(". Printing more information for debugging the template:\n\ttemplate was:\n\t\t").append(source)
                        .append("\n\traw data was:\n\t\t").append(data).append("\n\tobject given to template engine was:\n\t\t")
                        .append(GoPrint.value(object.tree())).append("\n\n");
                call.out().print(out.toString());
                throw KubectlError.of("error executing template " + GoText.quote(source) + ": " + e.getMessage());
            }
            return out.toString();
        };
    }

    private static ObjectPrinter jsonPath(Call call, String format, String argument) {
        String source = source(call, format, argument);
        JsonPath path;
        try {
            path = JsonPath.parse(source);
        } catch (JsonPathError e) {
            throw KubectlError.of("error parsing jsonpath " + source + ", " + e.getMessage() + "\n");
        }
        boolean allowMissing = !call.flags().changed("allow-missing-template-keys") || call.flags().flag("allow-missing-template-keys");
        return object -> {
            try {
                return format.equals("jsonpath-as-json") ? path.json(object.tree(), allowMissing) : path.text(object.tree(), allowMissing);
            } catch (JsonPathError e) {
                throw KubectlError.of("error executing jsonpath " + GoText.quote(source) + ": Error executing template: " + e.getMessage()
                        + ". Printing more information for debugging the template:\n\ttemplate was:\n\t\t" + source
                        + "\n\tobject given to jsonpath engine was:\n\t\t" + GoPrint.syntax(object.tree()) + "\n\n\n");
            }
        };
    }

    /** YAML documents, with a line of dashes before all but the first. */
    static final class YamlPrinter implements ObjectPrinter {
        private final boolean managed;
        private boolean again;

        YamlPrinter(boolean managed) {
            this.managed = managed;
        }

        @Override
        public String print(KubeObject object) {
            String before = again ? "---\n" : "";
            again = true;
            return before + Yaml.write(stripped(object, managed).tree());
        }
    }
}
