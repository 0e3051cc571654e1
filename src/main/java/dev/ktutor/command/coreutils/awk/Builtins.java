package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;

/** Compiles calls of the functions that awk comes with. */
final class Builtins {
    private final Parser parser;
    private final Expressions expressions;

    Builtins(Parser parser, Expressions expressions) {
        this.parser = parser;
        this.expressions = expressions;
    }

    Expr parse() {
        String name = parser.advance().text();
        if (name.equals("length") && !parser.token().is("(")) {
            return m -> (double) m.record().length();
        }
        parser.expect("(");
        if (name.equals("split")) {
            return split();
        }
        if (name.equals("length") && parser.token().kind() == Lexer.Kind.NAME) {
            return length();
        }
        List<Expr> arguments = new ArrayList<>();
        parser.newlines();
        while (!parser.token().is(")")) {
            arguments.add(expressions.expression());
            parser.newlines();
            if (!parser.token().is(")")) {
                parser.expect(",");
                parser.newlines();
            }
        }
        parser.advance();
        return function(name, arguments);
    }

    private Expr length() {
        Lexer.Token name = parser.advance();
        if (parser.take(")")) {
            Function<Machine, Cell> cell = expressions.names().cell(name.text());
            Expr value = expressions.names().variable(name.text());
            return m -> {
                if (cell.apply(m).isArray()) {
                    return (double) cell.apply(m).array().size();
                }
                String text = value.text(m);
                return (double) text.length();
            };
        }
        Expr expr = expressions.expressionFrom(name, expressions.names().variable(name.text()));
        parser.expect(")");
        return m -> {
            String text = expr.text(m);
            return (double) text.length();
        };
    }

    private Expr split() {
        Expr text = expressions.expression();
        parser.expect(",");
        parser.newlines();
        if (parser.token().kind() != Lexer.Kind.NAME) {
            throw parser.error();
        }
        Function<Machine, Cell> cell = expressions.names().cell(parser.advance().text());
        Expr separator = parser.take(",") ? expressions.expression() : null;
        parser.expect(")");
        return m -> {
            String subject = text.text(m);
            List<String> parts = separator instanceof Expressions.Constant constant ? Fields.splitBy(m.regex(constant.text()), subject)
                    : Fields.split(m, subject, separator == null ? m.text(m.variable("FS").value()) : separator.text(m));
            var array = cell.apply(m).array();
            array.clear();
            for (int i = 0; i < parts.size(); i++) {
                array.put(String.valueOf(i + 1), new Text(parts.get(i)));
            }
            return (double) parts.size();
        };
    }

    private Expr need(List<Expr> arguments, int index) {
        if (index >= arguments.size()) {
            throw parser.error();
        }
        return arguments.get(index);
    }

    private Expr function(String name, List<Expr> a) {
        return switch (name) {
            case "length" -> {
                Expr text = a.isEmpty() ? m -> m.record() : a.get(0);
                yield m -> {
                    String s = text.text(m);
                    return (double) s.length();
                };
            }
            case "substr" -> substring(need(a, 0), need(a, 1), a.size() > 2 ? a.get(2) : null);
            case "index" -> {
                Expr text = need(a, 0);
                Expr part = need(a, 1);
                yield m -> {
                    String s = text.text(m);
                    int at = s.indexOf(part.text(m));
                    return at < 0 ? 0.0 : at + 1.0;
                };
            }
            case "sub", "gsub" -> substitution(need(a, 0), need(a, 1), a.size() > 2 ? a.get(2) : new Record(), name.equals("gsub"));
            case "gensub" -> throw new AwkError("line 1: function gensub never defined");
            case "match" -> match(need(a, 0), Expressions.pattern(need(a, 1)));
            case "sprintf" -> {
                Expr[] all = a.toArray(new Expr[0]);
                yield m -> Formats.format(m, all);
            }
            case "tolower" -> {
                Expr text = need(a, 0);
                yield m -> lower(text.text(m));
            }
            case "toupper" -> {
                Expr text = need(a, 0);
                yield m -> upper(text.text(m));
            }
            case "system" -> {
                Expr command = need(a, 0);
                yield m -> (double) m.files().system(command.text(m));
            }
            case "close" -> {
                Expr file = need(a, 0);
                yield m -> (double) m.files().close(file.text(m));
            }
            case "fflush" -> m -> {
                m.out().flush();
                return 0.0;
            };
            default -> mathematics(name, a);
        };
    }

