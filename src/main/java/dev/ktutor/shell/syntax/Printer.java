package dev.ktutor.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Writes commands as bash 5.2 prints them in {@code declare -f} and {@code jobs}; what it writes parses to the same tree. */
public final class Printer {
    private static final String STEP = "    ";

    private final StringBuilder out = new StringBuilder();
    private final List<Redirection> documents = new ArrayList<>();
    private int indent;

    /** A function's definition. */
    public String function(Node.Function function) {
        out.setLength(0);
        definition(function, false);
        return out.toString();
    }

    /** A command, as for {@code jobs}. */
    public String oneLine(Node node) {
        out.setLength(0);
        print(node);
        flushDocuments();
        return out.toString();
    }

    /** A simple command as {@code BASH_COMMAND} shows it; of a compound one its beginning. */
    public String heading(Node node) {
        out.setLength(0);
        if (node instanceof Node.For loop) {
            heading(loop);
        } else if (node instanceof Node.Case choice) {
            out.append("case ").append(choice.subject().source()).append(" in ");
        } else if (node instanceof Node.Arithmetic arithmetic && !arithmetic.source().startsWith("((")) {
            out.append("((").append(arithmetic.source()).append("))");
        } else {
            print(node);
        }
        return out.toString();
    }

    private void heading(Node.For loop) {
        out.append(loop.select() ? "select " : "for ").append(loop.name()).append(" in");
        List<Word> words = loop.words();
        if (words == null) {
            out.append(" \"$@\"");
        } else {
            words.forEach(word -> out.append(' ').append(word.source()));
        }
    }

    private void definition(Node.Function function, boolean nested) {
        out.append(nested ? "function " : "").append(function.name()).append(" () \n").append(STEP.repeat(indent)).append("{ \n");
        Node body = function.body();
        List<Redirection> redirections = List.of();
        if (body instanceof Node.Redirected redirected) {
            redirections = redirected.redirections();
            body = redirected.command();
        }
        indent++;
        line();
        print(body instanceof Node.Group group ? group.body() : body);
        flushDocuments();
        indent--;
        out.append('\n').append(STEP.repeat(indent)).append('}');
        redirections(redirections);
    }

    private void line() {
        out.append(STEP.repeat(indent));
    }

    private void newline() {
        out.append('\n');
        line();
    }

    private void print(Node node) {
        if (node instanceof Node.Simple simple) {
            simple(simple);
        } else if (node instanceof Node.Sequence sequence) {
            sequence(sequence);
        } else if (node instanceof Node.AndOr list) {
            print(list.left());
            out.append(list.and() ? " && " : " || ");
            print(list.right());
        } else if (node instanceof Node.Pipeline pipeline) {
            pipeline(pipeline);
        } else if (node instanceof Node.Redirected redirected) {
            print(redirected.command());
            redirections(redirected.redirections());
        } else if (node instanceof Node.Group group) {
            out.append("{ \n");
            indent++;
            line();
            print(group.body());
            flushDocuments();
            indent--;
            newline();
            out.append('}');
        } else if (node instanceof Node.Subshell subshell) {
            out.append("( ");
            print(subshell.body());
            flushDocuments();
            out.append(" )");
        } else if (node instanceof Node.Arithmetic arithmetic) {
            out.append(arithmetic.source());
        } else if (node instanceof Node.Conditional conditional) {
            out.append("[[ ").append(condition(conditional.condition())).append(" ]]");
        } else if (node instanceof Node.Function function) {
            definition(function, true);
        } else if (node instanceof Node.Coprocess coprocess) {
            out.append("coproc ").append(coprocess.name()).append(' ');
            print(coprocess.command());
        } else {
            compound(node);
        }
    }

    private void compound(Node node) {
        if (node instanceof Node.If branch) {
            out.append("if ");
            print(branch.condition());
            out.append("; then");
            block(branch.then());
            Node otherwise = branch.otherwise();
            if (otherwise != null) {
                newline();
                out.append("else");
                block(otherwise);
            }
            newline();
            out.append("fi");
        } else if (node instanceof Node.While loop) {
            out.append(loop.until() ? "until " : "while ");
            print(loop.condition());
            out.append("; do");
            block(loop.body());
            newline();
            out.append("done");
        } else if (node instanceof Node.For loop) {
            heading(loop);
            out.append(';');
            doBlock(loop.body());
        } else if (node instanceof Node.ArithmeticFor loop) {
            out.append("for ((").append(loop.init().source()).append("; ").append(loop.condition().source()).append("; ")
                    .append(loop.step().source()).append("))");
            doBlock(loop.body());
        } else if (node instanceof Node.Case choice) {
            choice(choice);
        }
    }

