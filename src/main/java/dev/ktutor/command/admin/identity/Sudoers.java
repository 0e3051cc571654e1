package dev.ktutor.command.admin.identity;

import dev.ktutor.host.Account;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What /etc/sudoers and the files of /etc/sudoers.d allow (sudoers(5), without aliases). */
final class Sudoers {
    private static final Pattern RULE = Pattern.compile("(\\S+)\\s+(\\S+?)\\s*=\\s*(?:\\(([^)]*)\\))?\\s*((?:(?:NO)?PASSWD:|SETENV:|NOEXEC:)\\s*)*(.+)");

    private final Host host;
    private final List<Rule> rules = new ArrayList<>();

    /**
     * A line.
     *
     * @param who a user, a group behind {@code %}, or ALL
     * @param as whom the commands may be run as
     * @param free whether no password is asked for
     */
    record Rule(String who, String where, String as, boolean free, List<String> commands) {
        String shown() {
            String runas = as.isEmpty() ? "root" : as.replaceAll("\\s*:\\s*", " : ");
            return "    (" + runas + ") " + (free ? "NOPASSWD: " : "") + String.join(", ", commands);
        }
    }

    Sudoers(Host host) {
        this.host = host;
        FileView files = host.files().asRoot();
        read(files, "/etc/sudoers");
        if (files.isDirectory("/etc/sudoers.d")) {
            files.list("/etc/sudoers.d").stream().filter(name -> !name.contains(".") && !name.endsWith("~")).sorted()
                    .forEach(name -> read(files, "/etc/sudoers.d/" + name));
        }
    }

    private void read(FileView files, String file) {
        try {
            for (String line : files.readText(file).replace("\\\n", "").split("\n")) {
                Matcher rule = RULE.matcher(line.replaceFirst("(^|\\s)#.*", "").strip());
                if (rule.matches() && !line.startsWith("Defaults")) {
                    rules.add(new Rule(rule.group(1), rule.group(2), rule.group(3) == null ? "" : rule.group(3).strip(),
                            line.contains("NOPASSWD:"), Arrays.stream(rule.group(5).split("\\s*,\\s*")).map(String::strip).toList()));
                }
            }
        } catch (FileError e) {
            // Without the file nobody may do anything.
            return;
        }
    }

    /** The rules about a user on this host. */
    List<Rule> of(Account user) {
        List<String> groups = host.users().credentials(user).groups().stream().map(host.users()::groupName).toList();
        return rules.stream().filter(rule -> rule.who().equals("ALL") || rule.who().equals(user.name())
                || rule.who().startsWith("%") && groups.contains(rule.who().substring(1)))
                .filter(rule -> rule.where().equals("ALL") || rule.where().equals(host.name())).toList();
    }

    /** Whether the rules let the user run a command (its path and arguments) as another. */
    boolean allows(Account user, Account other, String path, List<String> arguments) {
        boolean allowed = false;
        for (Rule rule : of(user)) {
            String users = rule.as().isEmpty() ? "root" : rule.as().split(":")[0].strip();
            boolean asThat = Arrays.asList(users.split("\\s*,\\s*")).stream().anyMatch(name -> name.equals("ALL") || name.equals(other.name()));
            for (String command : asThat ? rule.commands() : List.<String>of()) {
                boolean denied = command.startsWith("!");
                if (matches(denied ? command.substring(1) : command, path, arguments)) {
                    // As sudoers: the last match decides.
                    allowed = !denied;
                }
            }
        }
        return allowed;
    }

    private static boolean matches(String command, String path, List<String> arguments) {
        if (command.equals("ALL")) {
            return true;
        }
        String[] words = command.split("\\s+", 2);
        String usr = path.startsWith("/bin/") || path.startsWith("/sbin/") ? "/usr" + path : path;
        String wanted = words[0].startsWith("/bin/") || words[0].startsWith("/sbin/") ? "/usr" + words[0] : words[0];
        boolean same = wanted.endsWith("/") ? usr.startsWith(wanted) : glob(wanted, usr);
        String given = String.join(" ", arguments);
        return same && (words.length == 1 || (words[1].equals("\"\"") ? given.isEmpty() : glob(words[1], given)));
    }

    private static boolean glob(String pattern, String text) {
        return text.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
