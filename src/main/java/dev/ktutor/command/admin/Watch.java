package dev.ktutor.command.admin;

import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Screen;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** watch(1): a command again and again, full screen until q or Ctrl-C; without a screen it prints each run. */
final class Watch extends Tool {
    Watch() {
        super("watch", "Execute a program periodically, showing output fullscreen.", """
                [options] command
                  -b, --beep             beep if command has a non-zero exit
                  -c, --color            interpret ANSI color and style sequences
                  -d, --differences[=permanent]  highlight changes between updates
                  -e, --errexit          exit if command has a non-zero exit
                  -g, --chgexit          exit when output from command changes
                  -n, --interval=secs    seconds to wait between updates
                  -p, --precise          attempt run command in precise intervals
                  -t, --no-title         turn off header
                  -x, --exec             pass command to exec instead of "sh -c"
                """);
    }

    @Override
    protected boolean stopsAtOperand() {
        return true;
    }

    @Override
    protected String usageHint(Invocation in) {
        return "\nUsage:\n watch [options] command";
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new UsageError("");
        }
        String interval = call.value("n", "2").replace(',', '.');
        if (!interval.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+")) {
            throw new ToolExit(1, "failed to parse argument: '" + interval + "'");
        }
        Duration pause = Duration.ofMillis((long) Math.max(100, Double.parseDouble(interval) * 1000));
        Screen screen = call.in().screen();
        if (screen == null) {
            plain(call, pause, interval);
            return;
        }
        try (Screen.Session session = screen.open()) {
            String before = null;
            while (true) {
                String output = run(call);
                Screen.Size size = screen.size();
                session.show(page(call, output, interval, size), 0, 0);
                if (call.has("g") && before != null && !before.equals(output)) {
                    return;
                }
                before = output;
                String key = session.readKey(pause);
                if (key.equals("q") || key.equals("\u0003")) {
                    return;
                }
            }
        }
    }

    private void plain(Call call, Duration pause, String interval) {
        String before = null;
        while (true) {
            String output = run(call);
            if (!call.has("t")) {
                call.println(title(call, interval, 80) + "\n");
            }
            call.out().print(output);
            call.out().flush();
            if (call.has("g") && before != null && !before.equals(output)) {
                return;
            }
            before = output;
            call.in().simulation().sleep(pause);
        }
    }

    private static String run(Call call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Descriptors descriptors = call.in().descriptors().copy();
        descriptors.put(1, OpenFile.writing(Output.to(bytes)));
        descriptors.put(2, OpenFile.writing(Output.to(bytes)));
        List<String> argv = call.has("x") ? call.operands() : List.of("sh", "-c", String.join(" ", call.operands()));
        Invocation in = call.in();
        int status = new Invocation(in.host(), in.name(), in.args(), descriptors, in.environment(), in.cwd(), in.umask(), in.credentials(),
                in.runner(), null).run(argv).code();
        if (status != 0 && call.has("e")) {
            throw new ToolExit(8, "");
        }
        return ByteText.decode(bytes.toByteArray());
    }

    private static String title(Call call, String interval, int columns) {
        String left = "Every " + String.format("%.1f", Double.parseDouble(interval)) + "s: " + String.join(" ", call.operands());
        String right = call.in().host().name() + ": " + TimeFormat.format("%a %b %e %H:%M:%S %Y", call.now(), TimeZones.of(call.in()));
        int room = Math.max(1, columns - left.length() - right.length());
        return left + " ".repeat(room) + right;
    }

    private static List<String> page(Call call, String output, String interval, Screen.Size size) {
        List<String> lines = new ArrayList<>();
        if (!call.has("t")) {
            lines.add(title(call, interval, size.columns()));
            lines.add("");
        }
        output.lines().limit(Math.max(0, size.rows() - lines.size())).forEach(lines::add);
        return lines;
    }
}
