package dev.ktutor.command.coreutils.sed;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scripts as GNU sed 4.9 does, with its complaints. */
final class SedParser extends SedScanner {
    private final boolean extended;
    private final List<SedCommand> commands = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    SedParser(List<Piece> pieces, boolean extended) {
        super(pieces);
        this.extended = extended;
    }

    /** The commands; blocks are begun and ended by commands named { and }. */
    List<SedCommand> parse() {
        while (at < script.length()) {
            char c = script.charAt(at);
            if (Character.isWhitespace(c) || c == ';') {
                at++;
            } else if (c == '#') {
                line();
            } else {
                command();
            }
        }
        if (!blocks.isEmpty()) {
            throw error(0, "unmatched `{'", blocks.peek());
        }
        Set<String> labels = new HashSet<>();
        commands.stream().filter(c -> c.name() == ':').forEach(c -> labels.add(c.text()));
        for (SedCommand command : commands) {
            if ("btT".indexOf(command.name()) >= 0 && !command.text().isEmpty() && !labels.contains(command.text())) {
                throw new SedError("can't find label for jump to `" + command.text() + "'");
            }
        }
        return commands;
    }

    private void command() {
        Address from = address();
        Address to = null;
        if (from != null) {
            blanks();
            if (peek() == ',') {
                at++;
                blanks();
                to = end();
                if (to == null) {
                    at++;
                    throw error("unexpected `,'");
                }
            }
        }
        if (from instanceof Address.Line zero && zero.number() == 0 && !(to instanceof Address.Matching)) {
            at++;
            throw error("invalid usage of line address 0");
        }
        blanks();
        boolean negated = false;
        while (peek() == '!') {
            at++;
            blanks();
            if (negated) {
                throw error("multiple `!'s");
            }
            negated = true;
        }
        if (at >= script.length() || peek() == '\n') {
            throw error("missing command");
        }
        char name = script.charAt(at++);
        commands.add(rest(from, to, negated, name));
    }

    private @Nullable Address end() {
        char c = peek();
        if (c == '+' || c == '~') {
            at++;
            if (!Character.isDigit(peek())) {
                throw error("expected number");
            }
            long number = number();
            return c == '+' ? new Address.Plus(number) : new Address.Multiple(number);
        }
        return address();
    }

    private @Nullable Address address() {
        char c = peek();
        if (at >= script.length()) {
            return null;
        }
        if (Character.isDigit(c)) {
            long first = number();
            int save = at;
            blanks();
            if (peek() == '~') {
                at++;
                blanks();
                return new Address.Step(first, Character.isDigit(peek()) ? number() : 0);
            }
            at = save;
            return new Address.Line(first);
        }
        if (c == '$') {
            at++;
            return new Address.Last();
        }
        if (c != '/' && c != '\\') {
            return null;
        }
        at++;
        char delimiter = c;
        if (c == '\\') {
            if (at >= script.length()) {
                throw error("unterminated address regex");
            }
            delimiter = script.charAt(at++);
        }
        String pattern = delimited(delimiter, true);
        if (pattern == null) {
            throw error("unterminated address regex");
        }
        boolean ignore = false;
        boolean multiline = false;
        while (peek() == 'I' || peek() == 'M') {
            ignore |= peek() == 'I';
            multiline |= peek() == 'M';
            at++;
        }
        return new Address.Matching(regex(pattern, ignore, multiline));
    }

    private @Nullable Regex regex(String pattern, boolean ignore, boolean multiline) {
        if (pattern.isEmpty()) {
            return null;
        }
        Set<Regex.Option> options = java.util.EnumSet.noneOf(Regex.Option.class);
        if (ignore) {
            options.add(Regex.Option.IGNORE_CASE);
        }
        if (multiline) {
            options.add(Regex.Option.MULTILINE);
        }
        try {
            return Regex.compile(SedText.escapes(pattern, true), extended ? RegexSyntax.EXTENDED : RegexSyntax.BASIC, options);
        } catch (RegexError e) {
            throw error(e.text());
        }
    }

