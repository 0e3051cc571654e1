package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.tool.Conversion;
import dev.ktutor.command.coreutils.tool.FloatFormat;

/** printf and sprintf. */
final class Formats {
    private Formats() { }

    static String format(Machine m, Expr[] arguments) {
        String format = arguments.length == 0 ? "" : arguments[0].text(m);
        StringBuilder out = new StringBuilder();
        int next = 1;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%') {
                out.append(c);
                continue;
            }
            if (i < format.length() && format.charAt(i) == '%') {
                out.append('%');
                i++;
                continue;
            }
            StringBuilder spec = new StringBuilder("%");
            while (i < format.length() && "-+ #0123456789.*'".indexOf(format.charAt(i)) >= 0) {
                if (format.charAt(i) == '*') {
                    spec.append((long) argument(m, arguments, next++).number(m));
                } else {
                    spec.append(format.charAt(i));
                }
                i++;
            }
            while (i < format.length() && "hlL".indexOf(format.charAt(i)) >= 0) {
                i++;
            }
            if (i == format.length()) {
                out.append(spec);
                break;
            }
            char kind = format.charAt(i++);
            if ("diouxXeEfFgGaAcs".indexOf(kind) < 0) {
                out.append(spec).append(kind);
                continue;
            }
            out.append(one(m, spec.toString(), kind, argument(m, arguments, next++)));
        }
        return out.toString();
    }

    private static Expr argument(Machine m, Expr[] arguments, int index) {
        if (index >= arguments.length) {
            throw new AwkError("not enough arguments passed to sprintf(\"" + arguments[0].text(m) + "\")");
        }
        return arguments[index];
    }

    private static String one(Machine m, String spec, char kind, Expr argument) {
        switch (kind) {
            case 's' -> {
                return Conversion.text(spec, argument.text(m));
            }
            case 'c' -> {
                Object value = argument.value(m);
                if (value instanceof Double number) {
                    int code = (int) number.doubleValue() & 0xFF;
                    return Conversion.text(spec, String.valueOf((char) code));
                }
                String text = m.text(value);
                return Conversion.text(spec, text.isEmpty() ? "\0" : text.substring(0, 1));
            }
            case 'd', 'i', 'o', 'u', 'x', 'X' -> {
                double number = argument.number(m);
                if (Double.isNaN(number) || Double.isInfinite(number)) {
                    return Conversion.text(spec, Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
                }
                // mawk's integers have 32 bits.
                long most = kind == 'd' || kind == 'i' ? Integer.MAX_VALUE : 0xFFFFFFFFL;
                return Conversion.integer(spec, kind, Math.max(Integer.MIN_VALUE, Math.min(most, (long) number)));
            }
            default -> {
                return FloatFormat.format(spec + kind, argument.number(m));
            }
        }
    }
}
