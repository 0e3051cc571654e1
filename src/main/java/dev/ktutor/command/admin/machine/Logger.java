package dev.ktutor.command.admin.machine;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;

/** logger(1): a line in the machine's journal. */
public final class Logger extends Tool {
    /** The tool. */
    public Logger() {
        super("logger", "Enter messages into the system log.", """
                [options] [<message>]
                  -i                     log the logger command's PID
                  -p, --priority=prio    mark given message with this priority
                  -s, --stderr           output message to standard error as well
                  -t, --tag=tag          mark every line with this tag
                  -f, --file=file        log the contents of this file
                """);
    }

    @Override
    protected void execute(Call call) {
        String tag = call.value("t", call.in().env("USER").orElse("root"));
        String text = call.has("f") ? call.open(call.value("f", "-")).readText() : call.operands().isEmpty() ? call.open("-").readText() : String.join(" ", call.operands());
        text.lines().forEach(line -> {
            call.in().host().systemd().log(tag, 0, line);
            if (call.has("s")) {
                call.in().err().println("<13>" + tag + ": " + line);
            }
        });
    }
}
