package dev.ktutor.shell.expand;

import dev.ktutor.shell.syntax.Names;
import dev.ktutor.shell.syntax.Operation;
import dev.ktutor.shell.syntax.Parameter;
import dev.ktutor.shell.syntax.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expands parameters (bash manual, 3.5.3). */
final class ParameterExpander {
    /** What looking through all names is worth, in characters. */
    private static final int NAMES_WORK = 512;

    private final ExpansionContext context;
    private final WordExpander words;
    private final ValueOperations operations;

    ParameterExpander(ExpansionContext context, WordExpander words) {
        this.context = context;
        this.words = words;
        this.operations = new ValueOperations(context, words);
    }

    void expand(Part.Expansion expansion, Sink sink, boolean quoted) {
        Parameter parameter = expansion.indirect() ? indirect(expansion.parameter()) : expansion.parameter();
        if (parameter == null) {
            // A reference: ${!ref} is the name it refers to.
            WordExpander.emit(context.variables().resolve(expansion.parameter().name()), sink, quoted);
            return;
        }
        Operation operation = expansion.operation();
        if (parameter.separate() || parameter.joined()) {
            several(parameter, operation, sink, quoted);
            return;
        }
        String value = value(parameter);
        if (value == null && expansion.indirect() && context.on(ShellOption.NOUNSET) && !(operation instanceof Operation.Default)) {
            throw Arithmetic.unbound("!" + described(expansion.parameter()));
        }
        if (operation instanceof Operation.Transform transform && transform.letter() == 0 && value != null) {
            throw ExpansionError.line(expansion.source() + ": bad substitution");
        }
        if (operation instanceof Operation.Plain) {
            WordExpander.emit(value != null ? value : missing(parameter), sink, quoted);
        } else if (operation instanceof Operation.Default choice) {
            boolean nothing = value == null || choice.colon() && value.isEmpty();
            choose(choice, parameter, nothing, value == null ? List.of() : List.of(value), sink, quoted);
        } else if (operation instanceof Operation.Length) {
            String text = value != null ? value : missing(parameter);
            sink.quoted(Integer.toString(text.codePointCount(0, text.length())));
        } else if (value == null && !(operation instanceof Operation.Transform)) {
            // Nothing is done to what is unset: not even the operands are looked at.
            WordExpander.emit(missing(parameter), sink, quoted);
        } else if (operation instanceof Operation.Transform transform) {
            WordExpander.emit(operations.transform(transform.letter(), parameter, value), sink, quoted);
        } else {
            WordExpander.emit(named(parameter, operation, String.valueOf(value)), sink, quoted);
        }
    }

    /** A failing offset or length of a substring is told with the parameter's name. */
    private String named(Parameter parameter, Operation operation, String value) {
        try {
            return operations.apply(operation, value);
        } catch (ExpansionError e) {
            if (operation instanceof Operation.Substring && e.text().contains("error token")) {
                throw new ExpansionError(parameter.name() + ": " + e.text(), e.reach(), e.status());
            }
            throw e;
        }
    }

    /** What an unset parameter gives: nothing, or under {@code set -u} an error. */
    private String missing(Parameter parameter) {
        if (context.on(ShellOption.NOUNSET)) {
            throw Arithmetic.unbound(described(parameter));
        }
        return "";
    }

    private String described(Parameter parameter) {
        if (parameter.subscript() != null) {
            return parameter.name() + "[" + parameter.subscript().index().source() + "]";
        }
        return Names.isName(parameter.name()) ? parameter.name() : "$" + parameter.name();
    }

    private @Nullable String value(Parameter parameter) {
        String name = parameter.name();
        char first = name.charAt(0);
        if (first >= '0' && first <= '9') {
            if (name.equals("0")) {
                return context.special('0');
            }
            int index = name.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(name);
            return index == 0 ? context.special('0') : index <= context.positional().size() ? context.positional().get(index - 1) : null;
        }
        if (first < 'A') {
            return context.special(first);
        }
        Parameter.Subscript subscript = parameter.subscript();
        if (subscript != null) {
            return element(name, subscript);
        }
        Variable variable = context.variables().get(name);
        if (variable != null) {
            return variable.value();
        }
        return referenced(name);
    }

