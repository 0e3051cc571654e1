package dev.ktutor.command.kubectl.template;

import dev.ktutor.command.kubectl.template.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a tree of a template's tokens. */
final class TemplateParser {
    private final String name;
    private final List<Token> tokens;
    private final Map<String, List<Node>> defined = new HashMap<>();
    private final List<String> variables = new ArrayList<>(List.of("$"));
    private int at;
    private int loops;

    TemplateParser(String name, String source) {
        this.name = name;
        this.tokens = new TemplateLexer(name, source).run();
    }

    /** The templates by name; the whole is under the name given. */
    Map<String, List<Node>> run() {
        List<Node> root = new ArrayList<>();
        String stopped = list(root);
        if (!stopped.isEmpty()) {
            throw error("unexpected {{" + stopped + "}}");
        }
        defined.put(name, root);
        return defined;
    }

    private Token peek() {
        int i = at;
        while (tokens.get(i).kind() == Kind.SPACE) {
            i++;
        }
        return tokens.get(i);
    }

    private Token next() {
        while (tokens.get(at).kind() == Kind.SPACE) {
            at++;
        }
        return tokens.get(at++);
    }

    private TemplateError error(String message) {
        return new TemplateError("template: " + name + ":" + tokens.get(Math.max(0, Math.min(at, tokens.size()) - 1)).line() + ": " + message);
    }

    private Token expect(Kind kind, String context) {
        Token token = next();
        if (token.kind() != kind) {
            throw unexpected(token, context);
        }
        return token;
    }

    private TemplateError unexpected(Token token, String context) {
        String shown = token.kind() == Kind.END ? "EOF" : token.kind() == Kind.KEYWORD ? "<" + token.text() + ">"
                : "\"" + (token.kind() == Kind.FIELD ? "." : "") + token.text() + "\"";
        return error("unexpected " + shown + " in " + context);
    }

    /** Reads nodes until "end" or "else", which it returns; "" at the end of the text. */
    private String list(List<Node> nodes) {
        while (true) {
            Token token = next();
            if (token.kind() == Kind.END) {
                return "";
            }
            if (token.kind() == Kind.TEXT) {
                nodes.add(new Node.Text(token.text()));
                continue;
            }
            Token first = peek();
            if (first.kind() != Kind.KEYWORD) {
                nodes.add(new Node.Action(pipeline("command", Kind.CLOSE)));
                continue;
            }
            next();
            switch (first.text()) {
                case "end", "else" -> {
                    return first.text();
                }
                case "if", "with", "range" -> nodes.add(branch(first.text()));
                case "template" -> nodes.add(include());
                case "define", "block" -> define(first.text(), nodes);
                default -> {
                    if (loops == 0) {
                        throw error("{{" + first.text() + "}} outside {{range}}");
                    }
                    expect(Kind.CLOSE, first.text());
                    nodes.add(new Node.Jump(first.text().equals("break")));
                }
            }
        }
    }

    private Node branch(String keyword) {
        int scope = variables.size();
        Node.Pipeline pipeline = pipeline(keyword, Kind.CLOSE);
        loops += keyword.equals("range") ? 1 : 0;
        List<Node> then = new ArrayList<>();
        String stopped = list(then);
        loops -= keyword.equals("range") ? 1 : 0;
        List<Node> otherwise = new ArrayList<>();
        if (stopped.equals("else")) {
            Token more = peek();
            boolean chained = more.kind() == Kind.KEYWORD && more.text().equals(keyword) && !keyword.equals("range");
            if (chained) {
                next();
                otherwise.add(branch(keyword));
                cut(scope);
                return new Node.Branch(keyword, pipeline, then, otherwise);
            }
            expect(Kind.CLOSE, "else");
            stopped = list(otherwise);
            if (stopped.equals("else")) {
                throw error("expected end; found {{else}}");
            }
        }
        if (stopped.isEmpty()) {
            at = tokens.size();
            throw error("unexpected EOF");
        }
        expect(Kind.CLOSE, "end");
        cut(scope);
        return new Node.Branch(keyword, pipeline, then, otherwise);
    }

    private void cut(int scope) {
        while (variables.size() > scope) {
            variables.remove(variables.size() - 1);
        }
    }

