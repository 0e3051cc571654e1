package dev.ktutor.command.admin.account;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Account;
import java.util.List;

/** userdel(8). */
final class Userdel extends AccountTool {
    Userdel() {
        super("userdel", "Delete a user account and related files.", """
                [options] LOGIN
                  -f, --force                   force some actions that would fail otherwise
                  -r, --remove                  remove home directory and mail spool
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new UsageError("");
        }
        rootOnly(call);
        String login = call.operands().get(0);
        Account account = call.in().host().users().byName(login).orElseThrow(() -> new ToolExit(6, "user '" + login + "' does not exist"));
        for (String path : List.of("/etc/passwd", "/etc/shadow", "/etc/group")) {
            if (files(call).isRegular(path)) {
                StringBuilder kept = new StringBuilder();
                files(call).readText(path).lines().filter(line -> !line.startsWith(login + ":")).forEach(line -> kept.append(line).append('\n'));
                files(call).write(path, kept.toString());
            }
        }
        if (call.has("r") && files(call).isDirectory(account.home())) {
            call.in().run(List.of("rm", "-rf", account.home()));
        }
    }
}
