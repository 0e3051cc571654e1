package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the command line, ~/.ssh/config and /etc/ssh/ssh_config say of a host (ssh_config(5)): the first that says it counts. */
final class SshSettings {
    /** Those a lab knows; most have no meaning in it, but are no mistakes. */
    private static final Set<String> KNOWN = Set.of("addkeystoagent", "addressfamily", "batchmode", "canonicalizehostname", "checkhostip", "ciphers",
            "clearallforwardings", "compression", "connectionattempts", "connecttimeout", "controlmaster", "controlpath", "controlpersist",
            "dynamicforward", "escapechar", "exitonforwardfailure", "forwardagent", "forwardx11", "globalknownhostsfile", "gssapiauthentication",
            "hashknownhosts", "hostkeyalgorithms", "hostname", "identitiesonly", "identityfile", "kbdinteractiveauthentication", "kexalgorithms",
            "localforward", "loglevel", "logverbose", "macs", "nohostauthenticationforlocalhost", "numberofpasswordprompts",
            "passwordauthentication", "permitlocalcommand", "port", "preferredauthentications", "proxycommand", "proxyjump",
            "pubkeyacceptedalgorithms", "pubkeyauthentication", "remotecommand", "remoteforward", "requesttty", "sendenv", "serveralivecountmax",
            "serveraliveinterval", "setenv", "stricthostkeychecking", "syslogfacility", "tcpkeepalive", "tunnel", "updatehostkeys", "user",
            "userknownhostsfile", "verifyhostkeydns", "visualhostkey");

    private final Map<String, String> values = new LinkedHashMap<>();

    private SshSettings() { }

    /**
     * Those for a host as it was named.
     *
     * @param file what {@code -F} names; null for the usual files
     * @throws Remote.Failure if a setting does not exist
     */
    static SshSettings of(Invocation in, String host, List<String> options, @Nullable String file) {
        SshSettings settings = new SshSettings();
        for (String option : options) {
            settings.take(option, "command-line: line 0");
        }
        String home = in.env("HOME").orElse("");
        if (file != null && !in.files().exists(file)) {
            throw new Remote.Failure("Can't open user config file " + file + ": No such file or directory");
        }
        for (String each : file != null ? List.of(file) : List.of(home + "/.ssh/config", "/etc/ssh/ssh_config")) {
            settings.read(in, each, host);
        }
        return settings;
    }

    private void read(Invocation in, String file, String host) {
        String text;
        try {
            text = in.files().readText(file);
        } catch (FileError e) {
            return;
        }
        boolean applies = true;
        int number = 0;
        for (String raw : text.split("\n")) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\s*=\\s*|\\s+", 2);
            String value = parts.length > 1 ? parts[1].strip() : "";
            switch (parts[0].toLowerCase(Locale.ROOT)) {
                case "host" -> applies = matches(value, host);
                case "match" -> applies = value.equals("all");
                case "include" -> { }
                default -> {
                    if (applies) {
                        take(line, file + ": line " + number);
                    }
                }
            }
        }
    }

    private void take(String option, String place) {
        String[] parts = option.strip().split("\\s*=\\s*|\\s+", 2);
        String name = parts[0].toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(name)) {
            throw new Remote.Failure(place + ": Bad configuration option: " + name
                    + (place.startsWith("command-line") ? "" : "\n" + place.substring(0, place.lastIndexOf(": ")) + ": terminating, 1 bad configuration options"));
        }
        if (parts.length < 2) {
            throw new Remote.Failure(place + ": no argument after keyword \"" + name + "\"");
        }
        values.putIfAbsent(name, parts[1].replace("\"", ""));
    }

    private static boolean matches(String patterns, String host) {
        boolean found = false;
        for (String pattern : patterns.split("\\s+")) {
            boolean negated = pattern.startsWith("!");
            String glob = Pattern.quote(negated ? pattern.substring(1) : pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            if (host.matches(glob)) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** A setting, null if nothing says it. */
    @Nullable String value(String name) {
        return values.get(name);
    }

    /** The hosts that ~/.ssh/config names, for completion. */
    static List<String> named(Invocation in) {
        List<String> names = new ArrayList<>();
        try {
            in.files().readText(in.env("HOME").orElse("") + "/.ssh/config").lines().map(String::strip)
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("host ")).forEach(line -> {
                        for (String name : line.substring(5).strip().split("\\s+")) {
                            if (!name.contains("*") && !name.contains("?") && !name.startsWith("!")) {
                                names.add(name);
                            }
                        }
                    });
        } catch (FileError e) {
            return names;
        }
        return names;
    }
}
