package dev.ktutor.command.coreutils.jq;

import dev.ktutor.command.coreutils.time.TimeFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** jq's functions about time, in UTC: broken down times are arrays with the month from 0. */
final class JqTimes {
    private JqTimes() { }

    static void install(Scope scope) {
        scope.addFunction("gmtime", 0, (s, args, in, path, out, version) -> out.emit(broken(instant(in, "gmtime")), null));
        scope.addFunction("mktime", 0, (s, args, in, path, out, version) -> out.emit(
                JsonNodeFactory.instance.numberNode(instant(in, "mktime").getEpochSecond()), null));
        for (String name : new String[] {"strftime", "strflocaltime"}) {
            scope.addFunction(name, 1, (s, args, in, path, out, version) -> args.get(0).apply(s, in, format -> out.emit(
                    JsonNodeFactory.instance.stringNode(TimeFormat.format(format.asString(), instant(in, name), ZoneOffset.UTC)), null)));
        }
        for (String name : new String[] {"todate", "todateiso8601"}) {
            scope.addFunction(name, 0, (s, args, in, path, out, version) -> out.emit(JsonNodeFactory.instance.stringNode(
                    TimeFormat.format("%Y-%m-%dT%H:%M:%SZ", instant(in, "strftime/1"), ZoneOffset.UTC)), null));
        }
        for (String name : new String[] {"fromdate", "fromdateiso8601"}) {
            scope.addFunction(name, 0, (s, args, in, path, out, version) -> {
                try {
                    out.emit(JsonNodeFactory.instance.numberNode(Instant.parse(in.asString()).getEpochSecond()), null);
                } catch (DateTimeException e) {
                    throw new JsonQueryException("date \"" + in.asString() + "\" does not match format \"%Y-%m-%dT%H:%M:%SZ\"");
                }
            });
        }
    }

    private static Instant instant(JsonNode in, String function) throws JsonQueryException {
        if (in.isNumber()) {
            double seconds = in.doubleValue();
            return Instant.ofEpochSecond((long) Math.floor(seconds), (long) ((seconds - Math.floor(seconds)) * 1e9));
        }
        if (in.isArray() && in.size() >= 6) {
            try {
                return LocalDateTime.of(in.get(0).asInt(), in.get(1).asInt() + 1, in.get(2).asInt(), in.get(3).asInt(), in.get(4).asInt(),
                        (int) in.get(5).asDouble()).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw new JsonQueryException("invalid gmtime representation");
            }
        }
        throw new JsonQueryException(function.startsWith("strf") ? "strftime/1 requires parsed datetime inputs"
                : function + " requires " + (function.equals("mktime") ? "array of 6 numbers" : "a number"));
    }

    private static ArrayNode broken(Instant moment) {
        ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        parts.add(time.getYear()).add(time.getMonthValue() - 1).add(time.getDayOfMonth()).add(time.getHour()).add(time.getMinute())
                .add(time.getSecond() + time.getNano() / 1e9).add(time.getDayOfWeek().getValue() % 7).add(time.getDayOfYear() - 1);
        return parts;
    }
}
