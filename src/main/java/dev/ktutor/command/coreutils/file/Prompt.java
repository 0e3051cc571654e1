package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;

/** Questions before something is lost: asked on standard error, answered on standard input. */
final class Prompt {
    private Prompt() { }

    /** Whether the answer begins with y or Y. */
    static boolean yes(Call call, String question) {
        call.out().flush();
        call.in().err().print(call.in().name() + ": " + question);
        String answer = call.in().in().readLine();
        return answer != null && (answer.startsWith("y") || answer.startsWith("Y"));
    }
}
