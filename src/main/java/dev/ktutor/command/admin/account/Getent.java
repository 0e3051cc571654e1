package dev.ktutor.command.admin.account;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import java.util.List;

/** getent(1): passwd, group and hosts. */
final class Getent extends Tool {
    Getent() {
        super("getent", "Get entries from administrative database.", "[OPTION...] database [key ...]\n  -i, --no-idn  disable IDN encoding\n");
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new ToolExit(1, "wrong number of arguments\nTry `getent --help' or `getent --usage' for more information.");
        }
        String database = call.operands().get(0);
        List<String> keys = call.operands().subList(1, call.operands().size());
        if (!List.of("passwd", "group", "hosts", "shadow").contains(database)) {
            call.in().err().println("Unknown database: " + database + "\nTry `getent --help' or `getent --usage' for more information.");
            throw new ToolExit(1, "");
        }
        if (database.equals("hosts")) {
            for (String key : keys) {
                call.in().host().network().resolve(call.in().host(), key)
                        .ifPresentOrElse(a -> call.println(String.format("%-15s %s", a, key)), () -> call.status(2));
            }
            return;
        }
        List<String> lines = call.files().readText("/etc/" + database).lines().toList();
        if (keys.isEmpty()) {
            lines.forEach(call::println);
        }
        for (String key : keys) {
            lines.stream().filter(line -> line.startsWith(key + ":") || line.split(":").length > 2 && line.split(":")[2].equals(key))
                    .findFirst().ifPresentOrElse(call::println, () -> call.status(2));
        }
    }
}
