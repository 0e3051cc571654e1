package dev.ktutor.command.kubectl.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A parsed template that can be carried out on JSON trees. */
public final class GoTemplate {
    private final String name;
    private final Map<String, List<Node>> templates;

    private GoTemplate(String name, Map<String, List<Node>> templates) {
        this.name = name;
        this.templates = templates;
    }

    /** Parses it under the given name; throws {@link TemplateError}. */
    public static GoTemplate parse(String name, String source) {
        return new GoTemplate(name, new TemplateParser(name, source).run());
    }

    /**
     * Carries it out. What was written before an error stays in the buffer.
     *
     * @param allowMissing whether a missing key is {@code <no value>} or an error
     */
    public void execute(@Nullable Object data, boolean allowMissing, StringBuilder out) {
        new Run(allowMissing, out).list(templates.getOrDefault(name, List.of()), data, new ArrayList<>(List.of(new Binding("$", data))));
    }

    /** A variable; its value changes. */
    private static final class Binding {
        private final String name;
        private @Nullable Object value;

        Binding(String name, @Nullable Object value) {
            this.name = name;
            this.value = value;
        }
    }

    private enum Flow { ON, BREAK, CONTINUE }

    private final class Run {
        private final boolean allowMissing;
        private final StringBuilder out;
        private String where = "";

        Run(boolean allowMissing, StringBuilder out) {
            this.allowMissing = allowMissing;
            this.out = out;
        }

        Flow list(List<Node> nodes, @Nullable Object dot, List<Binding> scope) {
            int depth = scope.size();
            for (Node node : nodes) {
                Flow flow = node(node, dot, scope);
                if (flow != Flow.ON) {
                    cut(scope, depth);
                    return flow;
                }
            }
            cut(scope, depth);
            return Flow.ON;
        }

        private void cut(List<Binding> scope, int depth) {
            while (scope.size() > depth) {
                scope.remove(scope.size() - 1);
            }
        }

        private Flow node(Node node, @Nullable Object dot, List<Binding> scope) {
            if (node instanceof Node.Text text) {
                out.append(text.text());
            } else if (node instanceof Node.Action action) {
                Object value = pipeline(action.pipeline(), dot, scope);
                if (action.pipeline().variables().isEmpty()) {
                    out.append(value == null ? GoPrint.NO_VALUE : GoPrint.value(value));
                }
            } else if (node instanceof Node.Jump jump) {
                return jump.out() ? Flow.BREAK : Flow.CONTINUE;
            } else if (node instanceof Node.Include include) {
                List<Node> body = templates.get(include.name());
                if (body == null) {
                    throw error("template \"" + include.name() + "\" not defined");
                }
                Object value = include.pipeline() == null ? null : pipeline(include.pipeline(), dot, scope);
                list(body, value, new ArrayList<>(List.of(new Binding("$", value))));
            } else if (node instanceof Node.Branch branch) {
                return branch.keyword().equals("range") ? range(branch, dot, scope) : branch(branch, dot, scope);
            }
            return Flow.ON;
        }

        private Flow branch(Node.Branch branch, @Nullable Object dot, List<Binding> scope) {
            int depth = scope.size();
            Object value = pipeline(branch.pipeline(), dot, scope);
            Flow flow = Functions.truth(value) ? list(branch.then(), branch.keyword().equals("with") ? value : dot, scope)
                    : list(branch.otherwise(), dot, scope);
            cut(scope, depth);
            return flow;
        }

        private Flow range(Node.Branch branch, @Nullable Object dot, List<Binding> scope) {
            int depth = scope.size();
            Node.Pipeline quiet = new Node.Pipeline(List.of(), false, branch.pipeline().commands(), branch.pipeline().source());
            Object value = pipeline(quiet, dot, scope);
            List<Object[]> items = items(value);
            if (items.isEmpty()) {
                return list(branch.otherwise(), dot, scope);
            }
            for (Object[] item : items) {
                bind(branch.pipeline(), item, scope);
                Flow flow = list(branch.then(), item[1], scope);
                cut(scope, depth);
                if (flow == Flow.BREAK) {
                    break;
                }
            }
            return Flow.ON;
        }

