package dev.ktutor.shell.expand;

import dev.ktutor.shell.syntax.Braces;
import dev.ktutor.shell.syntax.Part;
import dev.ktutor.shell.syntax.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Expands words (bash manual, 3.5). One for each shell; not safe for concurrent use. */
public final class WordExpander {
    private static final int CACHED = 256;
    private static final int BRACE_WORK = 256;
    /** More words are refused, with what bash says when it has no room for them. */
    private static final int MOST_BRACES = 1_000_000;

    private record PatternKey(String text, boolean extended, boolean ignoreCase) { }

    private final ExpansionContext context;
    private final Arithmetic arithmetic;
    private final ParameterExpander parameters;
    private final Map<PatternKey, ShellPattern> patterns = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PatternKey, ShellPattern> eldest) {
            return size() > CACHED;
        }
    };

    /** Expands for that shell. */
    public WordExpander(ExpansionContext context) {
        this.context = context;
        this.arithmetic = new Arithmetic(context);
        this.parameters = new ParameterExpander(context, this);
    }

    /** The shell's arithmetic. */
    public Arithmetic arithmetic() {
        return arithmetic;
    }

    /** Adds the fields that the word expands to: none, one or several. */
    public void fields(Word word, List<String> out) {
        if (word.constant() != null) {
            if (!word.parts().isEmpty()) {
                out.add(word.constant());
            }
            return;
        }
        Braces braces = word.braces();
        if (braces != null && context.on(ShellOption.BRACEEXPAND)) {
            if (braces.size() > MOST_BRACES) {
                throw ExpansionError.line("brace expansion: failed to allocate memory for " + braces.size() + " elements");
            }
            braces.each(each -> {
                context.work(BRACE_WORK);
                fields(each, out);
            });
            return;
        }
        FieldSink sink = new FieldSink(context, out);
        parts(word.parts(), sink, false, false);
        sink.finish();
    }

    /** The word as one text: no splitting and no file names, as for the right side of an assignment. */
    public String text(Word word) {
        return word.constant() != null ? word.constant() : text(word.parts(), TextSink.Kind.PLAIN, false);
    }

    /** The word's pieces as one text in which nothing needs quotes, as in double quotes. */
    public String quotedText(Word word) {
        return word.constant() != null ? word.constant() : text(word.parts(), TextSink.Kind.PLAIN, true);
    }

    /** The word as a pattern: what was quoted in it stands for itself. */
    public ShellPattern pattern(Word word) {
        boolean ignoreCase = context.on(ShellOption.NOCASEMATCH);
        return pattern(patternText(word), context.on(ShellOption.EXTGLOB), ignoreCase);
    }

    /** The pattern as text, for traces and for {@link #pattern(String, boolean, boolean)}. */
    public String patternText(Word word) {
        return text(word.parts(), TextSink.Kind.PATTERN, false);
    }

    /** The same with every quoted character escaped, as a trace of {@code [[ ]]} shows it. */
    public String tracedPattern(Word word) {
        return text(word.parts(), TextSink.Kind.TRACED, false);
    }

    /** A compiled pattern. */
    public ShellPattern pattern(String text, boolean extended, boolean ignoreCase) {
        PatternKey key = new PatternKey(text, extended, ignoreCase);
        ShellPattern pattern = patterns.get(key);
        if (pattern == null) {
            pattern = ShellPattern.compile(text, extended, ignoreCase);
            patterns.put(key, pattern);
        }
        return pattern;
    }

    /** The word as a regular expression: what was quoted in it stands for itself. */
    public String regex(Word word) {
        return text(word.parts(), TextSink.Kind.REGEX, false);
    }

    String replacement(Word word) {
        return text(word.parts(), TextSink.Kind.REPLACEMENT, false);
    }

    private String text(List<Part> parts, TextSink.Kind kind, boolean quoted) {
        TextSink sink = new TextSink(kind, context);
        parts(parts, sink, quoted, false);
        return sink.text();
    }

    /** The value of a word that is an arithmetic expression. */
    public long number(Word expression) {
        String constant = expression.constant();
        return arithmetic.evaluate(constant != null ? constant : quotedText(expression));
    }

    /** Expands the pieces; inside says that literals belong to an expansion's word, so that they are split too. */
    void parts(List<Part> parts, Sink sink, boolean quoted, boolean inside) {
        for (int i = 0; i < parts.size(); i++) {
            part(parts.get(i), sink, quoted, inside);
        }
    }

    private void part(Part part, Sink sink, boolean quoted, boolean inside) {
        if (part instanceof Part.Literal literal) {
            if (quoted) {
                sink.quoted(literal.text());
            } else if (inside) {
                sink.value(literal.text());
            } else {
                sink.literal(literal.text());
            }
        } else if (part instanceof Part.Quoted text) {
            sink.quoted(text.text());
        } else if (part instanceof Part.Expansion expansion) {
            parameters.expand(expansion, sink, quoted);
        } else if (part instanceof Part.DoubleQuoted inner) {
            doubleQuoted(inner, sink);
        } else if (part instanceof Part.CommandSubstitution substitution) {
            emit(context.commandOutput(substitution), sink, quoted);
        } else if (part instanceof Part.ArithmeticExpansion expansion) {
            emit(Long.toString(number(expansion.expression())), sink, quoted);
        } else if (part instanceof Part.Tilde tilde) {
            sink.quoted(tilde(tilde.user()));
        } else if (part instanceof Part.PrefixNames names) {
            parameters.names(names, sink, quoted);
        } else if (part instanceof Part.ArrayKeys keys) {
            parameters.keys(keys, sink, quoted);
        } else if (part instanceof Part.ProcessSubstitution process) {
            sink.quoted(context.processFile(process));
        } else if (part instanceof Part.BadSubstitution bad) {
            throw ExpansionError.line(bad.source() + ": bad substitution");
        }
    }

    private void doubleQuoted(Part.DoubleQuoted inner, Sink sink) {
        List<Part> parts = inner.parts();
        boolean onlyLists = !parts.isEmpty();
        for (Part part : parts) {
            onlyLists &= part instanceof Part.Expansion expansion && (expansion.parameter().separate() || expansion.indirect())
                    || part instanceof Part.ArrayKeys keys && !keys.joined() || part instanceof Part.PrefixNames names && !names.joined();
        }
        if (!onlyLists) {
            // Even empty quotes make a field.
            sink.quoted("");
        }
        parts(parts, sink, true, false);
    }

    static void emit(String value, Sink sink, boolean quoted) {
        if (quoted) {
            sink.quoted(value);
        } else {
            sink.value(value);
        }
    }

    private String tilde(String user) {
        String value = switch (user) {
            case "" -> {
                String home = context.variables().value("HOME");
                yield home != null ? home : context.home("");
            }
            case "+" -> context.variables().value("PWD");
            case "-" -> context.variables().value("OLDPWD");
            default -> context.home(user);
        };
        return value == null ? "~" + user : value;
    }
}
