package dev.ktutor.command.admin.identity;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Account;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** id(1): user and group numbers and names. */
public final class Id extends Tool {
    /** The tool. */
    public Id() {
        super("id", "Print user and group information.", """
                [OPTION]... [USER]...
                  -a                 ignore, for compatibility with other versions
                  -g, --group        print only the effective group ID
                  -G, --groups       print all group IDs
                  -n, --name         print a name instead of a number, for -ugG
                  -r, --real         print the real ID instead of the effective ID, with -ugG
                  -u, --user         print only the effective user ID
                  -z, --zero         delimit entries with NUL characters, not whitespace
                """);
    }

    @Override
    protected void execute(Call call) {
        int forms = (call.has("u") ? 1 : 0) + (call.has("g") ? 1 : 0) + (call.has("G") ? 1 : 0);
        if (forms > 1) {
            throw new UsageError("cannot print \"only\" of more than one choice");
        }
        if (forms == 0 && (call.has("n") || call.has("r"))) {
            throw new UsageError("cannot print only names or real IDs in default format");
        }
        Users users = call.in().host().users();
        if (call.operands().isEmpty()) {
            print(call, users, call.in().credentials());
        }
        for (String name : call.operands()) {
            Optional<Account> account = users.byName(name);
            if (account.isPresent()) {
                print(call, users, users.credentials(account.get()));
            } else {
                call.error(Quote.curly(name) + ": no such user");
            }
        }
    }

    private static void print(Call call, Users users, Credentials who) {
        List<Integer> groups = groups(who);
        boolean names = call.has("n");
        if (call.has("u")) {
            call.println(names ? users.userName(who.uid()) : String.valueOf(who.uid()));
        } else if (call.has("g")) {
            call.println(names ? users.groupName(who.gid()) : String.valueOf(who.gid()));
        } else if (call.has("G")) {
            call.println(groups.stream().map(gid -> names ? users.groupName(gid) : String.valueOf(gid)).collect(Collectors.joining(" ")));
        } else {
            call.println("uid=" + who.uid() + "(" + users.userName(who.uid()) + ") gid=" + who.gid() + "(" + users.groupName(who.gid())
                    + ") groups=" + groups.stream().map(gid -> gid + "(" + users.groupName(gid) + ")").collect(Collectors.joining(",")));
        }
    }

    /** The primary group first, the others by number. */
    static List<Integer> groups(Credentials who) {
        List<Integer> groups = new ArrayList<>();
        groups.add(who.gid());
        new TreeSet<>(who.groups()).stream().filter(gid -> gid != who.gid()).forEach(groups::add);
        return groups;
    }
}
