package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.time.DateText;
import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** date(1) by the lab's clock. */
public final class Date extends Tool {
    /** The tool. */
    public Date() {
        super("date", "Display date and time in the given FORMAT.", """
                [OPTION]... [+FORMAT] | [-u|--utc|--universal] [MMDDhhmm[[CC]YY][.ss]]
                  -d, --date=STRING          display time described by STRING, not 'now'
                      --debug                annotate the parsed date
                  -f, --file=DATEFILE        like --date; once for each line of DATEFILE
                  -I, --iso-8601[=FMT]       output date/time in ISO 8601 format: date, hours, minutes, seconds, ns
                  -R, --rfc-email            output date and time in RFC 5322 format
                      --rfc-2822             output date and time in RFC 5322 format
                      --rfc-3339=FMT         output date/time in RFC 3339 format: date, seconds, ns
                  -r, --reference=FILE       display the last modification time of FILE
                      --resolution           output the available resolution of timestamps
                  -s, --set=STRING           set time described by STRING
                  -u, --utc, --universal     print or set Coordinated Universal Time (UTC)
                """);
    }

    @Override
    protected void execute(Call call) {
        ZoneId zone = call.has("u") ? ZoneOffset.UTC : TimeZones.of(call.in());
        String format = format(call);
        if (call.operands().size() > 1) {
            throw new UsageError("extra operand " + Quote.curly(call.operands().get(1)));
        }
        if (!call.operands().isEmpty()) {
            String operand = call.operands().get(0);
            if (!operand.startsWith("+")) {
                if (call.has("d") || call.has("r")) {
                    throw new UsageError("the argument " + Quote.curly(operand) + " lacks a leading '+';\nwhen using an option to specify "
                            + "date(s), any non-option\nargument must be a format string beginning with '+'");
                }
                if (operand.matches("[0-9]{8}([0-9]{2}|[0-9]{4})?(\\.[0-9]{2})?")) {
                    throw new ToolExit(1, "cannot set date: Operation not permitted");
                }
                throw new ToolExit(1, "invalid date " + Quote.curly(operand));
            }
            if (!format.equals(TimeFormat.DATE_DEFAULT)) {
                throw new UsageError("multiple output formats specified");
            }
            format = operand.substring(1);
        }
        if (call.has("resolution")) {
            call.println("0.000000001");
        } else if (call.has("f")) {
            lines(call, format, zone);
        } else {
            Instant moment = moment(call, zone);
            call.println(TimeFormat.format(format, moment, zone));
        }
    }

    private static void lines(Call call, String format, ZoneId zone) {
        String path = call.value("f", "");
        try {
            for (String line : call.open(path).readText().split("\n")) {
                DateText.parse(line, call.now(), zone).ifPresentOrElse(m -> call.println(TimeFormat.format(format, m, zone)),
                        () -> call.error("invalid date " + Quote.curly(line)));
            }
        } catch (FileError e) {
            throw new ToolExit(1, Quote.ifNeeded(path) + ": " + e.reason());
        }
    }

    private static Instant moment(Call call, ZoneId zone) {
        Parsed.Given given = call.parsed().last("d", "r", "s");
        if (given == null) {
            return call.now();
        }
        String text = given.text();
        if (given.is("r")) {
            try {
                return call.stat(text).modified();
            } catch (FileError e) {
                throw new ToolExit(1, Quote.ifNeeded(text) + ": " + e.reason());
            }
        }
        Instant moment = DateText.parse(text, call.now(), zone).orElseThrow(() -> new ToolExit(1, "invalid date " + Quote.curly(text)));
        if (given.is("s")) {
            call.error("cannot set date: Operation not permitted");
        }
        return moment;
    }

    private static String format(Call call) {
        Parsed.Given given = call.parsed().last("I", "R", "rfc-2822", "rfc-3339");
        if (given == null) {
            return TimeFormat.DATE_DEFAULT;
        }
        if (given.is("R") || given.is("rfc-2822")) {
            return "%a, %d %b %Y %H:%M:%S %z";
        }
        String unit = given.text();
        if (given.is("rfc-3339")) {
            return switch (unit) {
                case "date" -> "%Y-%m-%d";
                case "seconds" -> "%Y-%m-%d %H:%M:%S%:z";
                case "ns" -> "%Y-%m-%d %H:%M:%S.%N%:z";
                default -> throw invalid(unit, "--rfc-3339", "date", "seconds", "ns");
            };
        }
        return switch (unit) {
            case "", "date" -> "%Y-%m-%d";
            case "hours" -> "%Y-%m-%dT%H%:z";
            case "minutes" -> "%Y-%m-%dT%H:%M%:z";
            case "seconds" -> "%Y-%m-%dT%H:%M:%S%:z";
            case "ns" -> "%Y-%m-%dT%H:%M:%S,%N%:z";
            default -> {
                if (unit.length() > 0 && "seconds".startsWith(unit)) {
                    yield "%Y-%m-%dT%H:%M:%S%:z";
                }
                throw invalid(unit, "--iso-8601", "hours", "minutes", "date", "seconds", "ns");
            }
        };
    }

    private static UsageError invalid(String value, String option, String... valid) {
        StringBuilder text = new StringBuilder("invalid argument " + Quote.curly(value) + " for " + Quote.curly(option) + "\nValid arguments are:");
        for (String one : valid) {
            text.append("\n  - ").append(Quote.curly(one));
        }
        return new UsageError(text.toString());
    }
}
