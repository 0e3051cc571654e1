package dev.ktutor.shell.expand;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates arithmetic on a shell's variables; compiled expressions are kept, so that loops do not parse again. */
public final class Arithmetic implements ArithmeticScope {
    private static final int CACHED = 512;
    private static final int MAX_DEPTH = 100;

    private final ExpansionContext context;
    private final Map<String, ArithmeticNode> compiled = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArithmeticNode> eldest) {
            return size() > CACHED;
        }
    };

    /** Works on the variables of that shell. */
    public Arithmetic(ExpansionContext context) {
        this.context = context;
    }

    /** The value of the expression; fails with bash's message, which begins with the expression. */
    public long evaluate(String text) {
        return evaluate(text, 0);
    }

    @Override
    public long evaluate(String text, int depth) {
        if (depth > MAX_DEPTH) {
            throw ArithmeticParser.failure(text, "expression recursion level exceeded", text);
        }
        ArithmeticNode node = compiled.get(text);
        if (node == null) {
            node = ArithmeticParser.compile(text);
            compiled.put(text, node);
        }
        return node.eval(this, depth);
    }

    @Override
    public @Nullable String value(String name) {
        String value = context.variables().value(name);
        if (value == null && context.on(ShellOption.NOUNSET)) {
            throw unbound(name);
        }
        return value;
    }

    @Override
    public @Nullable String element(String name, String subscript) {
        Variable variable = context.variables().get(name);
        if ((variable == null || variable.has(Variable.UNASSIGNED)) && context.on(ShellOption.NOUNSET)) {
            throw unbound(name);
        }
        if (variable == null) {
            return null;
        }
        if (variable.map() != null) {
            return variable.map().get(subscript);
        }
        long index = evaluate(subscript);
        return variable.array() != null ? variable.array().get(index) : index == 0 ? variable.text() : null;
    }

    @Override
    public void assign(String name, String value) {
        context.variables().set(name, value);
    }

    @Override
    public void assignElement(String name, String subscript, String value) {
        Variable variable = context.variables().get(name);
        boolean map = variable != null && variable.map() != null;
        context.variables().setElement(name, map ? subscript : (Object) evaluate(subscript), value, false);
    }

    static ExpansionError unbound(String name) {
        return new ExpansionError(name + ": unbound variable", ExpansionError.Reach.SHELL, 127);
    }
}
