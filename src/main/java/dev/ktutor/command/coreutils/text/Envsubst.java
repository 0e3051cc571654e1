package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** envsubst(1) of gettext. */
public final class Envsubst extends Tool {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})");

    /** The tool. */
    public Envsubst() {
        super("envsubst", "Substitutes the values of environment variables.", """
                [OPTION] [SHELL-FORMAT]
                  -v, --variables  output the variables occurring in SHELL-FORMAT
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().size() > 1) {
            throw new ToolExit(1, "too many arguments");
        }
        if (call.has("v")) {
            if (call.operands().isEmpty()) {
                throw new ToolExit(1, "missing arguments");
            }
            names(call.operands().get(0)).forEach(call::println);
            return;
        }
        List<String> wanted = call.operands().isEmpty() ? null : names(call.operands().get(0));
        Lines lines = new Lines(call.open("-"));
        for (String line = lines.next(); line != null; line = lines.next()) {
            call.latin(substituted(call, line, wanted) + (lines.ended() ? "\n" : ""));
        }
    }

    private static List<String> names(String format) {
        List<String> names = new ArrayList<>();
        VARIABLE.matcher(format).results().map(m -> m.group(1) != null ? m.group(1) : m.group(2)).filter(n -> !names.contains(n)).forEach(names::add);
        return names;
    }

    private static String substituted(Call call, String line, @Nullable List<String> wanted) {
        Matcher matcher = VARIABLE.matcher(line);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            String value = wanted == null || wanted.contains(name) ? Latin.of(call.in().env(name).orElse("")) : matcher.group();
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(out).toString();
    }
}
