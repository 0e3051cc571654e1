package dev.ktutor.shell.expand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits what it is given into fields (bash manual, 3.5.7) and replaces patterns by file names (3.5.8). */
final class FieldSink implements Sink {
    /** Shorter pieces are not worth asking about. */
    private static final int LONG = 512;

    private final ExpansionContext context;
    private final List<String> out;
    private final String separators;
    private final StringBuilder field = new StringBuilder();
    /** The field as a pattern, kept only once it differs from the field. */
    private @Nullable StringBuilder pattern;
    private boolean active;
    private boolean started;
    /** White space has ended the latest field, so that a separator that follows belongs to the same gap. */
    private boolean afterBlank;

    FieldSink(ExpansionContext context, List<String> out) {
        this.context = context;
        this.out = out;
        String ifs = context.variables().value("IFS");
        this.separators = ifs == null ? " \t\n" : ifs;
    }

    @Override
    public void literal(String text) {
        append(text, 0, text.length());
    }

    private void append(String text, int from, int to) {
        started = true;
        field.append(text, from, to);
        if (pattern != null) {
            pattern.append(text, from, to);
        }
        for (int i = from; i < to && !active; i++) {
            char c = text.charAt(i);
            active = c == '*' || c == '?' || c == '[' || c == '(' && i > 0 && "@+!".indexOf(text.charAt(i - 1)) >= 0;
        }
    }

    @Override
    public void quoted(String text) {
        grow(text.length());
        started = true;
        afterBlank = false;
        String escaped = ShellPattern.escape(text);
        if (pattern == null && escaped.length() != text.length()) {
            pattern = new StringBuilder(field);
        }
        if (pattern != null) {
            pattern.append(escaped);
        }
        field.append(text);
    }

    @Override
    public void value(String text) {
        int length = text.length();
        grow(length);
        int start = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (separators.indexOf(c) < 0) {
                continue;
            }
            if (i > start) {
                afterBlank = false;
                append(text, start, i);
            }
            start = i + 1;
            separate(c);
        }
        if (length > start) {
            afterBlank = false;
            append(text, start, length);
        }
    }

    private void grow(int more) {
        if (more > LONG) {
            context.work(more);
            context.grown((long) field.length() + more);
        }
    }

    private void separate(char c) {
        boolean blank = c == ' ' || c == '\t' || c == '\n';
        if (blank) {
            if (started) {
                end();
                afterBlank = true;
            }
        } else if (afterBlank) {
            afterBlank = false;
        } else {
            started = true;
            end();
        }
    }

    @Override
    public void next(String separator) {
        char first = separators.isEmpty() ? ' ' : separators.charAt(0);
        if (first != ' ' && first != '\t' && first != '\n') {
            // As if the values had been joined by the separator: empty ones stay.
            separate(first);
        } else if (started) {
            end();
        }
        afterBlank = false;
    }

    private void end() {
        String text = field.toString();
        if (active && !context.on(ShellOption.NOGLOB)) {
            PathGlob.expand(context, pattern == null ? text : pattern.toString(), text, out);
        } else {
            out.add(text);
        }
        field.setLength(0);
        pattern = null;
        active = false;
        started = false;
    }

    /** Ends the last field. */
    void finish() {
        if (started) {
            end();
        }
    }
}
