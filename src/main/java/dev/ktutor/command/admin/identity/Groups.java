package dev.ktutor.command.admin.identity;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.Account;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.Credentials;
import java.util.Optional;
import java.util.stream.Collectors;

/** groups(1): the names of a user's groups. */
public final class Groups extends Tool {
    /** The tool. */
    public Groups() {
        super("groups", "Print group memberships.", "[OPTION]... [USERNAME]...\n");
    }

    @Override
    protected void execute(Call call) {
        Users users = call.in().host().users();
        if (call.operands().isEmpty()) {
            call.println(names(users, call.in().credentials()));
        }
        for (String name : call.operands()) {
            Optional<Account> account = users.byName(name);
            if (account.isPresent()) {
                call.println(name + " : " + names(users, users.credentials(account.get())));
            } else {
                call.error(Quote.curly(name) + ": no such user");
            }
        }
    }

    private static String names(Users users, Credentials who) {
        return Id.groups(who).stream().map(users::groupName).collect(Collectors.joining(" "));
    }
}
