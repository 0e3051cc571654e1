package dev.ktutor.command.admin.service;

import dev.ktutor.host.Host;
import dev.ktutor.host.ServiceTable.LogLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Lines of the journal: whose they are and how they are shown. */
final class Journal {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Journal() { }

    /** What a unit said and what systemd said about it. */
    static List<LogLine> of(Host host, String unit) {
        String bare = unit.replaceFirst("\\.service$", "");
        return host.systemd().log().stream().filter(line -> line.identifier().equals(bare) || line.identifier().equals("(" + bare + ")")
                || line.pid() > 1 && line.pid() == host.systemd().service(unit).pid()
                || line.identifier().equals("systemd") && (line.text().startsWith(unit + ":") || line.text().contains(" " + unit + " ")
                || line.text().endsWith(" " + unit + ".") || line.text().endsWith(" " + unit + "..."))).toList();
    }

    /** {@code Jan 15 09:00:00 host kubelet[812]: text}. */
    static String line(LogLine line, String host) {
        return SHORT.format(line.time()) + " " + host + " " + line.identifier() + (line.pid() > 0 ? "[" + line.pid() + "]" : "") + ": " + line.text();
    }
}