    /** The element that a reference like {@code declare -n r='a[1]'} stands for. */
    private @Nullable String referenced(String name) {
        Variable raw = context.variables().raw(name);
        if (raw != null && raw.has(Variable.NAMEREF) && raw.text() != null && raw.text().endsWith("]")) {
            Parameter target = parse(raw.text());
            return target == null || target.subscript() == null ? null : value(target);
        }
        return null;
    }

    private @Nullable String element(String name, Parameter.Subscript subscript) {
        Variable variable = context.variables().get(name);
        if (variable != null && variable.map() != null) {
            return variable.map().get(words.text(subscript.index()));
        }
        long index = words.number(subscript.index());
        if (index < 0 && index + (variable == null ? 0 : variable.array() != null ? variable.array().nextIndex() : 1) < 0) {
            context.complain(name + ": bad array subscript");
            return null;
        }
        if (variable == null) {
            return null;
        }
        if (variable.array() != null) {
            return variable.array().get(index);
        }
        return index == 0 || index == -1 ? variable.text() : null;
    }

    private List<String> list(Parameter parameter) {
        if (parameter.subscript() == null) {
            return context.positional();
        }
        Variable variable = context.variables().get(parameter.name());
        if (variable == null) {
            return List.of();
        }
        if (variable.array() != null) {
            return List.copyOf(variable.array().elements());
        }
        return variable.map() != null ? variable.map().elements() : variable.text() == null ? List.of() : List.of(variable.text());
    }

    private void several(Parameter parameter, Operation operation, Sink sink, boolean quoted) {
        if (operation instanceof Operation.Substring substring) {
            try {
                emit(operations.slice(substring, parameter, list(parameter)), parameter, sink, quoted);
            } catch (ExpansionError e) {
                throw e.text().contains("error token") ? new ExpansionError(parameter.name() + ": " + e.text(), e.reach(), e.status()) : e;
            }
            return;
        }
        List<String> values = list(parameter);
        if (operation instanceof Operation.Plain) {
            emit(values, parameter, sink, quoted);
        } else if (operation instanceof Operation.Length) {
            sink.quoted(Integer.toString(values.size()));
        } else if (operation instanceof Operation.Default choice) {
            boolean nothing = values.isEmpty() || choice.colon() && values.size() == 1 && values.get(0).isEmpty();
            choose(choice, parameter, nothing, values, sink, quoted);
        } else if (operation instanceof Operation.Transform transform) {
            emitChanged(operations.transformAll(transform.letter(), parameter, values), parameter, sink, quoted);
        } else {
            List<String> changed = new ArrayList<>(values.size());
            for (String value : values) {
                changed.add(operations.apply(operation, value));
            }
            emitChanged(changed, parameter, sink, quoted);
        }
    }

    /** Where nothing is split, the values that an operation has made of an unquoted $@ are joined as those of $*. */
    private void emitChanged(Collection<String> values, Parameter parameter, Sink sink, boolean quoted) {
        if (!quoted && sink instanceof TextSink) {
            sink.value(String.join(joiner(), values));
        } else {
            emit(values, parameter, sink, quoted);
        }
    }

    private void emit(Collection<String> values, Parameter parameter, Sink sink, boolean quoted) {
        boolean joined = parameter.joined();
        if (joined && quoted) {
            sink.quoted(String.join(joiner(), values));
            return;
        }
        boolean first = true;
        for (String value : values) {
            if (!first) {
                sink.next(joined ? joiner() : " ");
            }
            first = false;
            WordExpander.emit(value, sink, quoted);
        }
    }

    /** What joins the values of {@code $*}: the first character of IFS. */
    private String joiner() {
        String ifs = context.variables().value("IFS");
        return ifs == null ? " " : ifs.isEmpty() ? "" : ifs.substring(0, 1);
    }

