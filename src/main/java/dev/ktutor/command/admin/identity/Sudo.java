package dev.ktutor.command.admin.identity;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Account;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Account account = users.byName(name).orElseThrow(() -> new ToolExit(1, "unknown user " + name));
        boolean member = in.credentials().groups().stream().anyMatch(gid -> users.groupName(gid).equals("sudo"));
        if (!in.credentials().root() && !member) {
            throw new ToolExit(1, users.userName(in.credentials().uid()) + " is not in the sudoers file.");
        }
        if (call.has("l")) {
            call.println("User " + users.userName(in.credentials().uid()) + " may run the following commands on " + in.host().name() + ":");
            call.println("    (ALL : ALL) ALL");
            return;
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
            argv = login ? List.of(account.shell(), "-l") : List.of(account.shell());
        } else if (login) {
            argv = List.of(account.shell(), "-c", String.join(" ", argv));
        }
        int status = other.run(argv).code();
        throw new ToolExit(status == 127 ? 1 : status, status == 127 ? argv.get(0) + ": command not found" : "");
    }
}