    private Expr mathematics(String name, List<Expr> a) {
        Expr zero = m -> 0.0;
        Expr x = a.isEmpty() ? zero : a.get(0);
        return switch (name) {
            case "sin" -> m -> Math.sin(x.number(m));
            case "cos" -> m -> Math.cos(x.number(m));
            case "atan2" -> {
                Expr y = need(a, 1);
                yield m -> Math.atan2(x.number(m), y.number(m));
            }
            case "exp" -> m -> Math.exp(x.number(m));
            case "log" -> m -> Math.log(x.number(m));
            case "sqrt" -> m -> Math.sqrt(x.number(m));
            case "int" -> m -> {
                double value = x.number(m);
                return value < 0 ? Math.ceil(value) : Math.floor(value);
            };
            case "rand" -> m -> m.random();
            case "srand" -> m -> m.seed(a.isEmpty() ? null : x.number(m));
            case "systime" -> m -> (double) m.call().now().getEpochSecond();
            case "strftime" -> {
                Expr moment = a.size() > 1 ? a.get(1) : null;
                yield m -> TimeFormat.format(a.isEmpty() ? "%c" : x.text(m),
                        moment == null ? m.call().now() : Instant.ofEpochSecond((long) moment.number(m)), TimeZones.of(m.call().in()));
            }
            default -> throw parser.error();
        };
    }

    /** The record as a place, for sub without a target. */
    private static final class Record implements Place {
        @Override
        public Object value(Machine m) {
            return m.fields().get(0);
        }

        @Override
        public void assign(Machine m, Object value) {
            m.fields().set(0, m.text(value), value);
        }
    }

    /** mawk 1.3.4 20200120 cuts fractions off, and a beginning before the text makes the piece longer, not shorter. */
    private static Expr substring(Expr text, Expr from, @org.jspecify.annotations.Nullable Expr count) {
        return m -> {
            String s = text.text(m);
            double start = from.number(m);
            double length = count == null ? Double.POSITIVE_INFINITY : count.number(m);
            if (Double.isNaN(start) || Double.isNaN(length)) {
                return "";
            }
            long begin = (long) start;
            double most = (length == Double.POSITIVE_INFINITY ? length : (long) length) + (begin < 0 ? -begin : 0);
            int first = (int) Math.max(0, Math.min(begin - 1, s.length()));
            int last = (int) Math.max(first, Math.min(first + most, s.length()));
            return s.substring(first, last);
        };
    }

    private static String lower(String text) {
        return mapped(text, 'A', 'Z');
    }

    private static String upper(String text) {
        return mapped(text, 'a', 'z');
    }

    /** The ASCII letters of that range in the other case. */
    private static String mapped(String text, char from, char to) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c >= from && c <= to) {
                out.setCharAt(i, (char) (c ^ 0x20));
            }
        }
        return out.toString();
    }

    private static Expr match(Expr text, Function<Machine, Regex> regex) {
        return m -> {
            String s = text.text(m);
            Optional<MatchResult> found = regex.apply(m).find(s, 0);
            double start = found.map(r -> r.start() + 1.0).orElse(0.0);
            m.assign("RSTART", start);
            m.assign("RLENGTH", found.map(r -> (double) (r.end() - r.start())).orElse(-1.0));
            return start;
        };
    }

    private static Expr substitution(Expr pattern, Expr replacement, Expr target, boolean global) {
        Function<Machine, Regex> regex = Expressions.pattern(pattern);
        return m -> {
            String s = target.text(m);
            String by = replacement.text(m);
            StringBuilder out = new StringBuilder();
            int at = 0;
            int copied = 0;
            int count = 0;
            int lastEnd = -1;
            Regex used = regex.apply(m);
            while (at <= s.length()) {
                Optional<MatchResult> found = used.find(s, at);
                if (found.isEmpty()) {
                    break;
                }
                MatchResult match = found.get();
                boolean empty = match.end() == match.start();
                if (!(empty && match.start() == lastEnd)) {
                    count++;
                    out.append(s, copied, match.start());
                    replace(out, by, match.group());
                    copied = match.end();
                    lastEnd = match.end();
                    if (!global) {
                        break;
                    }
                }
                at = empty ? match.end() + 1 : match.end();
            }
            if (count > 0) {
                out.append(s, copied, s.length());
                if (target instanceof Place place) {
                    place.assign(m, out.toString());
                }
            }
            return (double) count;
        };
    }

    private static void replace(StringBuilder out, String by, String matched) {
        for (int i = 0; i < by.length(); i++) {
            char c = by.charAt(i);
            if (c == '\\' && i + 1 < by.length() && (by.charAt(i + 1) == '&' || by.charAt(i + 1) == '\\')) {
                out.append(by.charAt(++i));
            } else if (c == '&') {
                out.append(matched);
            } else {
                out.append(c);
            }
        }
    }
}
