package dev.ktutor.shell.expand;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one shell: the global ones and, on top, those local to each running function, seen dynamically.
 * {@link #fork()} is cheap: tables and arrays are shared until one side changes them.
 */
public final class Variables {
    private static final int MAX_REFERENCES = 10;

    private Frame top;
    private Object owner = new Object();
    private boolean exportAll;
    /** Values that are made up when asked for, such as LINENO; null for all others. */
    private Function<String, @Nullable Variable> computed = name -> null;
    /** Takes an assignment to a computed variable; tells whether it did. */
    private BiPredicate<String, String> computedSetter = (name, value) -> false;
    /** Takes note that a computed variable has been unset: from then on it is an ordinary one. */
    private Consumer<String> computedForgetter = name -> { };
    private Function<String, String> integers = text -> text;

    /** No variables. */
    public Variables() {
        this.top = new Frame(new HashMap<>(), false, false, null);
    }

    private Variables(Frame top) {
        this.top = top;
    }

    /** A copy for a subshell. */
    public Variables fork() {
        Variables copy = new Variables(top.fork());
        owner = new Object();
        copy.exportAll = exportAll;
        return copy;
    }

    /** Says where computed variables and integer values come from. */
    public void connect(Function<String, @Nullable Variable> values, BiPredicate<String, String> setter, Consumer<String> forgetter,
            Function<String, String> arithmetic) {
        computedForgetter = forgetter;
        computed = values;
        computedSetter = setter;
        integers = arithmetic;
    }

    /** Whether every variable set from now on is exported ({@code set -a}). */
    public void exportAll(boolean on) {
        exportAll = on;
    }

    /** Begins a function call. */
    public void push() {
        top = new Frame(new HashMap<>(4), false, false, top);
    }

    /** Begins the life of a command's prefix assignments, such as {@code IFS=: read a b}; ended by {@link #pop()}. */
    public void pushTemporary() {
        top = new Frame(new HashMap<>(4), false, true, top);
    }

    /** Sets an exported variable that lives as long as the present temporary assignments. */
    public void setTemporary(String name, String value) {
        Variable old = raw(name);
        if (old != null) {
            checked(name, old);
        }
        int flags = (old == null ? 0 : old.flags() & ~Variable.NAMEREF) | Variable.EXPORT;
        top.writable().put(name, new Variable(old == null ? value : converted(old, value), null, null, flags));
    }

    /** The frame that holds the running function's variables. */
    private Frame local() {
        Frame frame = top;
        while (frame.temporary && frame.below != null) {
            frame = frame.below;
        }
        return frame;
    }

    /** Ends a function call: its local variables are gone. */
    public void pop() {
        if (top.below != null) {
            top = top.below;
        }
    }

    /** Whether a function is running. */
    public boolean inFunction() {
        return local().below != null;
    }

    /** The variable as it is, also if it is a reference; null if there is none. */
    public @Nullable Variable raw(String name) {
        for (Frame frame = top; frame != null; frame = frame.below) {
            Variable variable = frame.table.get(name);
            if (variable != null) {
                return variable;
            }
        }
        return computed.apply(name);
    }

    /** The variable; a reference is followed, but not to an element of an array. */
    public @Nullable Variable get(String name) {
        Variable variable = raw(name);
        return variable != null && variable.has(Variable.NAMEREF) ? raw(resolve(name)) : variable;
    }

    /** The name that references lead to from here: a variable's, or {@code a[i]}. */
    public String resolve(String name) {
        String at = name;
        for (int i = 0; i < MAX_REFERENCES; i++) {
            Variable variable = raw(at);
            if (variable == null || !variable.has(Variable.NAMEREF) || variable.text() == null || variable.text().isEmpty()) {
                return at;
            }
            at = variable.text();
        }
        return at;
    }

    /** The value of a scalar or of an array's element 0; null if unset. */
    public @Nullable String value(String name) {
        Variable variable = get(name);
        return variable == null ? null : variable.value();
    }

    private Frame frameOf(String name) {
        Frame frame = top;
        while (frame.below != null && !frame.table.containsKey(name)) {
            frame = frame.below;
        }
        return frame;
    }

    /** Sets a scalar, or element 0 of an array; fails if it is read-only. */
    public void set(String name, String value) {
        if (!computedSetter.test(name, value)) {
            String target = resolve(name);
            if (target.endsWith("]")) {
                int bracket = target.indexOf('[');
                String base = target.substring(0, bracket);
                String key = target.substring(bracket + 1, target.length() - 1);
                Variable array = get(base);
                setElement(base, array != null && array.map() != null ? key : (Object) Long.parseLong(integers.apply(key)), value, false);
                return;
            }
            Frame frame = frameOf(target);
            Variable old = frame.table.get(target);
            if (old != null && old.isArray()) {
                setElement(target, old.map() != null ? "0" : 0L, value, false);
                return;
            }
            store(frame, target, old == null ? Variable.scalar(value) : checked(target, old).withText(converted(old, value)));
        }
    }

    private void store(Frame frame, String name, Variable variable) {
        boolean export = exportAll && !variable.has(Variable.EXPORT) && !variable.has(Variable.NAMEREF);
        frame.writable().put(name, export ? variable.withFlags(variable.flags() | Variable.EXPORT) : variable);
    }

    private static Variable checked(String name, Variable variable) {
        if (variable.has(Variable.READONLY)) {
            throw ExpansionError.line(name + ": readonly variable");
        }
        return variable;
    }

    private String converted(Variable variable, String value) {
        if (variable.has(Variable.INTEGER)) {
            return integers.apply(value);
        }
        if (variable.has(Variable.CAPITAL) && !value.isEmpty()) {
            return value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1).toLowerCase(Locale.ROOT);
        }
        return variable.has(Variable.LOWER) ? value.toLowerCase(Locale.ROOT)
                : variable.has(Variable.UPPER) ? value.toUpperCase(Locale.ROOT) : value;
    }

    /** Adds to the value: text is appended, an integer variable added to. */
    public void append(String name, String value) {
        Variable old = get(name);
        String before = old == null || old.value() == null ? "" : old.value();
        boolean integer = old != null && old.has(Variable.INTEGER);
        set(name, integer ? (before.isEmpty() ? "0" : before) + "+(" + value + ")" : before + value);
    }

    /** Sets an element: the key is a Long for an indexed array, a String for an associative one. */
    public void setElement(String name, Object key, String value, boolean append) {
        String target = resolve(name);
        Frame frame = frameOf(target);
        Variable old = frame.table.get(target);
        Variable variable = old == null ? new Variable(null, new IndexedArray(owner), null, 0) : owned(checked(target, old));
        if (variable.has(Variable.UNASSIGNED)) {
            variable = variable.withFlags(variable.flags() & ~Variable.UNASSIGNED);
        }
        if (variable.map() != null) {
            String before = append ? variable.map().get(key.toString()) : null;
            variable.map().values.put(key.toString(), joined(variable, before, value));
        } else if (variable.array() != null && key instanceof Long index) {
            long at = index < 0 ? index + variable.array().nextIndex() : index;
            if (at < 0) {
                throw ExpansionError.line(name + "[" + index + "]: bad array subscript");
            }
            String before = append ? variable.array().get(at) : null;
            variable.array().values.put(at, joined(variable, before, value));
        }
        store(frame, target, variable);
    }

    private String joined(Variable variable, @Nullable String before, String value) {
        if (before == null) {
            return converted(variable, value);
        }
        return converted(variable, variable.has(Variable.INTEGER) ? before + "+(" + value + ")" : before + value);
    }

    /** The variable as an array that this shell may change. */
    private Variable owned(Variable variable) {
        if (variable.map() != null) {
            return variable.map().owner == owner ? variable
                    : new Variable(null, null, new AssociativeArray(variable.map(), owner), variable.flags());
        }
        if (variable.array() != null) {
            return variable.array().owner == owner ? variable
                    : new Variable(null, new IndexedArray(variable.array(), owner), null, variable.flags());
        }
        IndexedArray array = new IndexedArray(owner);
        if (variable.text() != null) {
            array.values.put(0L, variable.text());
        }
        return new Variable(null, array, null, variable.flags());
    }

    /** Makes it an array without elements, of the kind it already is or else of the one asked for. */
    public void clearArray(String name, boolean associative) {
        String target = resolve(name);
        Frame frame = frameOf(target);
        Variable old = frame.table.get(target);
        boolean map = associative || old != null && old.map() != null;
        if (old != null) {
            checked(target, old);
        }
        store(frame, target, new Variable(null, map ? null : new IndexedArray(owner), map ? new AssociativeArray(owner) : null,
                old == null ? 0 : old.flags() & ~Variable.UNASSIGNED));
    }

    /** Removes a variable; fails if it is read-only. */
    public void unset(String name) {
        Frame frame = frameOf(name);
        Variable old = frame.table.get(name);
        if (old == null) {
            computedForgetter.accept(name);
            return;
        }
        if (old.has(Variable.READONLY)) {
            throw ExpansionError.line(name + ": cannot unset: readonly variable");
        }
        if (frame == local() && frame.below != null) {
            // A local variable that is unset still hides the outer one, as in bash.
            frame.writable().put(name, new Variable(null, null, null, 0));
        } else {
            frame.writable().remove(name);
        }
    }

    /** Removes an element. */
    public void unsetElement(String name, Object key) {
        String target = resolve(name);
        Frame frame = frameOf(target);
        Variable old = frame.table.get(target);
        if (old == null || !old.isArray()) {
            return;
        }
        Variable variable = owned(checked(target, old));
        if (variable.map() != null) {
            variable.map().values.remove(key.toString());
        } else if (variable.array() != null && key instanceof Long index) {
            variable.array().values.remove(index < 0 ? index + variable.array().nextIndex() : index);
        }
        frame.writable().put(target, variable);
    }

    /** Declares a variable in the present function, or globally: it hides an outer one and begins without a value. */
    public void declareLocal(String name) {
        Frame frame = local();
        if (!frame.table.containsKey(name)) {
            Variable outer = raw(name);
            if (outer != null && outer.has(Variable.READONLY)) {
                throw new ExpansionError(name + ": readonly variable", ExpansionError.Reach.COMMAND, 1);
            }
            frame.writable().put(name, new Variable(top != frame && outer != null ? outer.text() : null, null, null, 0));
        }
    }

    /** Whether it is local to the function that is running. */
    public boolean isLocal(String name) {
        return local().below != null && local().table.containsKey(name);
    }

    /** Adds and takes away attributes of a variable, which is made if need be, in the place where it is visible. */
    public void attributes(String name, int add, int remove) {
        String target = (add | remove) == Variable.NAMEREF ? name : resolve(name);
        Frame frame = frameOf(target);
        Variable old = frame.table.get(target);
        Variable variable = old == null ? new Variable(null, null, null, 0) : old;
        frame.writable().put(target, variable.withFlags(variable.flags() & ~remove | add));
    }

    /** Makes it an empty array of that kind unless it is one; an existing scalar becomes element 0. */
    public void makeArray(String name, boolean associative) {
        Variable variable = raw(name);
        if (variable != null && variable.isArray()) {
            if (associative != (variable.map() != null)) {
                throw new ExpansionError(name + ": cannot convert " + (associative ? "indexed to associative" : "associative to indexed")
                        + " array", ExpansionError.Reach.COMMAND, 1);
            }
            return;
        }
        String text = variable == null ? null : variable.text();
        clearArray(name, associative);
        if (text == null) {
            attributes(name, Variable.UNASSIGNED, 0);
        } else {
            setElement(name, associative ? "0" : 0L, text, false);
        }
    }

    /** Puts a variable back or takes it away, whatever its attributes: after a prefix assignment. */
    public void restore(String name, @Nullable Variable variable) {
        Frame frame = frameOf(name);
        if (variable == null) {
            frame.writable().remove(name);
        } else {
            frame.writable().put(name, variable);
        }
    }

    /** Sets a global variable from inside a function ({@code declare -g}). */
    public void global(Runnable action) {
        Frame saved = top;
        while (top.below != null) {
            top = top.below;
        }
        try {
            action.run();
        } finally {
            top = saved;
        }
    }

    /** The names of all variables that can be seen, sorted. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Frame frame = top; frame != null; frame = frame.below) {
            names.addAll(frame.table.keySet());
        }
        return names;
    }

    /** The exported variables with their values: a program's environment. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (String name : names()) {
            Variable variable = raw(name);
            if (variable != null && variable.has(Variable.EXPORT) && variable.text() != null) {
                environment.put(name, variable.text());
            }
        }
        return environment;
    }
}
