package dev.ktutor.command.admin.identity;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Account;
import dev.ktutor.host.Invocation;
import java.util.ArrayList;
import java.util.List;

/** su(1) of util-linux; a lab's accounts have no passwords, so only root may change to others. */
public final class Su extends Tool {
    /** The tool. */
    public Su() {
        super("su", "Change the effective user ID and group ID to that of USER.", """
                [options] [-] [<user> [<argument>...]]
                  -m, --preserve-environment     do not reset environment variables
                  -p                             same
                  -l, --login                    make the shell a login shell
                  -c, --command=COMMAND          pass a single command to the shell with -c
                  -s, --shell=SHELL              run SHELL if /etc/shells allows it
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        return args.stream().map(arg -> arg.equals("-") ? "--login" : arg).toList();
    }

    @Override
    protected void execute(Call call) {
        Invocation in = call.in();
        String name = call.operands().isEmpty() ? "root" : call.operands().get(0);
        Account account = in.host().users().byName(name)
                .orElseThrow(() -> new ToolExit(1, "user " + name + " does not exist or the user entry does not contain all the required fields"));
        if (!in.credentials().root() && in.credentials().uid() != account.uid()) {
            if (in.screen() != null && in.in().isTerminal()) {
                in.screen().readSecret("Password: ");
            }
            throw new ToolExit(1, "Authentication failure");
        }
        if (call.value("s", account.shell()).endsWith("/nologin")) {
            call.println("This account is currently not available.");
            throw new ToolExit(1, "");
        }
        List<String> argv = new ArrayList<>(List.of(Become.shellName(in, call.value("s", account.shell()))));
        if (call.has("l")) {
            argv.add("-l");
        }
        if (call.parsed().value("c") != null) {
            argv.addAll(List.of("-c", call.value("c", "")));
        }
        argv.addAll(call.operands().subList(Math.min(1, call.operands().size()), call.operands().size()));
        throw new ToolExit(Become.as(in, account, call.has("l")).run(argv).code(), "");
    }
}
