package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FloatFormat;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** seq(1), in exact decimal arithmetic. */
public final class Seq extends Tool {
    private static final Pattern FORMAT = Pattern.compile("((?:[^%]|%%)*)%([-+ #0']*)([0-9]*)(?:\\.([0-9]*))?L?([efgaEFGA])((?:[^%]|%%)*)");

    /** The tool. */
    public Seq() {
        super("seq", "Print numbers from FIRST to LAST, in steps of INCREMENT.", """
                [OPTION]... LAST | FIRST LAST | FIRST INCREMENT LAST
                  -f, --format=FORMAT      use printf style floating-point FORMAT
                  -s, --separator=STRING   use STRING to separate numbers (default: newline)
                  -w, --equal-width        equalize width by padding with leading zeroes
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // A negative number ends the options.
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.matches("-[0-9.].*")) {
                List<String> marked = new ArrayList<>(args);
                marked.add(i, "--");
                return marked;
            }
            if (arg.equals("--") || !arg.startsWith("-")) {
                return args;
            }
            i += arg.equals("-f") || arg.equals("-s") || arg.equals("--format") || arg.equals("--separator") ? 1 : 0;
        }
        return args;
    }

    @Override
    protected boolean stopsAtOperand() {
        return true;
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw new UsageError("missing operand");
        }
        if (operands.size() > 3) {
            throw new UsageError("extra operand " + Quote.curly(operands.get(3)));
        }
        List<BigDecimal> numbers = operands.stream().map(Seq::number).toList();
        BigDecimal first = numbers.size() > 1 ? numbers.get(0) : BigDecimal.ONE;
        BigDecimal step = numbers.size() > 2 ? numbers.get(1) : BigDecimal.ONE;
        BigDecimal last = numbers.get(numbers.size() - 1);
        if (step.signum() == 0) {
            throw new UsageError("invalid Zero increment value: " + Quote.curly(operands.get(1)));
        }
        int scale = Math.max(0, Math.max(first.scale(), step.scale()));
        Matcher format = call.has("f") ? FORMAT.matcher(call.value("f", "")) : null;
        if (format != null && !format.matches()) {
            String text = call.value("f", "");
            throw new ToolExit(1, "format " + Quote.curly(text) + (text.indexOf('%') < 0 ? " has no % directive" : " has unknown %"
                    + text.replaceFirst("(?s).*?%[-+ #0']*[0-9]*(\\.[0-9]*)?(.?).*", "$2") + " directive"));
        }
        if (format != null && call.has("w")) {
            throw new UsageError("format string may not be specified when printing equal width strings");
        }
        String separator = call.value("s", "\n");
        int width = call.has("w") ? Math.max(first.setScale(scale).toPlainString().length(), last.setScale(scale,
                java.math.RoundingMode.DOWN).toPlainString().length()) : 0;
        if (format == null && scale == 0 && width == 0 && first.precision() < 18 && step.precision() < 18 && last.precision() < 18) {
            whole(call, first.longValue(), step.longValue(), last.setScale(0, step.signum() > 0 ? java.math.RoundingMode.FLOOR
                    : java.math.RoundingMode.CEILING).longValue(), separator);
            return;
        }
        boolean some = false;
        int up = step.signum();
        for (BigDecimal value = first; value.compareTo(last) * up <= 0; value = value.add(step)) {
            String text = format != null ? formatted(format, value) : padded(value.setScale(scale).toPlainString(), width);
            call.out().print((some ? separator : "") + text);
            some = true;
        }
        if (some) {
            call.out().print("\n");
        }
    }

    /** Whole numbers, which are the usual case. */
    private static void whole(Call call, long first, long step, long last, String separator) {
        boolean some = false;
        for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
            call.out().print((some ? separator : "") + value);
            some = true;
        }
        if (some) {
            call.out().print("\n");
        }
    }

    private static String padded(String number, int width) {
        String digits = number.startsWith("-") ? number.substring(1) : number;
        String sign = number.startsWith("-") ? "-" : "";
        return sign + "0".repeat(Math.max(0, width - number.length())) + digits;
    }

    private static String formatted(Matcher format, BigDecimal value) {
        String precision = format.group(4) == null ? "" : "." + (format.group(4).isEmpty() ? "0" : format.group(4));
        String number = FloatFormat.format("%" + format.group(2) + format.group(3) + precision + format.group(5), value.doubleValue());
        return format.group(1).replace("%%", "%") + number + format.group(6).replace("%%", "%");
    }

    private static BigDecimal number(String text) {
        try {
            String trimmed = text.strip();
            if (trimmed.matches("[+-]?0[xX][0-9a-fA-F]+")) {
                return new BigDecimal(Long.decode(trimmed));
            }
            BigDecimal value = new BigDecimal(trimmed);
            return value.scale() < 0 ? value.setScale(0) : value;
        } catch (NumberFormatException e) {
            throw new UsageError("invalid floating point argument: " + Quote.curly(text));
        }
    }
}
