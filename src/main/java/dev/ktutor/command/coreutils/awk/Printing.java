package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.awk.Statement.Flow;
import java.util.ArrayList;
import java.util.List;

/** Compiles print and printf, with what they write to. */
final class Printing {
    private final Parser parser;
    private final Expressions expressions;

    Printing(Parser parser, Expressions expressions) {
        this.parser = parser;
        this.expressions = expressions;
    }

    Statement parse() {
        boolean formatted = parser.advance().text().equals("printf");
        List<Expr> arguments = arguments();
        String redirect = parser.token().is(">") || parser.token().is(">>") || parser.token().is("|") ? parser.advance().text() : "";
        Expr target = redirect.isEmpty() ? m -> "" : expressions.redirected();
        if (formatted && arguments.isEmpty()) {
            throw parser.error();
        }
        Expr[] all = arguments.toArray(new Expr[0]);
        return m -> {
            String text = formatted ? Formats.format(m, all) : line(m, all);
            if (redirect.isEmpty()) {
                m.out().write(dev.ktutor.command.coreutils.tool.Latin.bytes(text));
            } else {
                m.files().write(redirect, target.text(m), text);
            }
            return Flow.NORMAL;
        };
    }

    private static String line(Machine m, Expr[] all) {
        String end = m.text(m.variable("ORS").value());
        if (all.length == 0) {
            return m.record() + end;
        }
        if (all.length == 1) {
            return m.shown(all[0].value(m)) + end;
        }
        StringBuilder line = new StringBuilder();
        String separator = m.text(m.variable("OFS").value());
        for (int i = 0; i < all.length; i++) {
            line.append(i == 0 ? "" : separator).append(m.shown(all[i].value(m)));
        }
        return line.append(end).toString();
    }

    private List<Expr> arguments() {
        List<Expr> list = new ArrayList<>();
        if (ends()) {
            return list;
        }
        // "print (a, b) > c": what the parentheses hold is the list, unless an operator follows them.
        if (parser.token().is("(")) {
            List<Expr> grouped = expressions.groupedList();
            if (ends()) {
                return grouped;
            }
            list.add(expressions.continued(grouped));
        } else {
            list.add(expressions.unredirected());
        }
        while (parser.take(",")) {
            parser.newlines();
            list.add(expressions.unredirected());
        }
        return list;
    }

    private boolean ends() {
        Lexer.Token token = parser.token();
        return token.kind() == Lexer.Kind.NEWLINE || token.kind() == Lexer.Kind.END || token.is(";") || token.is("}") || token.is(">")
                || token.is(">>") || token.is("|");
    }
}
