package dev.ktutor.command.net;

import dev.ktutor.host.Account;
import dev.ktutor.host.Host;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Protocol;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account on another machine, reached over its SSH port. The machines of a lab trust each other's root and users of the
 * same name, as after ssh-copy-id; nobody is asked for a password.
 */
record Remote(Host host, Account account, String address) {

    /** What went wrong, in ssh's words. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Logs in.
     *
     * @param target {@code host} or {@code user@host}
     * @param login the user's name unless the target names one; null for one's own
     * @throws Failure if there is no such host, nobody listens, or no such account
     */
    static Remote open(Invocation in, String target, @Nullable String login, int port, Duration patience) {
        int at = target.lastIndexOf('@');
        String name = target.substring(at + 1);
        String user = at >= 0 ? target.substring(0, at) : login != null ? login : in.host().users().userName(in.credentials().uid());
        Reached reached = new Connector(in).reach(name, port, Protocol.TCP, patience);
        if (reached instanceof Reached.Unknown unknown) {
            throw new Failure("ssh: Could not resolve hostname " + name + ": " + unknown.words());
        }
        if (reached instanceof Reached.Failed failed) {
            throw new Failure("ssh: connect to host " + name + " port " + port + ": " + failed.reason().words());
        }
        Reached.Open open = (Reached.Open) reached;
        if (!open.connection().listener().process().equals("sshd")) {
            throw new Failure("kex_exchange_identification: Connection closed by remote host\nConnection closed by " + open.address()
                    + " port " + port);
        }
        Host host = open.address().startsWith("127.") ? in.host()
                : in.host().network().hostAt(open.connection().address()).orElseThrow(() -> new Failure("ssh: lost connection"));
        Account account = host.users().byName(user)
                .orElseThrow(() -> new Failure(user + "@" + name + ": Permission denied (publickey,password)."));
        return new Remote(host, account, open.address());
    }

    /** The listener of a machine's SSH server. */
    static Listener server() {
        return Listener.banner(22, "sshd", "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u4\r\n");
    }

    /** The call as the account on that machine makes it after logging in. */
    Invocation login(Invocation in) {
        Map<String, String> environment = new HashMap<>(Map.of("USER", account.name(), "LOGNAME", account.name(), "HOME", account.home(),
                "SHELL", account.shell(), "PATH", account.uid() == 0 ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
                : "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games", "PWD", account.home(), "SHLVL", "0",
                "SSH_CLIENT", in.host().address() + " 50022 22", "SSH_CONNECTION", in.host().address() + " 50022 " + host.address() + " 22"));
        for (String kept : new String[] {"TERM", "LANG", "LC_ALL"}) {
            in.env(kept).ifPresent(value -> environment.put(kept, value));
        }
        String home = host.files().asRoot().isDirectory(account.home()) ? account.home() : "/";
        return in.on(host).withEnvironment(environment).at(home).as(host.users().credentials(account));
    }

    /** The account's view of that machine's files, from its home. */
    FileView files(Invocation in) {
        return login(in).files();
    }
}
