package dev.ktutor.command.kubectl.flags;

import dev.ktutor.kube.api.GoText;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a flag takes, with pflag's checks and their words. */
public enum FlagType {
    /** true or false; without a value true. */
    BOOL,
    /** Any text. */
    STRING,
    /** A whole number. */
    INT,
    /** Such as 1m30s. */
    DURATION,
    /** Texts separated by commas; may be repeated. */
    STRING_SLICE,
    /** One text each time; may be repeated. */
    STRING_ARRAY;

    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    /** Whether repeating it adds up. */
    public boolean many() {
        return this == STRING_SLICE || this == STRING_ARRAY;
    }

    /** The values in one argument; throws {@link FlagError} in strconv's words. */
    List<String> read(String text) {
        switch (this) {
            case BOOL -> {
                if (!TRUE.contains(text) && !FALSE.contains(text)) {
                    throw new FlagError("strconv.ParseBool: parsing " + GoText.quote(text) + ": invalid syntax");
                }
                return List.of(String.valueOf(TRUE.contains(text)));
            }
            case INT -> {
                return List.of(integer(text));
            }
            case DURATION -> {
                GoDuration.parse(text);
                return List.of(text);
            }
            case STRING_SLICE -> {
                return text.isEmpty() ? List.of() : CsvLine.split(text);
            }
            default -> {
                return List.of(text);
            }
        }
    }

    private static String integer(String text) {
        BigInteger value;
        try {
            String digits = text.replace("_", "");
            value = digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        } catch (NumberFormatException e) {
            throw new FlagError("strconv.ParseInt: parsing " + GoText.quote(text) + ": invalid syntax");
        }
        if (value.bitLength() > 31) {
            throw new FlagError("strconv.ParseInt: parsing " + GoText.quote(text) + ": value out of range");
        }
        return value.toString();
    }

    /** A duration flag's value. */
    static Duration duration(String text) {
        return GoDuration.parse(text);
    }
}
