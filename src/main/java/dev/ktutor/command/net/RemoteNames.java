package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.Proposals;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The hosts and the files on them that ssh and scp can be told, for completion. */
final class RemoteNames {
    private final Invocation in;

    RemoteNames(Invocation in) {
        this.in = in;
    }

    /** Hosts for what was typed, behind the user it may name. */
    List<String> hosts(String typed, String suffix) {
        String user = typed.contains("@") ? typed.substring(0, typed.indexOf('@') + 1) : "";
        Set<String> names = new TreeSet<>(SshSettings.named(in));
        try {
            in.files().readText("/etc/hosts").lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
                    .forEach(line -> Arrays.stream(line.split("\\s+")).skip(1).forEach(names::add));
        } catch (FileError e) {
            return List.of();
        }
        return names.stream().map(name -> user + name + suffix).toList();
    }

    /** Files on the host that was typed before the colon. */
    Proposals files(String typed) {
        int colon = typed.indexOf(':');
        String target = typed.substring(0, colon);
        String path = typed.substring(colon + 1);
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        List<String> found = new ArrayList<>();
        try {
            Remote remote = Remote.open(in, target, null, 22, java.time.Duration.ofMillis(1));
            for (String name : remote.files(in).list(folder.isEmpty() ? "." : folder)) {
                boolean hidden = name.startsWith(".") && !path.substring(folder.length()).startsWith(".");
                if (!hidden) {
                    found.add(target + ":" + folder + name + (remote.files(in).isDirectory(folder + name) ? "/" : ""));
                }
            }
        } catch (Remote.Failure | FileError e) {
            return Proposals.of(List.of());
        }
        boolean open = found.stream().filter(name -> name.startsWith(typed)).allMatch(name -> name.endsWith("/"));
        return open ? Proposals.open(found) : Proposals.of(found);
    }
}
