package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.time.DateText;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Choice;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.OpenMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/** touch(1). */
public final class Touch extends Tool {
    /** The tool. */
    public Touch() {
        super("touch", "Update the access and modification times of each FILE to the current time.", """
                [OPTION]... FILE...
                  -a                     change only the access time
                  -c, --no-create        do not create any files
                  -d, --date=STRING      parse STRING and use it instead of current time
                  -f                     (ignored)
                  -h, --no-dereference   affect each symbolic link instead of any referenced file
                  -m                     change only the modification time
                  -r, --reference=FILE   use this file's times instead of current time
                  -t STAMP               use [[CC]YY]MMDDhhmm[.ss] instead of current time
                      --time=WORD        change the specified time: access, atime, use, modify or mtime
                """);
    }

    @Override
    protected void execute(Call call) {
        Instant accessed = call.now();
        Instant modified = accessed;
        if (call.has("r")) {
            String reference = call.value("r", "");
            try {
                FileStat stat = call.files().stat(reference);
                accessed = stat.accessed();
                modified = stat.modified();
            } catch (FileError e) {
                throw new ToolExit(1, "failed to get attributes of " + Quote.always(reference) + ": " + e.reason());
            }
        }
        if (call.has("d")) {
            String text = call.value("d", "");
            modified = DateText.parse(text, modified, TimeZones.of(call.in()))
                    .orElseThrow(() -> new ToolExit(1, "invalid date format " + Quote.curly(text)));
            accessed = modified;
        } else if (call.has("t")) {
            String text = call.value("t", "");
            modified = stamp(call, text).orElseThrow(() -> new ToolExit(1, "invalid date format " + Quote.curly(text)));
            accessed = modified;
        }
        if (call.operands().isEmpty()) {
            throw new UsageError("missing file operand");
        }
        String word = Choice.of("--time", "atime,access,use|mtime,modify").of(call, "time", "");
        boolean onlyAccess = call.has("a") || word.matches("access|atime|use");
        boolean onlyModification = call.has("m") || word.matches("modify|mtime");
        for (String path : call.operands()) {
            try {
                touch(call, path, onlyModification && !onlyAccess ? null : accessed, onlyAccess && !onlyModification ? null : modified);
            } catch (FileError e) {
                call.error((e.errno() == Errno.EPERM || call.has("h") ? "setting times of " : "cannot touch ") + Quote.always(path) + ": "
                        + e.reason());
            }
        }
    }

    private static void touch(Call call, String path, @org.jspecify.annotations.Nullable Instant accessed,
            @org.jspecify.annotations.Nullable Instant modified) {
        boolean follow = !call.has("h");
        FileStat stat = follow ? call.files().find(path) : call.files().findLink(path);
        if (stat == null) {
            if (call.has("c")) {
                return;
            }
            if (path.endsWith("/")) {
                throw new FileError(Errno.ENOENT, path);
            }
            call.openWrite(path, OpenMode.APPEND).release();
        }
        if (stat != null && !call.in().credentials().root() && call.in().credentials().uid() != stat.uid()) {
            if (!call.files().may(path, 2)) {
                throw new FileError(Errno.EACCES, path);
            }
            boolean now = !call.has("t") && !call.has("d") && !call.has("r");
            if (now) {
                // utimensat(2): who may write may set the present time.
                call.in().host().files().asRoot().at(call.in().cwd()).setTimes(path, accessed, modified, follow);
                return;
            }
        }
        call.files().setTimes(path, accessed, modified, follow);
    }

    private static Optional<Instant> stamp(Call call, String text) {
        if (!text.matches("([0-9]{2}|[0-9]{4})?[0-9]{8}(\\.[0-9]{2})?")) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        String digits = dot < 0 ? text : text.substring(0, dot);
        int year = call.now().atZone(TimeZones.of(call.in())).getYear();
        if (digits.length() == 10) {
            int two = Integer.parseInt(digits.substring(0, 2));
            year = two < 69 ? 2000 + two : 1900 + two;
        } else if (digits.length() == 12) {
            year = Integer.parseInt(digits.substring(0, 4));
        }
        String rest = digits.substring(digits.length() - 8);
        try {
            return Optional.of(LocalDateTime.of(year, Integer.parseInt(rest.substring(0, 2)), Integer.parseInt(rest.substring(2, 4)),
                    Integer.parseInt(rest.substring(4, 6)), Integer.parseInt(rest.substring(6)),
                    dot < 0 ? 0 : Integer.parseInt(text.substring(dot + 1))).atZone(TimeZones.of(call.in())).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
