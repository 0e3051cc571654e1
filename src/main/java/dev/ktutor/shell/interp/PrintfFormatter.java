package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.Quoting;
import dev.ktutor.shell.interp.Unescaped.Style;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Formats for {@code printf} (bash manual, 4.2; printf(3)). */
final class PrintfFormatter {
    private final BuiltinCall call;
    private final String format;
    private final List<String> args;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int next;
    private int status;
    private boolean stopped;
    private boolean consumed;

    PrintfFormatter(BuiltinCall call, String format, List<String> args) {
        this.call = call;
        this.format = format;
        this.args = args;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Formats until the arguments are used up; gives the status. */
    int run() {
        do {
            consumed = false;
            pass();
        } while (!stopped && consumed && next < args.size());
        return status;
    }

    private void pass() {
        int at = 0;
        while (at < format.length() && !stopped) {
            int percent = format.indexOf('%', at);
            String plain = format.substring(at, percent < 0 ? format.length() : percent);
            Unescaped text = Unescaped.of(plain, Style.FORMAT);
            out.writeBytes(text.bytes());
            if (percent < 0) {
                return;
            }
            at = directive(percent + 1);
        }
    }

    private String argument() {
        consumed = true;
        return next < args.size() ? args.get(next++) : "";
    }

    private boolean more() {
        return next < args.size();
    }

    /** Flags, width and precision of a directive. */
    static final class Spec {
        String flags = "";
        int width = -1;
        int precision = -1;

        boolean left() {
            return flags.indexOf('-') >= 0;
        }
    }

    private int directive(int start) {
        int at = start;
        Spec spec = new Spec();
        while (at < format.length() && "-+ #0'".indexOf(format.charAt(at)) >= 0) {
            spec.flags += format.charAt(at++);
        }
        if (at < format.length() && format.charAt(at) == '*') {
            spec.width = (int) integer(argument());
            if (spec.width < 0) {
                spec.flags += "-";
                spec.width = -spec.width;
            }
            at++;
        } else {
            int end = digits(at);
            spec.width = end > at ? parse(format.substring(at, end)) : -1;
            at = end;
        }
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            if (at < format.length() && format.charAt(at) == '*') {
                spec.precision = (int) integer(argument());
                at++;
            } else {
                int end = digits(at);
                spec.precision = end > at ? parse(format.substring(at, end)) : 0;
                at = end;
            }
        }
        while (at < format.length() && "hlLjzt".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        if (at >= format.length()) {
            return fail("`" + format.substring(start - 1) + "': missing format character");
        }
        char type = format.charAt(at);
        if (type == '%' && at > start) {
            return fail("`%': invalid format character");
        }
        if (type == '(') {
            return time(spec, at);
        }
        convert(type, spec);
        return at + 1;
    }

    private static int parse(String digits) {
        return digits.length() > 7 ? 9_999_999 : Integer.parseInt(digits);
    }

    private int fail(String message) {
        call.shell().error("printf: " + message);
        status = 1;
        stopped = true;
        return format.length();
    }

    private int digits(int from) {
        int at = from;
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
            at++;
        }
        return at;
    }

    private void convert(char type, Spec spec) {
        switch (type) {
            case '%' -> out.write('%');
            case 's' -> pad(cut(argument(), spec.precision), spec);
            case 'q' -> pad(cut(Quoting.backslashes(argument()), spec.precision), spec);
            case 'Q' -> pad(Quoting.backslashes(cut(argument(), spec.precision)), spec);
            case 'b' -> {
                Unescaped text = Unescaped.of(argument(), Style.PERCENT_B);
                pad(cut(ByteText.decode(text.bytes()), spec.precision), spec);
                stopped = text.stopped();
            }
            case 'c' -> {
                String text = argument();
                pad(text.isEmpty() ? "" : ByteText.decode(ByteText.encode(text), 0, 1), spec);
            }
            case 'n' -> Targets.assign(call.shell(), argument(), String.valueOf(out.size()));
            case 'd', 'i', 'u', 'o', 'x', 'X' -> pad(NumberFormat.integer(integer(argument()), type, spec), spec);
            case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> pad(NumberFormat.real(real(argument()), type, spec), spec);
            default -> fail("`" + type + "': invalid format character");
        }
    }

    private int time(Spec spec, int open) {
        int close = format.indexOf(')', open);
        if (close < 0 || close + 1 >= format.length() || format.charAt(close + 1) != 'T') {
            return fail("`" + format.charAt(open) + "': invalid format character");
        }
        boolean given = more();
        long seconds = given ? integer(argument()) : -1;
        consumed |= given;
        var host = call.shell().session.host;
        java.time.Instant moment = seconds == -1 ? host.simulation().now() : seconds == -2 ? call.shell().session.started
                : java.time.Instant.ofEpochSecond(seconds);
        String zone = call.shell().variables.value("TZ");
        pad(TimeFormat.format(format.substring(open + 1, close), moment, zone), spec);
        return close + 2;
    }

    private static String cut(String text, int precision) {
        if (precision < 0 || text.length() <= precision) {
            return text;
        }
        byte[] bytes = ByteText.encode(text);
        return bytes.length <= precision ? text : ByteText.decode(bytes, 0, precision);
    }

    private void pad(String text, Spec spec) {
        byte[] bytes = ByteText.encode(text);
        byte[] blanks = " ".repeat(Math.max(0, spec.width - bytes.length)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        if (!spec.left()) {
            out.writeBytes(blanks);
        }
        out.writeBytes(bytes);
        if (spec.left()) {
            out.writeBytes(blanks);
        }
    }

    private long integer(String text) {
        NumberFormat.Parsed parsed = NumberFormat.parseInteger(text);
        if (!parsed.complaint().isEmpty()) {
            call.shell().error("printf: " + (parsed.complaint().endsWith("range") ? "warning: " : "") + parsed.complaint());
            status = 1;
        }
        return parsed.integer();
    }

    private double real(String text) {
        NumberFormat.Parsed parsed = NumberFormat.parseReal(text);
        if (!parsed.complaint().isEmpty()) {
            call.shell().error("printf: " + parsed.complaint());
            status = 1;
        }
        return parsed.real();
    }
}
