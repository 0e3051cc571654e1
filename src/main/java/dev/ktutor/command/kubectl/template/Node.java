package dev.ktutor.command.kubectl.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed template; names follow text/template/parse. */
sealed interface Node {

    /** Plain text. */
    record Text(String text) implements Node { }

    /** {@code {{pipeline}}}. */
    record Action(Pipeline pipeline) implements Node { }

    /** {@code if}, {@code with} or {@code range}. */
    record Branch(String keyword, Pipeline pipeline, List<Node> then, List<Node> otherwise) implements Node { }

    /** {@code {{template "name" pipeline}}}. */
    record Include(String name, @Nullable Pipeline pipeline) implements Node { }

    /** {@code {{break}}} or {@code {{continue}}}. */
    record Jump(boolean out) implements Node { }

    /** Variables to set, and commands whose results feed each other. */
    record Pipeline(List<String> variables, boolean declares, List<Command> commands, String source) { }

    /** A function or value with its arguments. */
    record Command(List<Operand> operands) { }

    /** Something that has a value. */
    sealed interface Operand { }

    /** The cursor. */
    record Dot() implements Operand { }

    /** {@code nil}. */
    record Nil() implements Operand { }

    /** {@code .a.b}. */
    record Field(List<String> names) implements Operand { }

    /** {@code $x.a.b}. */
    record Variable(String name, List<String> names) implements Operand { }

    /** {@code (pipeline).a.b}. */
    record Chain(Pipeline pipeline, List<String> names) implements Operand { }

    /** A function's name. */
    record Function(String name) implements Operand { }

    /** A constant. */
    record Constant(Object value) implements Operand { }
}
