package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.math.BigInteger;
import java.util.List;

/** test(1) and [(1), the programs that xargs and find run; the shell has its own. */
public record TestProgram(String name) implements Command {

    @Override
    public String synopsis() {
        return "Exit with the status determined by EXPRESSION.";
    }

    /** An expression is wrong. */
    private static final class Wrong extends RuntimeException {
        Wrong(String text) {
            super(text, null, false, false);
        }
    }

    @Override
    public ExitStatus run(Invocation in) {
        List<String> args = in.args();
        if (name.equals("[")) {
            if (args.isEmpty() || !args.get(args.size() - 1).equals("]")) {
                return in.fail(2, "[: missing ‘]’");
            }
            args = args.subList(0, args.size() - 1);
        }
        try {
            Expression expression = new Expression(in, args);
            boolean result = !args.isEmpty() && expression.evaluate();
            return result ? ExitStatus.OK : ExitStatus.FAILURE;
        } catch (Wrong e) {
            return in.fail(2, in.name() + ": " + e.getMessage());
        }
    }

    /** Parsing by precedence, with POSIX's rules for few arguments. */
    private static final class Expression {
        private final Invocation in;
        private final List<String> args;
        private int at;

        Expression(Invocation in, List<String> args) {
            this.in = in;
            this.args = args;
        }

        boolean evaluate() {
            boolean value = args.size() <= 4 ? few(0, args.size()) : or();
            if (args.size() > 4 && at < args.size()) {
                throw new Wrong("extra argument " + Quote.curly(args.get(at)));
            }
            return value;
        }

        private boolean few(int from, int count) {
            String first = args.get(from);
            if (count == 1) {
                return !first.isEmpty();
            }
            if (count == 2) {
                if (first.equals("!")) {
                    return !few(from + 1, 1);
                }
                if (unary(first)) {
                    return test(first, args.get(from + 1));
                }
                throw new Wrong("missing argument after " + Quote.curly(args.get(from + 1)));
            }
            if (count == 3) {
                String operator = args.get(from + 1);
                if (binary(operator)) {
                    return compare(first, operator, args.get(from + 2));
                }
                if (first.equals("!")) {
                    return !few(from + 1, 2);
                }
                if (first.equals("(") && args.get(from + 2).equals(")")) {
                    return few(from + 1, 1);
                }
                if (operator.equals("-a") || operator.equals("-o")) {
                    boolean a = !first.isEmpty();
                    boolean b = !args.get(from + 2).isEmpty();
                    return operator.equals("-a") ? a && b : a || b;
                }
                throw new Wrong(Quote.curly(operator) + ": binary operator expected");
            }
            if (first.equals("!")) {
                return !few(from + 1, 3);
            }
            if (first.equals("(") && args.get(from + 3).equals(")")) {
                return few(from + 1, 2);
            }
            boolean value = or();
            if (at < args.size()) {
                throw new Wrong("extra argument " + Quote.curly(args.get(at)));
            }
            return value;
        }

        private boolean or() {
            boolean value = and();
            while (at < args.size() && args.get(at).equals("-o")) {
                at++;
                value |= and();
            }
            return value;
        }

        private boolean and() {
            boolean value = term();
            while (at < args.size() && args.get(at).equals("-a")) {
                at++;
                value &= term();
            }
            return value;
        }

        private boolean term() {
            if (at >= args.size()) {
                throw new Wrong("missing argument after " + Quote.curly(args.get(args.size() - 1)));
            }
            String word = args.get(at);
            if (word.equals("!")) {
                at++;
                return !term();
            }
            if (word.equals("(")) {
                at++;
                boolean value = or();
                if (at >= args.size() || !args.get(at).equals(")")) {
                    throw new Wrong("')' expected");
                }
                at++;
                return value;
            }
            if (at + 2 < args.size() && binary(args.get(at + 1))) {
                at += 3;
                return compare(word, args.get(at - 2), args.get(at - 1));
            }
            if (unary(word) && at + 1 < args.size()) {
                at += 2;
                return test(word, args.get(at - 1));
            }
            at++;
            return !word.isEmpty();
        }

        private static boolean unary(String word) {
            return word.matches("-[bcdefgGhkLnOprsStuwxzN]");
        }

        private static boolean binary(String word) {
            return word.matches("=|==|!=|<|>|-(eq|ne|lt|le|gt|ge|nt|ot|ef)");
        }

        private static BigInteger integer(String text) {
            if (!text.strip().matches("[-+]?[0-9]+")) {
                throw new Wrong("invalid integer " + Quote.curly(text));
            }
            return new BigInteger(text.strip().replaceFirst("^\\+", ""));
        }

        private boolean compare(String a, String operator, String b) {
            FileView files = in.files();
            return switch (operator) {
                case "=", "==" -> a.equals(b);
                case "!=" -> !a.equals(b);
                case "<" -> a.compareTo(b) < 0;
                case ">" -> a.compareTo(b) > 0;
                case "-eq" -> integer(a).equals(integer(b));
                case "-ne" -> !integer(a).equals(integer(b));
                case "-lt" -> integer(a).compareTo(integer(b)) < 0;
                case "-le" -> integer(a).compareTo(integer(b)) <= 0;
                case "-gt" -> integer(a).compareTo(integer(b)) > 0;
                case "-ge" -> integer(a).compareTo(integer(b)) >= 0;
                case "-ef" -> {
                    FileStat x = files.find(a);
                    FileStat y = files.find(b);
                    yield x != null && y != null && x.inode() == y.inode();
                }
                default -> {
                    FileStat x = files.find(operator.equals("-nt") ? a : b);
                    FileStat y = files.find(operator.equals("-nt") ? b : a);
                    yield x != null && (y == null || x.modified().isAfter(y.modified()));
                }
            };
        }

        private boolean test(String operator, String text) {
            FileView files = in.files();
            char kind = operator.charAt(1);
            if (kind == 'n' || kind == 'z') {
                return text.isEmpty() == (kind == 'z');
            }
            if (kind == 't') {
                return text.matches("[0-9]{1,4}") && in.descriptors().find(Integer.parseInt(text))
                        .map(f -> f.readable() && f.input().isTerminal() || f.writable() && f.output().isTerminal()).orElse(false);
            }
            if (kind == 'h' || kind == 'L') {
                FileStat link = files.findLink(text);
                return link != null && link.isSymlink();
            }
            int fd = Call.descriptor(text);
            FileStat stat = fd >= 0 ? null : files.find(text);
            if (stat == null) {
                return fd >= 0 && in.descriptors().find(fd).isPresent() && "erwp".indexOf(kind) >= 0;
            }
            return switch (kind) {
                case 'e' -> true;
                case 'f' -> stat.isRegular();
                case 'd' -> stat.isDirectory();
                case 'c' -> stat.kind() == FileKind.DEVICE;
                case 'p' -> stat.kind() == FileKind.FIFO;
                case 's' -> stat.size() > 0;
                case 'r' -> files.may(text, 4);
                case 'w' -> files.may(text, 2);
                case 'x' -> files.may(text, 1);
                case 'g' -> (stat.mode() & 02000) != 0;
                case 'u' -> (stat.mode() & 04000) != 0;
                case 'k' -> (stat.mode() & 01000) != 0;
                case 'O' -> stat.uid() == in.credentials().uid();
                case 'G' -> stat.gid() == in.credentials().gid();
                case 'N' -> stat.modified().isAfter(stat.accessed());
                default -> false;
            };
        }
    }
}
