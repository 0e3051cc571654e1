package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Conversion;
import dev.ktutor.command.coreutils.tool.FloatFormat;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.io.BufferedOutput;
import java.util.List;

/** printf(1), the program that xargs and find run; the shell has its own. */
public final class Printf implements Command {
    @Override
    public String name() {
        return "printf";
    }

    @Override
    public String synopsis() {
        return "Print ARGUMENT(s) according to FORMAT.";
    }

    @Override
    public ExitStatus run(Invocation in) {
        if (in.args().isEmpty()) {
            return in.fail(1, in.name() + ": missing operand\nTry '" + in.name() + " --help' for more information.");
        }
        BufferedOutput out = new BufferedOutput(in.out());
        Run run = new Run(in, out, in.args().subList(1, in.args().size()));
        do {
            run.consumed = false;
        } while (run.once(in.args().get(0)) && run.next < run.args.size() && run.consumed);
        out.flush();
        return ExitStatus.of(run.status);
    }

    /** One run: the arguments and how far they are used. */
    private static final class Run {
        private final Invocation in;
        private final BufferedOutput out;
        private final List<String> args;
        private int next;
        private boolean consumed;
        private int status;

        Run(Invocation in, BufferedOutput out, List<String> args) {
            this.in = in;
            this.out = out;
            this.args = args;
        }

        private String argument() {
            consumed = true;
            return next < args.size() ? args.get(next++) : "";
        }

        /** Goes through the format once; false if output is to end. */
        boolean once(String format) {
            int i = 0;
            while (i < format.length()) {
                int percent = format.indexOf('%', i);
                PrintfFormat.Escaped plain = PrintfFormat.escapes(format.substring(i, percent < 0 ? format.length() : percent), false);
                out.print(plain.text());
                if (plain.stop()) {
                    return false;
                }
                if (percent < 0) {
                    return true;
                }
                i = percent + 1;
                if (i < format.length() && format.charAt(i) == '%') {
                    out.print("%");
                    i++;
                    continue;
                }
                StringBuilder spec = new StringBuilder("%");
                while (i < format.length() && "-+ #0123456789.*'".indexOf(format.charAt(i)) >= 0) {
                    spec.append(format.charAt(i) == '*' ? argument() : String.valueOf(format.charAt(i)));
                    i++;
                }
                while (i < format.length() && "hlLjtz".indexOf(format.charAt(i)) >= 0) {
                    i++;
                }
                if (i >= format.length() || "diouxXeEfFgGaAcsbq".indexOf(format.charAt(i)) < 0) {
                    out.flush();
                    in.err().println(in.name() + ": " + format.substring(percent, Math.min(format.length(), i + 1))
                            + ": invalid conversion specification");
                    status = 1;
                    return false;
                }
                if (!convert(spec.toString(), format.charAt(i++))) {
                    return false;
                }
            }
            return true;
        }

        private boolean convert(String spec, char kind) {
            String argument = argument();
            switch (kind) {
                case 's' -> out.print(Conversion.text(spec, argument));
                case 'c' -> out.print(Conversion.text(spec, argument.isEmpty() ? "" : argument.substring(0, 1)));
                case 'q' -> out.print(Conversion.text(spec, Quote.listed(argument)));
                case 'b' -> {
                    PrintfFormat.Escaped escaped = PrintfFormat.escapes(argument, true);
                    out.print(Conversion.text(spec, escaped.text()));
                    return !escaped.stop();
                }
                case 'd', 'i', 'o', 'u', 'x', 'X' -> out.print(Conversion.integer(spec, kind, number(argument)));
                default -> out.print(FloatFormat.format(spec + kind, real(argument)));
            }
            return true;
        }

        private double real(String text) {
            try {
                return text.isEmpty() ? 0 : text.startsWith("'") || text.startsWith("\"") ? number(text) : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                complain(text, false);
                return 0;
            }
        }

        private long number(String text) {
            String number = text.strip();
            if (number.isEmpty()) {
                return 0;
            }
            if (number.charAt(0) == '\'' || number.charAt(0) == '"') {
                return number.length() > 1 ? number.codePointAt(1) : 0;
            }
            java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)").matcher(number);
            if (!matcher.lookingAt()) {
                complain(text, false);
                return 0;
            }
            if (matcher.end() < number.length()) {
                complain(text, true);
            }
            try {
                return Long.decode(matcher.group());
            } catch (NumberFormatException e) {
                return matcher.group(1).equals("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
        }

        private void complain(String text, boolean partly) {
            out.flush();
            in.err().println(in.name() + ": " + Quote.curly(text) + (partly ? ": value not completely converted" : ": expected a numeric value"));
            status = 1;
        }
    }
}
