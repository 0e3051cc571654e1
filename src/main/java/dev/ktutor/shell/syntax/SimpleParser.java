package dev.ktutor.shell.syntax;

import dev.ktutor.shell.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads simple commands, function definitions of the form {@code f()}, and redirections. */
final class SimpleParser {
    private static final Set<String> DECLARATIONS = Set.of("declare", "typeset", "local", "export", "readonly");

    private final Parser parser;
    private final Lexer lexer;
    private final LanguageOptions options;
    private final HereDocuments documents;

    SimpleParser(Parser parser, Lexer lexer, LanguageOptions options) {
        this.parser = parser;
        this.lexer = lexer;
        this.options = options;
        this.documents = new HereDocuments(lexer.input(), options);
    }

    /** Replaces the word ahead by the text of its alias, if it is one; tells whether it did. */
    boolean expandAlias() {
        Token token = lexer.peek();
        String name = token.kind() == Kind.WORD ? token.theWord().bare() : null;
        if (name == null || !name.equals(token.text()) || lexer.input().insideAlias(name, token.start())) {
            return false;
        }
        String value = options.alias(name);
        if (value == null) {
            return false;
        }
        lexer.take();
        lexer.input().splice(token.start(), name, value);
        return true;
    }

    Node read() {
        Token first = lexer.peek();
        List<Assignment> assignments = new ArrayList<>();
        List<Argument> arguments = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        while (true) {
            Token token = lexer.peek();
            if (token.kind() == Kind.REDIRECTION) {
                redirections.add(redirection());
            } else if (token.kind() == Kind.ASSIGNMENT && token.assignment() != null) {
                lexer.take();
                if (arguments.isEmpty()) {
                    assignments.add(token.assignment());
                } else {
                    arguments.add(token.assignment());
                }
            } else if (token.kind() == Kind.WORD) {
                boolean alias = arguments.isEmpty() ? token.start() != first.start() : lexer.input().followsBlankAlias(token.start());
                if (alias && expandAlias()) {
                    continue;
                }
                lexer.take();
                addWord(token.theWord(), arguments);
            } else if (token.is("(") && arguments.size() == 1 && assignments.isEmpty() && redirections.isEmpty()) {
                return function(first);
            } else {
                break;
            }
        }
        if (assignments.isEmpty() && arguments.isEmpty() && redirections.isEmpty()) {
            throw parser.unexpected(null);
        }
        return new Node.Simple(first.line(), List.copyOf(assignments), List.copyOf(arguments), List.copyOf(redirections));
    }

    private void addWord(Word word, List<Argument> arguments) {
        arguments.add(new Argument.Text(word));
        String name = word.bare();
        if (arguments.size() == 1) {
            lexer.assignments(name != null && DECLARATIONS.contains(name));
        } else if (name != null && DECLARATIONS.contains(name) && onlyPrefixes(arguments)) {
            lexer.assignments(true);
        }
    }

    /** Whether all words so far but the last are {@code command} and {@code builtin}. */
    private static boolean onlyPrefixes(List<Argument> arguments) {
        for (Argument argument : arguments.subList(0, arguments.size() - 1)) {
            @Nullable String bare = argument instanceof Argument.Text text ? text.word().bare() : null;
            if (!"command".equals(bare) && !"builtin".equals(bare)) {
                return false;
            }
        }
        return true;
    }

    private Node function(Token name) {
        lexer.take();
        if (!lexer.peek().is(")")) {
            throw parser.unexpected(null);
        }
        lexer.take();
        return new Node.Function(name.line(), name.text(), parser.body(), false);
    }

    Redirection redirection() {
        Token token = lexer.take();
        boolean before = lexer.assignmentsAllowed();
        lexer.assignments(false);
        Token target = lexer.peek();
        if (target.kind() != Kind.WORD) {
            throw parser.unexpected(target);
        }
        lexer.take();
        Redirection.HereDocument document = null;
        if (token.text().equals("<<") || token.text().equals("<<-")) {
            document = documents.read(target.theWord(), token.text().equals("<<-"));
        }
        lexer.assignments(before);
        return new Redirection(token.text(), token.descriptor(), token.variable(), target.theWord(), document);
    }
}
