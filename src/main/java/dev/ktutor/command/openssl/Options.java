package dev.ktutor.command.openssl;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * Walks through a subcommand's arguments, as OpenSSL's opt_next does: options one by one, each with its value, until
 * the first word that is none. What is wrong is said when it is reached, after the options before it had their effect.
 */
final class Options {
    private static final int INT_BITS = 31;

    private final Call call;
    private final OptionTable table;
    private final List<String> args;
    private int at;
    private String name = "";
    private String value = "";
    private String algorithm = "";

    Options(Call call, OptionTable table, List<String> args) {
        this.call = call;
        this.table = table;
        this.args = args;
    }

    /** Steps to the next option; false at the end. Quits after -help and after saying what is wrong. */
    boolean next() {
        if (at >= args.size() || !args.get(at).startsWith("-")) {
            return false;
        }
        String word = args.get(at++);
        if (word.equals("--")) {
            return false;
        }
        String flag = word.substring(word.startsWith("--") ? 2 : 1);
        int equals = flag.indexOf('=');
        String given = equals >= 0 ? flag.substring(equals + 1) : null;
        String bare = equals >= 0 ? flag.substring(0, equals) : flag;
        OptionTable.Spec spec = table.find(bare).orElse(null);
        if (spec == null) {
            if (!table.takesAlgorithm()) {
                throw wrong("Unknown option: -" + bare);
            }
            if (bare.isEmpty()) {
                return next();
            }
            name = "";
            algorithm = bare;
            return true;
        }
        name = spec.name();
        if (spec.kind() == OptionTable.Kind.NONE) {
            if (given != null) {
                throw wrong("Option -" + bare + " does not take a value");
            }
            if (name.equals("help")) {
                call.err(table.help());
                throw new Quit(0);
            }
            return true;
        }
        if (given == null) {
            if (at >= args.size()) {
                throw wrong("Option -" + name + " needs a value");
            }
            given = args.get(at++);
        }
        value = given;
        check(spec.kind());
        return true;
    }

    private Quit wrong(String what) {
        call.err(call.prog() + ": " + what + "\n");
        return call.usage();
    }

    private void check(OptionTable.Kind kind) {
        switch (kind) {
            case INTEGER, POSITIVE, NON_NEGATIVE -> {
                BigInteger number = number(value);
                if (number.bitLength() > INT_BITS) {
                    throw wrong("Value \"" + value + "\" outside integer range");
                }
                if (kind == OptionTable.Kind.POSITIVE && number.signum() <= 0) {
                    throw wrong("Non-positive number \"" + value + "\" for option -" + name);
                }
                if (kind == OptionTable.Kind.NON_NEGATIVE && number.signum() < 0) {
                    throw wrong("Negative number \"" + value + "\" for option -" + name);
                }
            }
            case BIG -> number(value);
            case DIRECTORY -> {
                if (!call.in().files().isDirectory(value)) {
                    throw wrong("Not a directory: " + value);
                }
            }
            case FORMAT, PEM_DER, PEM_DER_ENGINE -> {
                if (format(kind).isEmpty()) {
                    throw wrong("Invalid format \"" + value + "\" for option -" + name);
                }
            }
            default -> { }
        }
    }

    /** A number with C's prefixes 0x and 0. Quits if it is none. */
    BigInteger number(String text) {
        String digits = text.strip();
        boolean minus = digits.startsWith("-");
        digits = minus || digits.startsWith("+") ? digits.substring(1) : digits;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        boolean octal = !hex && digits.length() > 1 && digits.startsWith("0");
        try {
            BigInteger number = new BigInteger(hex ? digits.substring(2) : digits, hex ? 16 : octal ? 8 : 10);
            return minus ? number.negate() : number;
        } catch (NumberFormatException e) {
            String kind = text.startsWith("0x") || text.startsWith("0X") ? "a hexadecimal number" : text.startsWith("0") ? "an octal number" : "a number";
            throw wrong("Can't parse \"" + text + "\" as " + kind);
        }
    }

    /** DER, PEM, P12 …, or empty after saying what may stand there. */
    private String format(OptionTable.Kind kind) {
        boolean any = kind == OptionTable.Kind.FORMAT;
        String upper = value.toUpperCase(Locale.ROOT);
        boolean pem = value.equals("P") || value.equals("p") || value.equals("PEM") || value.equals("pem");
        boolean p12 = List.of("P12", "PKCS12").contains(upper) && (value.equals(upper) || value.equals(value.toLowerCase(Locale.ROOT))) || value.startsWith("1");
        if (upper.startsWith("D") || pem) {
            return pem ? "PEM" : "DER";
        }
        if (upper.startsWith("E") && kind != OptionTable.Kind.PEM_DER || any && (p12 || !upper.isEmpty() && "TSMH".indexOf(upper.charAt(0)) >= 0
                || upper.equals("NSS") || upper.equals("PVK"))) {
            return p12 ? "P12" : upper;
        }
        boolean known = p12 || upper.equals("PVK") || !upper.isEmpty() && "TNSMEH".indexOf(upper.charAt(0)) >= 0;
        if (!known || any) {
            call.err(call.prog() + ": Bad format \"" + value + "\"\n");
        } else if (kind == OptionTable.Kind.PEM_DER) {
            call.err(call.prog() + ": Bad format \"" + value + "\"; must be pem or der\n");
        } else {
            call.err(call.prog() + ": Bad format \"" + value + "\"; must be one of:\n   PEM/DER\n   engine\n");
        }
        return "";
    }

    /** The option's name without its dash; empty for the name of an algorithm. */
    String name() {
        return name;
    }

    /** The option's value. */
    String value() {
        return value;
    }

    /** The value as a number, already checked. */
    int intValue() {
        return number(value).intValue();
    }

    /** Whether the value, a format, means DER. */
    boolean isDer() {
        return value.startsWith("D") || value.startsWith("d");
    }

    /** The digest or cipher named as an option. */
    String algorithm() {
        return algorithm;
    }

    /** What follows the options. */
    List<String> rest() {
        return args.subList(at, args.size());
    }

    /** Quits with a hint at -help if anything follows the options. */
    void noRest() {
        if (at < args.size()) {
            throw call.usage();
        }
    }
}