    private void choose(Operation.Default choice, Parameter parameter, boolean nothing, List<String> values, Sink sink, boolean quoted) {
        boolean word = choice.operator() == '+' ? !nothing : nothing;
        if (!word) {
            if (choice.operator() != '+') {
                emit(values, parameter, sink, quoted);
            }
            return;
        }
        switch (choice.operator()) {
            case '=' -> {
                String assigned = quoted ? words.quotedText(choice.word()) : words.text(choice.word());
                assign(parameter, assigned);
                WordExpander.emit(assigned, sink, quoted);
            }
            case '?' -> {
                String text = words.quotedText(choice.word());
                String message = !text.isEmpty() ? text : choice.colon() ? "parameter null or not set" : "parameter not set";
                String name = parameter.subscript() == null ? parameter.name() : described(parameter);
                throw new ExpansionError(name + ": " + message, ExpansionError.Reach.SHELL, 127);
            }
            default -> words.parts(choice.word().parts(), sink, quoted, !quoted);
        }
    }

    private void assign(Parameter parameter, String value) {
        if (!Names.isName(parameter.name())) {
            throw ExpansionError.line("$" + parameter.name() + ": cannot assign in this way");
        }
        Parameter.Subscript subscript = parameter.subscript();
        if (subscript == null) {
            context.variables().set(parameter.name(), value);
            return;
        }
        Variable variable = context.variables().get(parameter.name());
        Object key = variable != null && variable.map() != null ? words.text(subscript.index()) : (Object) words.number(subscript.index());
        context.variables().setElement(parameter.name(), key, value, false);
    }

    /** What {@code ${!x}} speaks of; null if x is a reference itself. */
    private @Nullable Parameter indirect(Parameter parameter) {
        Variable raw = Names.isName(parameter.name()) ? context.variables().raw(parameter.name()) : null;
        if (raw != null && raw.has(Variable.NAMEREF)) {
            return null;
        }
        String name = parameter.joined() || parameter.separate() ? String.join(" ", list(parameter)) : value(parameter);
        if (name == null) {
            throw ExpansionError.line(described(parameter) + ": invalid indirect expansion");
        }
        Parameter target = parse(name);
        if (target == null) {
            throw ExpansionError.line(name + ": invalid variable name");
        }
        return target;
    }

    private static @Nullable Parameter parse(String text) {
        int end = Names.end(text, 0);
        if (end == 0) {
            boolean special = text.length() == 1 && "@*#?-$!".contains(text) || !text.isEmpty() && text.chars().allMatch(Character::isDigit);
            return special ? Parameter.named(text) : null;
        }
        if (end == text.length()) {
            return Parameter.named(text);
        }
        if (text.charAt(end) != '[' || !text.endsWith("]")) {
            return null;
        }
        String index = text.substring(end + 1, text.length() - 1);
        boolean all = index.equals("@") || index.equals("*");
        var word = dev.ktutor.shell.syntax.Word.literal(index);
        return new Parameter(text.substring(0, end), new Parameter.Subscript(all ? index.charAt(0) : 0, word));
    }

    void names(Part.PrefixNames part, Sink sink, boolean quoted) {
        context.work(NAMES_WORK);
        List<String> names = new ArrayList<>(context.variables().names());
        names.removeIf(name -> !name.startsWith(part.prefix()));
        emit(names, Parameter.named(part.joined() ? "*" : "@"), sink, quoted);
    }

    void keys(Part.ArrayKeys part, Sink sink, boolean quoted) {
        Variable variable = context.variables().get(part.name());
        List<String> keys = variable == null ? List.of() : variable.array() != null ? variable.array().keys()
                : variable.map() != null ? variable.map().keys() : variable.text() != null ? List.of("0") : List.of();
        emit(keys, Parameter.named(part.joined() || sink instanceof TextSink ? "*" : "@"), sink, quoted);
    }
}