        private List<Object[]> items(@Nullable Object value) {
            List<Object[]> items = new ArrayList<>();
            if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    items.add(new Object[] {(long) i, list.get(i)});
                }
            } else if (value instanceof Map<?, ?> map) {
                new TreeMap<>(Map.copyOf(keys(map))).forEach((key, same) -> items.add(new Object[] {key, map.get(key)}));
            } else if (value instanceof Long count) {
                for (long i = 0; i < count; i++) {
                    items.add(new Object[] {i, i});
                }
            } else if (value != null) {
                throw error("range can't iterate over " + GoPrint.value(value));
            }
            return items;
        }

        private Map<String, String> keys(Map<?, ?> map) {
            Map<String, String> keys = new TreeMap<>();
            map.keySet().forEach(key -> keys.put(String.valueOf(key), String.valueOf(key)));
            return keys;
        }

        private void bind(Node.Pipeline pipeline, Object[] item, List<Binding> scope) {
            List<String> names = pipeline.variables();
            for (int i = 0; i < names.size(); i++) {
                Object value = names.size() == 1 ? item[1] : item[i];
                set(pipeline.declares(), names.get(i), value, scope);
            }
        }

        private void set(boolean declares, String variable, @Nullable Object value, List<Binding> scope) {
            if (declares) {
                scope.add(new Binding(variable, value));
                return;
            }
            for (int i = scope.size() - 1; i >= 0; i--) {
                if (scope.get(i).name.equals(variable)) {
                    scope.get(i).value = value;
                    return;
                }
            }
        }

        private @Nullable Object pipeline(Node.Pipeline pipeline, @Nullable Object dot, List<Binding> scope) {
            where = pipeline.source();
            Object value = null;
            boolean first = true;
            for (Node.Command command : pipeline.commands()) {
                value = command(command, dot, scope, first ? List.of() : java.util.Collections.singletonList(value));
                first = false;
            }
            for (String variable : pipeline.variables()) {
                set(pipeline.declares(), variable, value, scope);
            }
            return value;
        }

        private @Nullable Object command(Node.Command command, @Nullable Object dot, List<Binding> scope, List<@Nullable Object> last) {
            Node.Operand head = command.operands().get(0);
            if (head instanceof Node.Function function) {
                return call(function.name(), command.operands().subList(1, command.operands().size()), dot, scope, last);
            }
            if (head instanceof Node.Nil) {
                throw error("nil is not a command");
            }
            if (command.operands().size() > 1 || !last.isEmpty()) {
                throw error("can't give argument to non-function " + where);
            }
            return operand(head, dot, scope);
        }

        private @Nullable Object call(String function, List<Node.Operand> operands, @Nullable Object dot, List<Binding> scope,
                List<@Nullable Object> last) {
            if (function.equals("and") || function.equals("or")) {
                Object value = null;
                for (Node.Operand operand : operands) {
                    value = operand(operand, dot, scope);
                    if (Functions.truth(value) == function.equals("or")) {
                        return value;
                    }
                }
                return last.isEmpty() ? value : last.get(0);
            }
            List<@Nullable Object> args = new ArrayList<>();
            operands.forEach(operand -> args.add(operand(operand, dot, scope)));
            args.addAll(last);
            try {
                return Functions.call(function, args);
            } catch (TemplateError e) {
                throw String.valueOf(e.getMessage()).startsWith("template:") ? e : located(function, String.valueOf(e.getMessage()));
            }
        }

        private @Nullable Object operand(Node.Operand operand, @Nullable Object dot, List<Binding> scope) {
            if (operand instanceof Node.Dot) {
                return dot;
            } else if (operand instanceof Node.Constant constant) {
                return constant.value();
            } else if (operand instanceof Node.Field field) {
                return fields(dot, field.names(), "");
            } else if (operand instanceof Node.Variable variable) {
                for (int i = scope.size() - 1; i >= 0; i--) {
                    if (scope.get(i).name.equals(variable.name())) {
                        return fields(scope.get(i).value, variable.names(), variable.name());
                    }
                }
                throw error("undefined variable: " + variable.name());
            } else if (operand instanceof Node.Chain chain) {
                String before = where;
                Object value = pipeline(chain.pipeline(), dot, scope);
                where = before;
                return fields(value, chain.names(), "(" + chain.pipeline().source() + ")");
            } else if (operand instanceof Node.Function function) {
                return call(function.name(), List.of(), dot, scope, List.of());
            }
            return null;
        }

        private @Nullable Object fields(@Nullable Object start, List<String> names, String before) {
            Object value = start;
            for (int i = 0; i < names.size(); i++) {
                String key = names.get(i);
                if (value instanceof Map<?, ?> map) {
                    if (!allowMissing && !map.containsKey(key)) {
                        throw located(before + "." + String.join(".", names.subList(0, i + 1)), "map has no entry for key \"" + key + "\"");
                    }
                    value = map.get(key);
                } else if (value == null) {
                    if (i == 0 && before.isEmpty()) {
                        throw located("." + key, "nil data; no entry for key \"" + key + "\"");
                    }
                    return null;
                } else {
                    throw located(before + "." + String.join(".", names.subList(0, i + 1)),
                            "can't evaluate field " + key + " in type interface {}");
                }
            }
            return value;
        }

        private TemplateError located(String part, String message) {
            return new TemplateError("template: " + name + ":1:" + (2 + Math.max(0, where.indexOf(part))) + ": executing \"" + name
                    + "\" at <" + part + ">: " + message);
        }

        private TemplateError error(String message) {
            return new TemplateError("template: " + name + ":1: executing \"" + name + "\" at <" + where + ">: " + message);
        }
    }
}
