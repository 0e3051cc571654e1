package dev.ktutor.command.admin.identity;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Account;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Users;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** sudo(8): runs a command as another user, for root and for members of the group sudo, who are not asked for a password here. */
public final class Sudo extends Tool {
    /** The tool. */
    public Sudo() {
        super("sudo", "Execute a command as another user.", """
                -h | -K | -k | -V
                  -E, --preserve-env[=LIST]     preserve user environment when running command
                  -H, --set-home                set HOME variable to target user's home dir
                  -i, --login                   run login shell as the target user
                  -k, --reset-timestamp         invalidate timestamp file
                  -l, --list                    list user's privileges
                  -n, --non-interactive         non-interactive mode, no prompts are used
                  -s, --shell                   run shell as the target user
                  -u, --user=USER               run command as specified user name or ID
                  -U, --other-user=USER         in list mode, display privileges for user
                  -v, --validate                update user's timestamp without running a command
                  -K, --remove-timestamp        remove timestamp file completely
                  -b, --background              run command in the background
                  -S, --stdin                   read password from standard input
                  -A, --askpass                 use a helper program for password prompting
                  -p, --prompt=PROMPT           use the specified password prompt
                  -g, --group=GROUP             run command as the specified group name or ID
                """);
    }

    @Override
    protected boolean stopsAtOperand() {
        return true;
    }

    @Override
    protected void execute(Call call) {
        Invocation in = call.in();
        Users users = in.host().users();
        String name = call.value("u", "root");
        Account account = (name.matches("#[0-9]+") ? users.byUid(Numbers.count(name.substring(1))) : users.byName(name))
                .orElseThrow(() -> new ToolExit(1, "unknown user " + name + "\nsudo: error initializing audit plugin sudoers_audit"));
        Account caller = users.byUid(in.credentials().uid()).orElseThrow(() -> new ToolExit(1, "you do not exist in the passwd database"));
        Sudoers sudoers = new Sudoers(in.host());
        if (call.has("l") && call.operands().isEmpty()) {
            list(call, sudoers, call.has("U") ? users.byName(call.value("U", "")).orElse(caller) : caller);
            return;
        }
        if (call.has("v") || call.has("k") || call.has("K")) {
            return;
        }
        if (!in.credentials().root() && sudoers.of(caller).isEmpty()) {
            in.err().println(caller.name() + " is not in the sudoers file.");
            throw new ToolExit(1, "");
        }
        boolean login = call.has("i");
        Map<String, String> environment = new LinkedHashMap<>(Become.as(in, account, login).environment());
        environment.put("SUDO_USER", users.userName(in.credentials().uid()));
        environment.put("SUDO_UID", String.valueOf(in.credentials().uid()));
        environment.put("SUDO_GID", String.valueOf(in.credentials().gid()));
        Invocation other = Become.as(in, account, login).withEnvironment(environment);
        List<String> argv = call.operands();
        if (argv.isEmpty() && !login && !call.has("s")) {
            in.err().println("usage: sudo -h | -K | -k | -V\nusage: sudo [-ABbEHnPS] [-u user] [VAR=value] [-i | -s] [command [arg ...]]");
            throw new ToolExit(1, "");
        }
        if (argv.isEmpty()) {
            argv = login ? List.of(Become.shellName(in, account.shell()), "-l") : List.of(account.shell());
        } else if (login) {
            argv = List.of(Become.shellName(in, account.shell()), "-l", "-c", String.join(" ", argv));
        } else if (call.has("s")) {
            argv = List.of(account.shell(), "-c", String.join(" ", argv));
        }
        if (!in.credentials().root()) {
            check(call, sudoers, caller, account, argv);
        }
        if (call.has("l")) {
            call.println(path(in, argv.get(0)) + (argv.size() > 1 ? " " + String.join(" ", argv.subList(1, argv.size())) : ""));
            return;
        }
        int status = other.run(argv).code();
        throw new ToolExit(status == 127 ? 1 : status, status == 127 ? argv.get(0) + ": command not found" : "");
    }

    private static void list(Call call, Sudoers sudoers, Account user) {
        String host = call.in().host().name();
        if (sudoers.of(user).isEmpty()) {
            call.in().err().println("Sorry, user " + user.name() + " may not run sudo on " + host + ".");
            throw new ToolExit(1, "");
        }
        call.println("Matching Defaults entries for " + user.name() + " on " + host + ":\n    env_reset, mail_badpass,\n"
                + "    secure_path=/usr/local/sbin\\:/usr/local/bin\\:/usr/sbin\\:/usr/bin\\:/sbin\\:/bin, use_pty\n");
        call.println("User " + user.name() + " may run the following commands on " + host + ":");
        sudoers.of(user).forEach(rule -> call.println(rule.shown()));
    }

    private static void check(Call call, Sudoers sudoers, Account caller, Account account, List<String> argv) {
        String path = path(call.in(), argv.get(0));
        if (!sudoers.allows(caller, account, path, argv.subList(1, argv.size()))) {
            call.in().err().println("Sorry, user " + caller.name() + " is not allowed to execute '" + String.join(" ", argv).replaceFirst("^\\S+",
                    Matcher.quoteReplacement(path)) + "' as " + account.name() + " on " + call.in().host().name() + ".");
            throw new ToolExit(1, "");
        }
    }

    /** Where the program is, by sudo's own path. */
    private static String path(Invocation in, String program) {
        if (program.contains("/")) {
            return in.files().absolute(program);
        }
        return Arrays.stream(BaseSystem.path().split(":")).map(folder -> folder + "/" + program)
                .filter(file -> in.host().files().asRoot().isRegular(file)).findFirst().orElse(program);
    }
}
