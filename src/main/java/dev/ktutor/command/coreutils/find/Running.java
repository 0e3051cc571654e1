package dev.ktutor.command.coreutils.find;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.host.Invocation;
import java.util.List;

/** Runs a command for find. */
final class Running {
    private Running() { }

    /** Whether it ran and ended with 0; one that is not found is reported. */
    static boolean run(Call call, Invocation in, List<String> argv) {
        call.out().flush();
        int status = in.run(argv).code();
        if (status == 127 || status == 126) {
            String program = argv.get(0);
            boolean there = program.indexOf('/') >= 0 && call.files().exists(program);
            if (!there && status == 127 || there && status == 126) {
                call.warn(Quote.curly(program) + ": " + (there ? "Permission denied" : "No such file or directory"));
            }
        }
        return status == 0;
    }
}
