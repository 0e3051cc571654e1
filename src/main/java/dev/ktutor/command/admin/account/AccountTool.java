package dev.ktutor.command.admin.account;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Host;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.FileView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tools share that change the tables of users and groups: only root may, 2 is the status of a wrong command line. */
abstract class AccountTool extends Tool {
    AccountTool(String name, String synopsis, String declaration) {
        super(name, synopsis, declaration);
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    static void rootOnly(Call call) {
        if (!call.in().credentials().root()) {
            throw new ToolExit(1, "Permission denied.\n" + call.in().name() + ": cannot lock /etc/passwd; try again later.");
        }
    }

    static FileView files(Call call) {
        return call.in().host().files().asRoot();
    }

    static void append(Call call, String path, String line) {
        files(call).write(path, files(call).readText(path) + line + "\n");
    }

    static Optional<Integer> group(Host host, String name) {
        return host.users().groups().entrySet().stream().filter(g -> g.getValue().equals(name) || String.valueOf(g.getKey()).equals(name))
                .map(Map.Entry::getKey).findFirst();
    }

    static int free(Call call) {
        Users users = call.in().host().users();
        int id = 1000;
        while (users.byUid(id).isPresent() || users.groups().containsKey(id)) {
            id++;
        }
        return id;
    }

    static void join(Call call, String user, String groups) {
        for (String name : groups.split(",")) {
            StringBuilder table = new StringBuilder();
            for (String line : files(call).readText("/etc/group").split("\n")) {
                boolean wanted = line.startsWith(name + ":") && !List.of(line.substring(line.lastIndexOf(':') + 1).split(",")).contains(user);
                table.append(wanted ? line + (line.endsWith(":") ? "" : ",") + user : line).append('\n');
            }
            files(call).write("/etc/group", table.toString());
        }
    }
}
