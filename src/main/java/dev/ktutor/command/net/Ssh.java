package dev.ktutor.command.net;

import dev.ktutor.command.coreutils.tool.OptionTable;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Command;
import dev.ktutor.host.Completing;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Proposals;
import dev.ktutor.host.net.Listener;
import java.time.Duration;
import java.util.List;

/** {@code ssh} between the machines of a lab (OpenSSH 9.2). */
public final class Ssh implements Command, Completing {
    private static final OptionTable OPTIONS = OptionTable.of("""
            -4  IPv4
            -6  IPv6
            -A  agent
            -C  compress
            -f  background
            -i FILE  identity
            -F FILE  configuration
            -J HOST  jump
            -l USER  login name
            -L SPEC  forward
            -n  no input
            -N  no command
            -o OPTION  option
            -p PORT  port
            -q  quiet
            -R SPEC  forward
            -t  terminal
            -T  no terminal
            -v  verbose
            -V  version
            -X  X11
            """);
    private static final String USAGE = """
            usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface]
                       [-b bind_address] [-c cipher_spec] [-D [bind_address:]port]
                       [-E log_file] [-e escape_char] [-F configfile] [-I pkcs11]
                       [-i identity_file] [-J [user@]host[:port]] [-L address]
                       [-l login_name] [-m mac_spec] [-O ctl_cmd] [-o option] [-p port]
                       [-Q query_option] [-R address] [-S ctl_path] [-W host:port]
                       [-w local_tun[:remote_tun]] destination [command [argument ...]]
            """;

    /** The SSH server of a machine: what has to listen there for ssh and scp to get in. */
    public static Listener server() {
        return Remote.server();
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public String synopsis() {
        return "log in to another machine, or run a command there";
    }

    @Override
    public ExitStatus run(Invocation in) {
        try {
            // Options end at the destination: what follows belongs to the command.
            Parsed options = Parsed.parse(OPTIONS, in.args(), true);
            if (options.has("V")) {
                in.err().println("OpenSSH_9.2p1 Debian-2+deb12u4, OpenSSL 3.0.15 3 Sep 2024");
                return ExitStatus.OK;
            }
            if (options.operands().isEmpty()) {
                in.err().print(USAGE);
                return ExitStatus.of(255);
            }
            for (String missing : List.of("J", "L", "R", "N")) {
                if (options.has(missing)) {
                    return in.fail(255, "ssh: -" + missing + " is not available in this lab yet");
                }
            }
            return connect(in, options);
        } catch (UsageError e) {
            in.err().print("unknown option -- " + e.text().replaceAll(".*'(.)'.*", "$1") + "\n" + USAGE);
            return ExitStatus.of(255);
        } catch (Remote.Failure e) {
            return in.fail(255, e.text());
        }
    }

    private static ExitStatus connect(Invocation in, Parsed options) {
        String target = options.operands().get(0).replaceFirst("^ssh://", "");
        String named = target.substring(target.lastIndexOf('@') + 1);
        SshSettings settings = SshSettings.of(in, named, options.values("o"), options.value("F"));
        String port = options.value("p") != null ? options.value("p") : settings.value("port");
        if (port != null && !port.matches("[1-9][0-9]{0,4}")) {
            return in.fail(255, "Bad port '" + port + "'");
        }
        Remote remote = Remote.open(in, target(target, settings), options.value("l") != null ? options.value("l") : settings.value("user"),
                port == null ? 22 : Integer.parseInt(port), patience(settings));
        Invocation there = remote.login(in);
        String shell = remote.account().shellName();
        if (shell.equals("nologin")) {
            in.out().println("This account is currently not available.");
            return ExitStatus.FAILURE;
        }
        List<String> command = options.operands().subList(1, options.operands().size());
        if (!command.isEmpty()) {
            ExitStatus status = there.run(List.of(shell, "-c", String.join(" ", command)));
            if (options.has("t")) {
                in.err().println("Connection to " + named + " closed.");
            }
            return status;
        }
        ExitStatus status = there.run(List.of(shell, "-l"));
        if (in.in().isTerminal()) {
            in.err().println("Connection to " + named + " closed.");
        }
        return status;
    }

    /** The target with the host's real name. */
    static String target(String typed, SshSettings settings) {
        String host = settings.value("hostname");
        int at = typed.lastIndexOf('@');
        return host == null ? typed : typed.substring(0, at + 1) + host.replace("%h", typed.substring(at + 1));
    }

    @Override
    public Proposals propose(Invocation in, List<String> words) {
        String typed = words.get(words.size() - 1);
        String before = words.get(words.size() - 2);
        if (before.matches("-[iFES]")) {
            return Proposals.anyFile();
        }
        List<String> operands = Parsed.parse(OPTIONS, words.subList(1, words.size() - 1), true).operands();
        return operands.isEmpty() ? Proposals.of(new RemoteNames(in).hosts(typed, "")) : Proposals.anyFile();
    }

    /** How long it waits for a connection: ConnectTimeout, else as long as the kernel. */
    static Duration patience(SshSettings settings) {
        String seconds = settings.value("connecttimeout");
        return seconds != null && seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Connector.KERNEL.plusSeconds(1);
    }
}
