package dev.ktutor.command.admin.process;

import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of ps(1), as procps 4 has it.
 *
 * @param heading above it
 * @param width at least so wide
 * @param right flushed right, as numbers are
 * @param value what stands in it
 */
record PsColumn(String heading, int width, boolean right, Function<Look, String> value) {
    private static final Map<String, PsColumn> ALL = Map.copyOf(table());

    /** A process and the host it is looked at on. */
    record Look(HostProcess process, Invocation in) {
        String user() {
            return in.host().users().userName(process.uid());
        }

        Instant now() {
            return in.simulation().now();
        }

        String arguments() {
            return process.argv().isEmpty() ? "[?]" : String.join(" ", process.argv());
        }

        boolean self() {
            return process.coroutine() != null && process.coroutine() == in.simulation().current();
        }

        /** Processor time: a share of its age that follows from its name. */
        Duration time() {
            return Duration.between(process.started(), now()).multipliedBy(ProcessNames.load(process)).dividedBy(1000);
        }
    }

    private static Map<String, PsColumn> table() {
        Map<String, PsColumn> all = new HashMap<>();
        number(all, "pid", "PID", 7, l -> String.valueOf(l.process().pid()));
        number(all, "ppid", "PPID", 7, l -> String.valueOf(l.process().parent()));
        number(all, "pgid pgrp", "PGID", 7, l -> String.valueOf(l.process().pid()));
        number(all, "sid sess session", "SID", 7, l -> String.valueOf(l.process().pid()));
        number(all, "tgid", "TGID", 7, l -> String.valueOf(l.process().pid()));
        text(all, "user euser uname", "USER", 8, PsColumn.Look::user);
        text(all, "ruser", "RUSER", 8, PsColumn.Look::user);
        text(all, "group egroup", "GROUP", 8, l -> l.in().host().users().groupName(l.process().uid()));
        number(all, "uid euid", "UID", 5, l -> String.valueOf(l.process().uid()));
        number(all, "gid egid", "GID", 5, l -> String.valueOf(l.process().uid()));
        number(all, "%cpu pcpu", "%CPU", 4, l -> String.format(Locale.ROOT, "%.1f", ProcessNames.load(l.process()) / 10.0));
        number(all, "c", "C", 2, l -> String.valueOf(ProcessNames.load(l.process()) / 10));
        number(all, "%mem pmem", "%MEM", 4, l -> String.format(Locale.ROOT, "%.1f", ProcessNames.resident(l.process()) * 100.0 / dev.ktutor.command.admin.Machine.MEMORY_KIB));
        number(all, "vsz vsize", "VSZ", 6, l -> String.valueOf(ProcessNames.virtual(l.process())));
        number(all, "rss rssize rsz", "RSS", 5, l -> String.valueOf(ProcessNames.resident(l.process())));
        number(all, "sz", "SZ", 5, l -> String.valueOf(ProcessNames.virtual(l.process()) / 4));
        text(all, "tty tt tname", "TT", 8, l -> ProcessNames.terminal(l.process()));
        text(all, "stat", "STAT", 4, l -> ProcessNames.state(l.process(), l.self()));
        text(all, "s state", "S", 1, l -> ProcessNames.state(l.process(), l.self()).substring(0, 1));
        number(all, "f flag flags", "F", 1, l -> "4");
        number(all, "start", "STARTED", 8, l -> at("HH:mm:ss", "  MMM dd", l));
        number(all, "stime start_time", "STIME", 5, l -> at("HH:mm", "MMMdd", l));
        number(all, "bsdstart", "START", 5, l -> at("HH:mm", "MMMdd", l));
        number(all, "lstart", "STARTED", 24, l -> DateTimeFormatter.ofPattern("EEE MMM ", Locale.ENGLISH).withZone(ZoneOffset.UTC).format(l.process().started())
                + String.format("%2d", l.process().started().atZone(ZoneOffset.UTC).getDayOfMonth())
                + DateTimeFormatter.ofPattern(" HH:mm:ss yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC).format(l.process().started()));
        number(all, "etime", "ELAPSED", 11, l -> elapsed(Duration.between(l.process().started(), l.now())));
        number(all, "etimes", "ELAPSED", 7, l -> String.valueOf(Duration.between(l.process().started(), l.now()).toSeconds()));
        number(all, "time cputime", "TIME", 8, l -> String.format(Locale.ROOT, "%02d:%02d:%02d", l.time().toHours(), l.time().toMinutesPart(), l.time().toSecondsPart()));
        number(all, "bsdtime", "TIME", 6, l -> String.format(Locale.ROOT, "%d:%02d", l.time().toMinutes(), l.time().toSecondsPart()));
        number(all, "ni nice", "NI", 3, l -> "0");
        number(all, "pri", "PRI", 3, l -> "19");
        number(all, "psr", "PSR", 3, l -> "0");
        number(all, "nlwp thcount", "NLWP", 4, l -> ProcessNames.threads(l.process()));
        text(all, "wchan", "WCHAN", 6, l -> "-");
        text(all, "cgroup", "CGROUP", 27, l -> "-");
        text(all, "label", "LABEL", 31, l -> "-");
        text(all, "cls class policy", "CLS", 3, l -> "TS");
        text(all, "comm ucmd ucomm", "COMMAND", 15, l -> ProcessNames.program(l.process()));
        text(all, "args cmd command", "COMMAND", 27, Look::arguments);
        all.put("cmd", new PsColumn("CMD", 27, false, Look::arguments));
        return all;
    }

    private static void number(Map<String, PsColumn> all, String names, String heading, int width, Function<Look, String> value) {
        List.of(names.split(" ")).forEach(name -> all.put(name, new PsColumn(heading, width, true, value)));
    }

    private static void text(Map<String, PsColumn> all, String names, String heading, int width, Function<Look, String> value) {
        List.of(names.split(" ")).forEach(name -> all.put(name, new PsColumn(heading, width, false, value)));
    }

    /** The column of that name; empty if there is none. */
    static Optional<PsColumn> named(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    PsColumn titled(String title) {
        return new PsColumn(title, width, right, value);
    }

    PsColumn wide(int columns) {
        return new PsColumn(heading, columns, right, value);
    }

    private static String at(String today, String before, Look look) {
        LocalDate day = look.process().started().atZone(ZoneOffset.UTC).toLocalDate();
        boolean same = day.equals(look.now().atZone(ZoneOffset.UTC).toLocalDate());
        return DateTimeFormatter.ofPattern(same ? today : before, Locale.ENGLISH).withZone(ZoneOffset.UTC).format(look.process().started());
    }

    private static String elapsed(Duration span) {
        String clock = String.format(Locale.ROOT, "%02d:%02d", span.toMinutesPart(), span.toSecondsPart());
        return span.toHours() == 0 ? clock : (span.toDays() > 0 ? span.toDays() + "-" : "") + String.format(Locale.ROOT, "%02d:", span.toHoursPart()) + clock;
    }

    /** Fits a text into the column; the last one of a line is not filled up. */
    String fit(@Nullable String text, boolean last) {
        String shown = text == null ? "-" : text;
        int fill = width - shown.codePointCount(0, shown.length());
        return right ? " ".repeat(Math.max(0, fill)) + shown : last || fill <= 0 ? shown : shown + " ".repeat(fill);
    }
}
