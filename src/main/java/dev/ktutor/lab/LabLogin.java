package dev.ktutor.lab;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.host.Account;
import dev.ktutor.host.Host;
import dev.ktutor.host.Screen;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a shell is opened on a host of the lab.
 *
 * @param name {@code $0}: "bash" at a prompt, else the script's name
 * @param args the script's arguments
 * @param descriptors its open files
 * @param screen the learner's terminal; null without one
 * @param limits bounds on what it may use up
 * @param interactive whether it is a prompt
 * @param environment variables beside those of a login
 */
public record LabLogin(String name, List<String> args, Descriptors descriptors, @Nullable Screen screen, Limits limits,
        boolean interactive, Map<String, String> environment) {

    /** A script without arguments that uses the files given. */
    public static LabLogin script(Descriptors descriptors) {
        return new LabLogin("bash", List.of(), descriptors, null, Limits.NONE, false, Map.of());
    }

    /** Opens it for an account of the host, in the account's home. */
    Shell open(Host host, Account account) {
        Map<String, String> variables = new LinkedHashMap<>(login(account));
        variables.putAll(environment);
        Shell shell = new Shell(new Shell.Setup(host, host.users().credentials(account), account.home(), variables, descriptors,
                screen, limits, interactive, name, args));
        if (interactive) {
            shell.login();
        }
        return shell;
    }

    /** What login(1) sets. */
    private static Map<String, String> login(Account account) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HOME", account.home());
        variables.put("USER", account.name());
        variables.put("LOGNAME", account.name());
        variables.put("SHELL", account.shell());
        variables.put("PATH", BaseSystem.path());
        variables.put("TERM", "xterm-256color");
        variables.put("LANG", "C.UTF-8");
        return variables;
    }
}