    private SedCommand rest(@Nullable Address from, @Nullable Address to, boolean negated, char name) {
        String text = "";
        int number = -1;
        Substitution substitution = null;
        int[] map = {};
        switch (name) {
            case '{' -> blocks.push(at - 1);
            case '}' -> {
                if (blocks.isEmpty() || from != null) {
                    throw error(blocks.isEmpty() ? "unexpected `}'" : "} doesn't want any addresses");
                }
                blocks.pop();
                finish();
            }
            case ':' -> {
                if (from != null) {
                    throw error(": doesn't want any addresses");
                }
                text = label(false);
                if (text.isEmpty()) {
                    throw error("\":\" lacks a label");
                }
            }
            case 'b', 't', 'T' -> text = label(true);
            case 'a', 'i', 'c' -> text = SedText.appended(this);
            case 'r', 'R', 'w', 'W' -> {
                blanks();
                text = line();
                if (text.isEmpty()) {
                    at = Math.max(0, at - (at <= script.length() && at > 0 && script.charAt(at - 1) == '\n' ? 1 : 0));
                    throw error("missing filename in r/R/w/W commands");
                }
            }
            case 's' -> substitution = substitution();
            case 'y' -> map = transliteration();
            case 'q', 'Q', 'l', 'L' -> {
                blanks();
                number = Character.isDigit(peek()) ? (int) number() : -1;
                if ((name == 'q' || name == 'Q') && to != null) {
                    at++;
                    throw error("command only uses one address");
                }
                finish();
            }
            case '=', 'd', 'D', 'F', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z' -> finish();
            case 'v' -> {
                if (!label(true).matches("|[0-4](\\.[0-9]+)*")) {
                    throw error("expected newer version of sed");
                }
            }
            case 'e' -> throw new SedError("e: running commands is not available in this lab yet");
            default -> throw error("unknown command: `" + name + "'");
        }
        return new SedCommand(from, to, negated, name, text, number, substitution, map);
    }

    /** Nothing may follow but blanks, a semicolon, a newline, a brace or a comment. */
    private void finish() {
        blanks();
        if (at >= script.length() || peek() == '}' || peek() == '#') {
            return;
        }
        char c = script.charAt(at++);
        if (c != ';' && c != '\n') {
            throw error("extra characters after command");
        }
    }

    private String label(boolean semicolon) {
        blanks();
        int start = at;
        while (at < script.length() && script.charAt(at) != '\n' && !(semicolon && (script.charAt(at) == ';' || script.charAt(at) == '}'))
                && !(!semicolon && script.charAt(at) == ';')) {
            at++;
        }
        return script.substring(start, at).strip();
    }

    SedError lacksText() {
        return error("expected \\ after `a', `c' or `i'");
    }

    private Substitution substitution() {
        char delimiter = peek();
        at++;
        String pattern = at > script.length() ? null : delimited(delimiter, true);
        String replacement = pattern == null ? null : delimited(delimiter, false);
        if (pattern == null || replacement == null) {
            at = Math.min(at, script.length());
            at = at > 0 && at < script.length() ? at - 1 : at;
            throw error("unterminated `s' command");
        }
        boolean global = false;
        boolean print = false;
        boolean ignore = false;
        boolean multiline = false;
        int number = 0;
        String file = "";
        boolean more = true;
        while (more && at < script.length()) {
            char c = script.charAt(at++);
            switch (c) {
                case 'g' -> {
                    if (global) {
                        throw error("multiple `g' options to `s' command");
                    }
                    global = true;
                }
                case 'p' -> {
                    if (print) {
                        throw error("multiple `p' options to `s' command");
                    }
                    print = true;
                }
                case 'i', 'I' -> ignore = true;
                case 'm', 'M' -> multiline = true;
                case 'w' -> {
                    blanks();
                    file = line();
                    if (file.isEmpty()) {
                        throw error("missing filename in r/R/w/W commands");
                    }
                    more = false;
                }
                case ';', '\n' -> more = false;
                case '}', '#' -> {
                    at--;
                    more = false;
                }
                case ' ', '\t', '\r' -> { }
                default -> {
                    if (!Character.isDigit(c)) {
                        throw error("unknown option to `s'");
                    }
                    at--;
                    int digits = at;
                    long value = number();
                    if (value == 0) {
                        throw error("number option to `s' command may not be zero");
                    }
                    if (number != 0) {
                        at = digits + 1;
                        throw error("multiple number options to `s' command");
                    }
                    number = (int) Math.min(value, Integer.MAX_VALUE);
                }
            }
        }
        Regex regex = regex(pattern, ignore, multiline);
        List<Substitution.Part> parts = SedText.replacement(replacement);
        for (Substitution.Part part : parts) {
            if (regex != null && part.group() > regex.groups()) {
                throw error("invalid reference \\" + part.group() + " on `s' command's RHS");
            }
        }
        return new Substitution(regex, parts, global, Math.max(1, number), print, file);
    }

    private int[] transliteration() {
        char delimiter = peek();
        at++;
        String from = at > script.length() ? null : delimited(delimiter, false);
        String to = from == null ? null : delimited(delimiter, false);
        if (from == null || to == null) {
            throw error("unterminated `y' command");
        }
        int[] a = SedText.plain(from).codePoints().toArray();
        int[] b = SedText.plain(to).codePoints().toArray();
        if (a.length != b.length) {
            throw error("strings for `y' command are different lengths");
        }
        int[] map = new int[a.length * 2];
        for (int i = 0; i < a.length; i++) {
            map[2 * i] = a[i];
            map[2 * i + 1] = b[i];
        }
        finish();
        return map;
    }
}
