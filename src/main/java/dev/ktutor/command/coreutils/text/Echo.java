package dev.ktutor.command.coreutils.text;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.io.BufferedOutput;
import java.util.List;

/** echo(1), the program that xargs and find run; the shell has its own. */
public final class Echo implements Command {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String synopsis() {
        return "Echo the STRING(s) to standard output.";
    }

    @Override
    public ExitStatus run(Invocation in) {
        List<String> args = in.args();
        boolean newline = true;
        boolean escapes = false;
        int at = 0;
        while (at < args.size() && args.get(at).matches("-[neE]+")) {
            for (char c : args.get(at++).substring(1).toCharArray()) {
                newline &= c != 'n';
                escapes = c == 'e' || c != 'E' && escapes;
            }
        }
        String text = String.join(" ", args.subList(at, args.size()));
        BufferedOutput out = new BufferedOutput(in.out());
        if (escapes) {
            PrintfFormat.Escaped escaped = PrintfFormat.escapes(text, true);
            out.print(escaped.text() + (newline && !escaped.stop() ? "\n" : ""));
        } else {
            out.print(text + (newline ? "\n" : ""));
        }
        out.flush();
        return ExitStatus.OK;
    }
}
