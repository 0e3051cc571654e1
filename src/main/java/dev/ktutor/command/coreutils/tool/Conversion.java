package dev.ktutor.command.coreutils.tool;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** C's conversions of strings and integers (printf(3)): {@code %s %d %i %u %o %x %X} with flags, width and precision. */
public final class Conversion {
    private static final Pattern HEAD = Pattern.compile("%([-+ #0']*)([0-9]*)");

    private Conversion() { }

    /** A string in a spec such as {@code %-8.3}, which lacks its letter. */
    public static String text(String spec, String value) {
        String text = value;
        int dot = spec.indexOf('.');
        if (dot >= 0) {
            int most = dot + 1 == spec.length() ? 0 : Numbers.width(spec.substring(dot + 1));
            text = text.substring(0, Math.min(text.length(), most));
        }
        Matcher head = HEAD.matcher(dot < 0 ? spec : spec.substring(0, dot));
        head.lookingAt();
        int width = head.group(2).isEmpty() ? 0 : Numbers.width(head.group(2));
        String fill = " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
        return head.group(1).indexOf('-') >= 0 ? text + fill : fill + text;
    }

    /** An integer in a spec such as {@code %05}, which lacks its letter. */
    public static String integer(String spec, char kind, long value) {
        int dot = spec.indexOf('.');
        Matcher head = HEAD.matcher(dot < 0 ? spec : spec.substring(0, dot));
        head.lookingAt();
        String flags = head.group(1);
        int width = head.group(2).isEmpty() ? 0 : Numbers.width(head.group(2));
        int precision = dot < 0 ? -1 : dot + 1 == spec.length() ? 0 : Numbers.width(spec.substring(dot + 1));
        boolean signed = kind == 'd' || kind == 'i';
        String digits = signed ? String.valueOf(value).replace("-", "") : kind == 'o' ? Long.toOctalString(value)
                : kind == 'u' ? Long.toUnsignedString(value) : Long.toHexString(value);
        digits = kind == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
        digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        String prefix = signed ? value < 0 ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : ""
                : flags.indexOf('#') >= 0 && value != 0 ? kind == 'o' ? "0" : kind == 'u' ? "" : "0" + kind : "";
        int fill = Math.max(0, width - prefix.length() - digits.length());
        return flags.indexOf('-') >= 0 ? prefix + digits + " ".repeat(fill)
                : flags.indexOf('0') >= 0 && precision < 0 ? prefix + "0".repeat(fill) + digits : " ".repeat(fill) + prefix + digits;
    }
}
