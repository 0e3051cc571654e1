package dev.ktutor.command.admin.account;

import dev.ktutor.host.Command;
import java.util.List;

/** useradd(8), adduser(8), userdel(8), groupadd(8), usermod(8), passwd(1), getent(1): the tables of users and groups. */
public final class AccountTools {
    private AccountTools() { }

    /** One object a tool. */
    public static List<Command> all() {
        return List.of(new Useradd("useradd"), new Useradd("adduser"), new Userdel(), new Groupadd(), new Usermod(), new Passwd(), new Getent());
    }
}