    private void doBlock(Node body) {
        newline();
        out.append("do");
        block(body);
        newline();
        out.append("done");
    }

    private void block(Node body) {
        indent++;
        newline();
        print(body);
        if (!flushDocuments() && out.charAt(out.length() - 1) != '&') {
            out.append(';');
        }
        indent--;
    }

    private void choice(Node.Case choice) {
        out.append("case ").append(choice.subject().source()).append(" in ");
        indent++;
        for (Node.CaseItem item : choice.items()) {
            newline();
            out.append(String.join(" | ", item.patterns().stream().map(Word::source).toList())).append(')');
            Node body = item.body();
            indent++;
            out.append('\n');
            if (body != null) {
                line();
                print(body);
                flushDocuments();
            }
            indent--;
            newline();
            out.append(item.terminator());
        }
        indent--;
        newline();
        out.append("esac");
    }

    private void sequence(Node.Sequence sequence) {
        List<Node.Statement> statements = sequence.statements();
        for (int i = 0; i < statements.size(); i++) {
            Node.Statement statement = statements.get(i);
            print(statement.command());
            boolean last = i == statements.size() - 1;
            if (statement.background()) {
                out.append(last ? " &" : " & ");
                flushDocuments();
            } else if (!last) {
                if (!documents.isEmpty()) {
                    flushDocuments();
                    newline();
                } else {
                    out.append(';');
                    newline();
                }
            }
        }
    }

    private void pipeline(Node.Pipeline pipeline) {
        out.append(pipeline.timed() == null ? "" : pipeline.timed() == Node.Timing.POSIX ? "time -p " : "time ");
        out.append(pipeline.negated() ? "! " : "");
        List<Node> stages = pipeline.stages();
        for (int i = 0; i < stages.size(); i++) {
            print(stages.get(i));
            if (i < stages.size() - 1) {
                out.append(" | ");
            }
        }
    }

    private void simple(Node.Simple simple) {
        List<String> words = new ArrayList<>();
        simple.assignments().forEach(assignment -> words.add(assignment.source()));
        for (Argument argument : simple.arguments()) {
            if (argument instanceof Argument.Text text) {
                words.add(text.word().source());
            } else if (argument instanceof Assignment assignment) {
                words.add(assignment.source());
            }
        }
        out.append(String.join(" ", words));
        if (words.isEmpty() && !simple.redirections().isEmpty()) {
            redirection(simple.redirections().get(0));
            redirections(simple.redirections().subList(1, simple.redirections().size()));
        } else {
            redirections(simple.redirections());
        }
    }

    private void redirections(List<Redirection> redirections) {
        for (Redirection redirection : redirections) {
            out.append(' ');
            redirection(redirection);
        }
    }

    private void redirection(Redirection redirection) {
        String operator = redirection.operator();
        if (redirection.variable() != null) {
            out.append('{').append(redirection.variable()).append('}');
        } else if (redirection.descriptor() >= 0) {
            out.append(redirection.descriptor());
        } else if (operator.equals("<&")) {
            out.append('0');
        }
        boolean close = operator.endsWith("&") || redirection.isHereDocument();
        out.append(operator).append(close ? "" : " ").append(redirection.target().source());
        if (redirection.document() != null) {
            documents.add(redirection);
        }
    }

    /** Writes the here-documents that are due; tells whether there were any. */
    private boolean flushDocuments() {
        if (documents.isEmpty()) {
            return false;
        }
        List<Redirection> due = List.copyOf(documents);
        documents.clear();
        for (Redirection redirection : due) {
            Redirection.HereDocument document = redirection.document();
            out.append('\n').append(document == null ? "" : document.text()).append(redirection.target().unquoted()).append('\n');
        }
        return true;
    }

    private static String condition(Condition condition) {
        if (condition instanceof Condition.And and) {
            return condition(and.left()) + " && " + condition(and.right());
        }
        if (condition instanceof Condition.Or or) {
            return condition(or.left()) + " || " + condition(or.right());
        }
        if (condition instanceof Condition.Not not) {
            return "! " + condition(not.inner());
        }
        if (condition instanceof Condition.Parenthesized inner) {
            return "( " + condition(inner.inner()) + " )";
        }
        if (condition instanceof Condition.Unary unary) {
            return unary.operator() + " " + unary.operand().source();
        }
        if (condition instanceof Condition.Binary binary) {
            return binary.left().source() + " " + binary.operator() + " " + binary.right().source();
        }
        return condition instanceof Condition.NotEmpty word ? "-n " + word.word().source() : "";
    }
}
