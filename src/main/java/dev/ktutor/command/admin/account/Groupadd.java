package dev.ktutor.command.admin.account;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;

/** groupadd(8). */
final class Groupadd extends AccountTool {
    Groupadd() {
        super("groupadd", "Create a new group.", """
                [options] GROUP
                  -f, --force                   exit successfully if the group already exists
                  -g, --gid=GID                 use GID for the new group
                  -r, --system                  create a system account
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new UsageError("");
        }
        rootOnly(call);
        String name = call.operands().get(0);
        if (call.in().host().users().groups().containsValue(name)) {
            if (call.has("f")) {
                return;
            }
            throw new ToolExit(9, "group '" + name + "' already exists");
        }
        append(call, "/etc/group", name + ":x:" + call.value("g", String.valueOf(free(call))) + ":");
    }
}
