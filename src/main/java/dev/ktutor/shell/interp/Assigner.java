package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.expand.Variables;
import dev.ktutor.shell.syntax.Assignment;
import dev.ktutor.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Carries out assignments. */
final class Assigner {
    /** Shorter values are not worth asking about. */
    private static final int LONG_VALUE = 4096;

    private final Interpreter shell;

    Assigner(Interpreter shell) {
        this.shell = shell;
    }

    /** A plain assignment as one argument, for declaration builtins: {@code name=value} with the value expanded. */
    String expanded(Assignment assignment) {
        Word value = assignment.value();
        Word index = assignment.index();
        String subscript = index == null ? "" : "[" + shell.expander.text(index) + "]";
        return assignment.name() + subscript + (assignment.append() ? "+=" : "=") + (value == null ? "" : shell.expander.text(value));
    }

    void assign(Assignment assignment) {
        List<Assignment.Element> elements = assignment.elements();
        if (elements != null) {
            if (shell.on(ShellOption.XTRACE)) {
                shell.tracer.line(assignment.source());
            }
            compound(assignment.name(), elements, assignment.append());
            return;
        }
        Word word = assignment.value();
        String value = word == null ? "" : shell.expander.text(word);
        checkSize(value);
        Word index = assignment.index();
        if (shell.on(ShellOption.XTRACE)) {
            shell.tracer.assignment(assignment, value);
        }
        if (index != null) {
            element(assignment.name(), shell.expander.text(index), index, value, assignment.append());
        } else if (assignment.append()) {
            shell.variables.append(assignment.name(), value);
        } else {
            shell.variables.set(assignment.name(), value);
        }
    }

    /**
     * A compound assignment of a declaration builtin with its words expanded, which bash does before the builtin runs, so that
     * {@code local x=("${x[@]}")} sees the outer x.
     */
    Assignment expandedCompound(Assignment assignment, List<Assignment.Element> elements, boolean map) {
        List<Assignment.Element> expanded = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (Assignment.Element element : elements) {
            Word index = element.index();
            if (index != null || map) {
                Word key = index == null ? null : Word.literal(shell.expander.text(index));
                expanded.add(new Assignment.Element(key, element.append(), Word.literal(shell.expander.text(element.value()))));
                continue;
            }
            fields.clear();
            shell.expander.fields(element.value(), fields);
            fields.forEach(field -> expanded.add(new Assignment.Element(null, false, Word.literal(field))));
        }
        if (shell.on(ShellOption.XTRACE)) {
            shell.tracer.compound(assignment.name(), assignment.append(), expanded);
        }
        return new Assignment(assignment.name(), null, assignment.append(), null, List.copyOf(expanded), assignment.source());
    }

    private void checkSize(String value) {
        if (value.length() > LONG_VALUE) {
            shell.checkValue(value.length());
        }
    }

    /** Sets an element whose subscript has been expanded. */
    void element(String name, String key, Word index, String value, boolean append) {
        Variable variable = shell.variables.get(name);
        if (variable != null && variable.map() != null) {
            shell.variables.setElement(name, key, value, append);
            return;
        }
        if (key.isBlank()) {
            throw ExpansionError.line(name + "[" + index.source() + "]: bad array subscript");
        }
        long number = shell.expander.arithmetic().evaluate(key);
        shell.variables.setElement(name, number, value, append);
    }

    /** {@code name=(…)}: all words are expanded before the array is changed. */
    void compound(String name, List<Assignment.Element> elements, boolean append) {
        Variables variables = shell.variables;
        Variable variable = variables.get(name);
        boolean map = variable != null && variable.map() != null;
        record Entry(Object key, String value, boolean append) { }
        List<Entry> entries = new ArrayList<>();
        long next = append && variable != null ? variable.array() != null ? variable.array().nextIndex() : variable.text() != null ? 1 : 0 : 0;
        List<String> loose = new ArrayList<>();
        for (Assignment.Element element : elements) {
            Word index = element.index();
            if (index != null) {
                Object key = map ? shell.expander.text(index) : (Object) shell.expander.number(index);
                entries.add(new Entry(key, shell.expander.text(element.value()), element.append()));
                next = key instanceof Long number ? number + 1 : next;
                continue;
            }
            loose.clear();
            if (map) {
                loose.add(shell.expander.text(element.value()));
            } else {
                shell.expander.fields(element.value(), loose);
            }
            for (String value : loose) {
                entries.add(new Entry(map ? value : (Object) next++, value, false));
            }
        }
        if (!append) {
            variables.clearArray(name, map);
        } else {
            variables.makeArray(name, map);
        }
        if (map && elements.stream().noneMatch(element -> element.index() != null)) {
            for (int i = 0; i < entries.size(); i += 2) {
                variables.setElement(name, entries.get(i).value(), i + 1 < entries.size() ? entries.get(i + 1).value() : "", false);
            }
            return;
        }
        for (Entry entry : entries) {
            variables.setElement(name, entry.key(), entry.value(), entry.append());
        }
    }

    /** A prefix assignment, which lasts as long as its command. */
    void assignTemporarily(Assignment assignment) {
        Word word = assignment.value();
        String value = word == null ? assignment.source().substring(assignment.source().indexOf('=') + 1) : shell.expander.text(word);
        if (assignment.append()) {
            String before = shell.variables.value(assignment.name());
            value = before == null ? value : before + value;
        }
        if (shell.on(ShellOption.XTRACE)) {
            shell.tracer.assignment(assignment, value);
        }
        shell.variables.setTemporary(assignment.name(), value);
    }
}
