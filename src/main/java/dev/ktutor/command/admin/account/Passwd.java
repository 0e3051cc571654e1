package dev.ktutor.command.admin.account;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Screen;
import dev.ktutor.host.Users;

/** passwd(1): asks, and says that it is done; the lab's users have no use for passwords. */
final class Passwd extends Tool {
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
