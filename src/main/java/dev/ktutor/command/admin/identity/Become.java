package dev.ktutor.command.admin.identity;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.host.Account;
import dev.ktutor.host.Invocation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call as another user: what su and sudo share. */
final class Become {
    private Become() { }

    /** What a login program calls the shell: its bare name, if that is found where the path says. */
    static String shellName(Invocation in, String shell) {
        String bare = shell.substring(shell.lastIndexOf('/') + 1);
        boolean usual = shell.equals("/bin/" + bare) || shell.equals("/usr/bin/" + bare);
        return usual && in.host().files().asRoot().isRegular("/usr/bin/" + bare) ? bare : shell;
    }

    /** The call with the account's rights; with its own environment and home if it is a login. */
    static Invocation as(Invocation in, Account account, boolean login) {
        Map<String, String> environment = new LinkedHashMap<>(login ? Map.of() : in.environment());
        environment.put("HOME", account.home());
        environment.put("SHELL", account.shell());
        environment.put("USER", account.name());
        environment.put("LOGNAME", account.name());
        if (login) {
            environment.put("PATH", account.uid() == 0 ? BaseSystem.path() : "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games");
            in.env("TERM").ifPresent(term -> environment.put("TERM", term));
        }
        Invocation other = in.as(in.host().users().credentials(account)).withEnvironment(environment);
        return login && in.files().isDirectory(account.home()) ? other.at(account.home()) : other;
    }
}
