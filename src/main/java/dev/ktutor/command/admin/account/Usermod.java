package dev.ktutor.command.admin.account;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Account;
import java.util.ArrayList;
import java.util.List;

/** usermod(8): groups and shell. */
final class Usermod extends AccountTool {
    Usermod() {
        super("usermod", "Modify a user account.", """
                [options] LOGIN
                  -a, --append                  append the user to the supplemental GROUPS mentioned by the -G option
                  -G, --groups=GROUPS           new list of supplementary GROUPS
                  -s, --shell=SHELL             new login shell for the user account
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
        for (String name : call.has("G") ? call.value("G", "").split(",") : new String[0]) {
            group(call.in().host(), name).orElseThrow(() -> new ToolExit(6, "group '" + name + "' does not exist"));
        }
        if (call.has("G")) {
            join(call, login, call.value("G", ""));
        }
        if (call.has("s")) {
            List<String> lines = new ArrayList<>();
            files(call).readText("/etc/passwd").lines().forEach(line -> lines.add(line.startsWith(account.name() + ":")
                    ? line.substring(0, line.lastIndexOf(':') + 1) + call.value("s", "") : line));
            files(call).write("/etc/passwd", String.join("\n", lines) + "\n");
        }
    }
}