    private Node include() {
        Token label = next();
        if (label.kind() != Kind.STRING) {
            throw unexpected(label, "template clause");
        }
        if (peek().kind() == Kind.CLOSE) {
            next();
            return new Node.Include(Constants.unquote(label.text()), null);
        }
        return new Node.Include(Constants.unquote(label.text()), pipeline("template clause", Kind.CLOSE));
    }

    private void define(String keyword, List<Node> nodes) {
        Token label = expect(Kind.STRING, keyword + " clause");
        Node.Pipeline pipeline = null;
        if (keyword.equals("block")) {
            pipeline = pipeline("block clause", Kind.CLOSE);
        } else {
            expect(Kind.CLOSE, "define clause");
        }
        List<Node> body = new ArrayList<>();
        if (!list(body).equals("end")) {
            throw error("unexpected EOF");
        }
        expect(Kind.CLOSE, "end");
        defined.put(Constants.unquote(label.text()), body);
        if (pipeline != null) {
            nodes.add(new Node.Include(Constants.unquote(label.text()), pipeline));
        }
    }

    private Node.Pipeline pipeline(String context, Kind end) {
        List<String> set = new ArrayList<>();
        boolean declares = variables(set, context);
        List<Node.Command> commands = new ArrayList<>();
        int from = at;
        while (true) {
            Token token = peek();
            if (token.kind() == end) {
                next();
                if (commands.isEmpty()) {
                    throw error("missing value for " + context);
                }
                return new Node.Pipeline(set, declares, commands, source(from));
            }
            commands.add(command(context, end));
        }
    }

    private String source(int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < at - 1; i++) {
            text.append(tokens.get(i).kind() == Kind.FIELD ? "." : "").append(tokens.get(i).text());
        }
        return text.toString().strip();
    }

    private boolean variables(List<String> set, String context) {
        int start = at;
        while (peek().kind() == Kind.VARIABLE) {
            Token variable = next();
            Token after = peek();
            if (after.kind() == Kind.DECLARE || after.kind() == Kind.ASSIGN) {
                next();
                set.add(variable.text());
                if (after.kind() == Kind.DECLARE) {
                    variables.addAll(set);
                }
                return after.kind() == Kind.DECLARE;
            }
            if (after.kind() == Kind.COMMA && context.equals("range")) {
                next();
                set.add(variable.text());
                continue;
            }
            break;
        }
        set.clear();
        at = start;
        return false;
    }

    private Node.Command command(String context, Kind end) {
        List<Node.Operand> operands = new ArrayList<>();
        while (true) {
            Token token = peek();
            if (token.kind() == end || token.kind() == Kind.END) {
                break;
            }
            if (token.kind() == Kind.PIPE) {
                next();
                if (operands.isEmpty()) {
                    throw unexpected(token, context);
                }
                if (peek().kind() == end) {
                    throw error("missing value for " + context);
                }
                return new Node.Command(operands);
            }
            operands.add(operand(context));
        }
        return new Node.Command(operands);
    }

    private Node.Operand operand(String context) {
        Token token = next();
        return switch (token.kind()) {
            case DOT -> new Node.Dot();
            case NIL -> new Node.Nil();
            case BOOL -> new Node.Constant(token.text().equals("true"));
            case STRING -> new Node.Constant(Constants.unquote(token.text()));
            case CHARACTER -> new Node.Constant((long) Constants.unquote(token.text()).codePointAt(0));
            case NUMBER -> new Node.Constant(Constants.number(token.text()));
            case FIELD -> new Node.Field(names(token.text()));
            case VARIABLE -> {
                if (!variables.contains(token.text())) {
                    throw error("undefined variable \"" + token.text() + "\"");
                }
                yield new Node.Variable(token.text(), names());
            }
            case IDENTIFIER -> {
                if (!Functions.NAMES.contains(token.text())) {
                    throw error("function \"" + token.text() + "\" not defined");
                }
                yield new Node.Function(token.text());
            }
            case LEFT -> new Node.Chain(pipeline("parenthesized pipeline", Kind.RIGHT), names());
            default -> throw unexpected(token, context.equals("command") || context.startsWith("paren") ? "operand" : "operand");
        };
    }

    private List<String> names(String... first) {
        List<String> names = new ArrayList<>(List.of(first));
        while (tokens.get(at).kind() == Kind.FIELD) {
            names.add(tokens.get(at++).text());
        }
        return names;
    }
}
