package dev.ktutor.command.admin;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Account;
import dev.ktutor.host.Command;
import dev.ktutor.host.Host;
import dev.ktutor.host.Screen;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** useradd(8), adduser(8), userdel(8), groupadd(8), usermod(8), passwd(1), getent(1): the tables of users and groups. */
final class AccountTools {
    private AccountTools() { }

    static List<Command> all() {
        return List.of(new Useradd("useradd"), new Useradd("adduser"), new Userdel(), new Groupadd(), new Usermod(), new Passwd(),
                new Getent());
    }

    private static void rootOnly(Call call) {
        if (!call.in().credentials().root()) {
            throw new ToolExit(1, "Permission denied.\n" + call.in().name() + ": cannot lock /etc/passwd; try again later.");
        }
    }

    private static FileView files(Call call) {
        return call.in().host().files().asRoot();
    }

    private static void append(Call call, String path, String line) {
        files(call).write(path, files(call).readText(path) + line + "\n");
    }

    private static Optional<Integer> group(Host host, String name) {
        return host.users().groups().entrySet().stream().filter(g -> g.getValue().equals(name) || String.valueOf(g.getKey()).equals(name))
                .map(Map.Entry::getKey).findFirst();
    }

    private static int free(Call call) {
        Users users = call.in().host().users();
        int id = 1000;
        while (users.byUid(id).isPresent() || users.groups().containsKey(id)) {
            id++;
        }
        return id;
    }

    private static void join(Call call, String user, String groups) {
        for (String name : groups.split(",")) {
            StringBuilder table = new StringBuilder();
            for (String line : files(call).readText("/etc/group").split("\n")) {
                boolean wanted = line.startsWith(name + ":") && !List.of(line.substring(line.lastIndexOf(':') + 1).split(",")).contains(user);
                table.append(wanted ? line + (line.endsWith(":") ? "" : ",") + user : line).append('\n');
            }
            files(call).write("/etc/group", table.toString());
        }
    }

    /** useradd and adduser. */
    private static final class Useradd extends Tool {
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
        protected int usageStatus() {
            return 2;
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
            int uid = call.has("u") ? Integer.parseInt(call.value("u", "")) : free(call);
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

    /** userdel(8). */
    private static final class Userdel extends Tool {
        Userdel() {
            super("userdel", "Delete a user account and related files.", """
                    [options] LOGIN
                      -f, --force                   force some actions that would fail otherwise
                      -r, --remove                  remove home directory and mail spool
                    """);
        }

        @Override
        protected int usageStatus() {
            return 2;
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

    /** groupadd(8). */
    private static final class Groupadd extends Tool {
        Groupadd() {
            super("groupadd", "Create a new group.", """
                    [options] GROUP
                      -f, --force                   exit successfully if the group already exists
                      -g, --gid=GID                 use GID for the new group
                      -r, --system                  create a system account
                    """);
        }

        @Override
        protected int usageStatus() {
            return 2;
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

    /** usermod(8): groups and shell. */
    private static final class Usermod extends Tool {
        Usermod() {
            super("usermod", "Modify a user account.", """
                    [options] LOGIN
                      -a, --append                  append the user to the supplemental GROUPS mentioned by the -G option
                      -G, --groups=GROUPS           new list of supplementary GROUPS
                      -s, --shell=SHELL             new login shell for the user account
                    """);
        }

        @Override
        protected int usageStatus() {
            return 2;
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

    /** passwd(1): asks, and says that it is done; the lab's users have no use for passwords. */
    private static final class Passwd extends Tool {
        Passwd() {
            super("passwd", "Change a user's password.", """
                    [options] [LOGIN]
                      -d, --delete                  delete the password for the named account
                      -l, --lock                    lock the password of the named account
                      -u, --unlock                  unlock the password of the named account
                      -S, --status                  report password status on the named account
                    """);
        }

        @Override
        protected void execute(Call call) {
            Users users = call.in().host().users();
            String own = users.userName(call.in().credentials().uid());
            String login = call.operands().isEmpty() ? own : call.operands().get(0);
            if (users.byName(login).isEmpty()) {
                throw new ToolExit(1, "user '" + login + "' does not exist");
            }
            if (!login.equals(own) && !call.in().credentials().root()) {
                throw new ToolExit(1, "You may not view or modify password information for " + login + ".");
            }
            if (call.has("d") || call.has("l") || call.has("u")) {
                call.println("passwd: password changed.");
                return;
            }
            String first = ask(call, "New password: ");
            String second = ask(call, "Retype new password: ");
            if (first.isEmpty() || !first.equals(second)) {
                call.in().err().println(first.isEmpty() ? "No password has been supplied." : "Sorry, passwords do not match.");
                throw new ToolExit(10, "Authentication token manipulation error\npasswd: password unchanged");
            }
            call.println("passwd: password updated successfully");
        }

        private static String ask(Call call, String prompt) {
            call.out().flush();
            Screen screen = call.in().screen();
            String answer = screen != null ? screen.readSecret(prompt) : call.in().in().readLine();
            return answer == null ? "" : answer.strip();
        }
    }

    /** getent(1): passwd, group and hosts. */
    private static final class Getent extends Tool {
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
}
