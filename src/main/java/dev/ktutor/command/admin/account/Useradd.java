package dev.ktutor.command.admin.account;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Users;

/** useradd and adduser. */
final class Useradd extends AccountTool {
    Useradd(String name) {
        super(name, "Create a new user.", """
                [options] LOGIN
                  -c, --comment=COMMENT         GECOS field of the new account
                  --gecos=COMMENT               the same
                  -d, --home-dir=HOME_DIR, --home=HOME_DIR  home directory of the new account
                  -g, --gid=GROUP               name or ID of the primary group of the new account
                  -G, --groups=GROUPS           list of supplementary groups of the new account
                  -m, --create-home             create the user's home directory
                  -M, --no-create-home          do not create the user's home directory
                  -N, --no-user-group           do not create a group with the same name as the user
                  -U, --user-group              create a group with the same name as the user
                  -r, --system                  create a system account
                  -s, --shell=SHELL             login shell of the new account
                  -u, --uid=UID                 user ID of the new account
                  --disabled-password           no password
                  -q, --quiet                   say less
                """);
    }

    @Override
    protected String usageHint(dev.ktutor.host.Invocation in) {
        return "Usage: useradd [options] LOGIN\n       useradd -D\n       useradd -D [options]\n";
    }

    @Override
    protected void execute(Call call) {
        boolean friendly = name().equals("adduser");
        if (call.operands().isEmpty()) {
            throw new UsageError("");
        }
        String login = call.operands().get(0);
        rootOnly(call);
        Users users = call.in().host().users();
        if (friendly && call.operands().size() == 2) {
            if (group(call.in().host(), call.operands().get(1)).isEmpty()) {
                throw new ToolExit(1, "The group `" + call.operands().get(1) + "' does not exist.");
            }
            join(call, login, call.operands().get(1));
            call.println("Adding user `" + login + "' to group `" + call.operands().get(1) + "' ...\nDone.");
            return;
        }
        if (users.byName(login).isPresent()) {
            throw new ToolExit(friendly ? 1 : 9, friendly ? "The user `" + login + "' already exists." : "user '" + login + "' already exists");
        }
        if (!login.matches("[a-z_][a-z0-9_-]{0,31}\\$?")) {
            throw new ToolExit(friendly ? 1 : 3, "invalid user name '" + login + "'" + (friendly ? "" : ": use --badname to ignore"));
        }
        create(call, login, friendly);
    }

    private static void create(Call call, String login, boolean friendly) {
        int uid = call.has("u") ? Numbers.count(call.value("u", "")) : free(call);
        int gid = uid;
        if (call.has("g")) {
            gid = group(call.in().host(), call.value("g", ""))
                    .orElseThrow(() -> new ToolExit(6, "group '" + call.value("g", "") + "' does not exist"));
        } else if (call.has("N")) {
            gid = 100;
        } else {
            append(call, "/etc/group", login + ":x:" + gid + ":");
        }
        for (String name : call.has("G") ? call.value("G", "").split(",") : new String[0]) {
            group(call.in().host(), name).orElseThrow(() -> new ToolExit(6, "group '" + name + "' does not exist"));
        }
        String home = call.value("d", "/home/" + login);
        String shell = call.value("s", friendly ? "/bin/bash" : "/bin/sh");
        append(call, "/etc/passwd", login + ":x:" + uid + ":" + gid + ":" + call.value("c", call.value("gecos", friendly ? ",,," : "")) + ":"
                + home + ":" + shell);
        if (files(call).isRegular("/etc/shadow")) {
            append(call, "/etc/shadow", login + ":!:" + call.now().getEpochSecond() / 86400 + ":0:99999:7:::");
        }
        if (call.has("G")) {
            join(call, login, call.value("G", ""));
        }
        if (call.has("m") || friendly && !call.has("M")) {
            files(call).makeDirectories(home);
            if (files(call).isDirectory("/etc/skel")) {
                for (String name : files(call).list("/etc/skel")) {
                    files(call).write(home + "/" + name, files(call).read("/etc/skel/" + name));
                    files(call).chown(home + "/" + name, uid, gid, true);
                }
            }
            files(call).chown(home, uid, gid, true);
        }
        if (friendly && !call.has("q")) {
            call.println("Adding user `" + login + "' ...\nAdding new group `" + login + "' (" + gid + ") ...\nAdding new user `" + login + "' ("
                    + uid + ") with group `" + login + " (" + gid + ")' ...\nCreating home directory `" + home + "' ...");
        }
    }
}
