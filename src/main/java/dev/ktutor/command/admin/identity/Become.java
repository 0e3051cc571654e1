package dev.ktutor.command.admin.identity;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.host.Account;
import dev.ktutor.host.Invocation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call as another user: what su and sudo share. */
final class Become {
    private Become() { }

    /** The call with the account's rights; with its own environment and home if it is a login. */
    static Invocation as(Invocation in, Account account, boolean login) {
        Map<String, String> environment = new LinkedHashMap<>(login ? Map.of() : in.environment());
        environment.put("HOME", account.home());
        environment.put("SHELL", account.shell());
        environment.put("USER", account.name());
        environment.put("LOGNAME", account.name());
        if (login) {
            environment.put("PATH", BaseSystem.path());
            in.env("TERM").ifPresent(term -> environment.put("TERM", term));
        }
        Invocation other = in.as(in.host().users().credentials(account)).withEnvironment(environment);
        return login && in.files().isDirectory(account.home()) ? other.at(account.home()) : other;
    }
}
