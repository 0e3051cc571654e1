package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.io.Input;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** tail(1), with {@code -f} in the lab's time. */
public final class Tail extends Tool {
    /** The tool. */
    public Tail() {
        super("tail", "Print the last 10 lines of each FILE to standard output.", """
                [OPTION]... [FILE]...
                  -c, --bytes=[+]NUM       output the last NUM bytes; with '+', starting with byte NUM
                  -f, --follow[={name|descriptor}]  output appended data as the file grows
                  -F                       same as --follow=name --retry
                  -n, --lines=[+]NUM       output the last NUM lines, instead of the last 10; with '+', starting with line NUM
                  -q, --quiet, --silent    never output headers giving file names
                      --pid=PID            with -f, terminate after process ID, PID dies
                      --retry              keep trying to open a file if it is inaccessible
                  -s, --sleep-interval=N   with -f, sleep for approximately N seconds between iterations
                  -v, --verbose            always output headers giving file names
                  -z, --zero-terminated    line delimiter is NUL, not newline
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        List<String> modern = new ArrayList<>(Head.Counts.modern(args));
        if (!modern.isEmpty() && modern.get(0).matches("\\+[0-9]+[cl]?")) {
            boolean bytes = modern.get(0).endsWith("c");
            modern.set(0, (bytes ? "-c" : "-n") + modern.get(0).replaceAll("[cl]", ""));
        }
        boolean old = !args.isEmpty() && args.get(0).matches("-[0-9]+");
        if (old && args.stream().skip(1).filter(a -> !a.startsWith("-")).count() > 1) {
            throw new ToolExit(1, "option used in invalid context -- " + args.get(0).charAt(1));
        }
        return modern;
    }

    /** A file that is followed. */
    private record Followed(String path, Call.Source input) { }

    @Override
    protected void execute(Call call) {
        Parsed.Given given = call.parsed().last("c", "n");
        boolean bytes = given != null && given.is("c");
        String text = given == null ? "10" : given.text();
        boolean from = text.startsWith("+");
        long count = Head.Counts.parse(from || text.startsWith("-") ? text.substring(1) : text, bytes);
        int delimiter = call.has("z") ? 0 : '\n';
        boolean follow = call.has("f") || call.has("F");
        boolean headers = call.has("v") || call.inputs().size() > 1 && !call.has("q");
        List<Followed> followed = new ArrayList<>();
        boolean first = true;
        for (String path : call.inputs()) {
            try {
                Call.Source input = call.open(path);
                if (headers) {
                    call.println((first ? "" : "\n") + "==> " + (path.equals("-") ? "standard input" : path) + " <==");
                    first = false;
                }
                try {
                    copy(call, input, bytes, from, count, delimiter);
                } catch (FileError e) {
                    call.error("error reading " + Quote.always(path) + ": " + e.reason());
                }
                FileStat stat = path.equals("-") ? null : call.files().find(path);
                if (follow && stat != null && stat.isRegular()) {
                    followed.add(new Followed(path, input));
                } else {
                    input.close();
                }
            } catch (FileError e) {
                call.error("cannot open " + Quote.always(path) + " for reading: " + e.reason());
                if (call.has("F")) {
                    followed.add(new Followed(path, null));
                }
            }
        }
        if (follow && followed.isEmpty() && !call.operands().isEmpty() && call.status() != 0) {
            throw new ToolExit(1, "no files remaining");
        }
        if (!followed.isEmpty()) {
            follow(call, followed, headers);
        }
    }

    private static void copy(Call call, Input input, boolean bytes, boolean from, long count, int delimiter) {
        if (bytes) {
            byte[] all = input.readAll();
            long start = from ? Math.max(0, count - 1) : all.length - count;
            int at = (int) Math.min(all.length, Math.max(0, start));
            call.out().write(all, at, all.length - at);
            return;
        }
        Lines lines = new Lines(input, delimiter);
        Deque<String> held = new ArrayDeque<>();
        long number = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            String whole = lines.ended() ? line + (char) delimiter : line;
            if (from) {
                if (++number >= count) {
                    call.latin(whole);
                }
            } else if (count > 0) {
                if (held.size() == count) {
                    held.remove();
                }
                held.add(whole);
            }
        }
        held.forEach(call::latin);
    }

    /** Goes on until it is stopped: what is appended appears at the next look. */
    private static void follow(Call call, List<Followed> files, boolean headers) {
        double seconds = Double.parseDouble(call.value("s", "1"));
        Duration pause = Duration.ofMillis((long) Math.max(10, seconds * 1000));
        String pid = call.value("pid", "");
        String last = files.get(files.size() - 1).path();
        byte[] buffer = new byte[8192];
        while (true) {
            for (int i = 0; i < files.size(); i++) {
                Followed file = files.get(i);
                if (file.input() == null) {
                    if (!call.files().isRegular(file.path())) {
                        continue;
                    }
                    call.warn(Quote.always(file.path()) + " has appeared;  following new file");
                    file = new Followed(file.path(), call.open(file.path()));
                    files.set(i, file);
                }
                for (int n = file.input().read(buffer, 0, buffer.length); n > 0; n = file.input().read(buffer, 0, buffer.length)) {
                    if (headers && !file.path().equals(last)) {
                        call.println("\n==> " + file.path() + " <==");
                        last = file.path();
                    }
                    call.out().write(buffer, 0, n);
                }
            }
            call.out().flush();
            if (!pid.isEmpty() && call.in().host().processes().find(Numbers.count(pid)).isEmpty()) {
                return;
            }
            call.in().simulation().sleep(pause);
        }
    }
}
