package dev.ktutor.lab;

import dev.ktutor.command.openssl.OpensslFiles;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.lab.boot.Scenario;
import java.nio.charset.StandardCharsets;

/** What makes the machines of a scenario know each other and look as an exam's machines do. */
final class Machines {
    private Machines() { }

    /** Writes /etc/hosts and the scenario's files to a furnished machine. */
    static void introduce(Host host, Scenario scenario) {
        FileView files = host.files().asRoot();
        files.install(OpensslFiles.CONFIG, OpensslFiles.defaultConfig().getBytes(StandardCharsets.UTF_8), 0644);
        files.makeDirectories(OpensslFiles.CONFIG_LINK.substring(0, OpensslFiles.CONFIG_LINK.lastIndexOf('/')));
        files.symlink(OpensslFiles.CONFIG, OpensslFiles.CONFIG_LINK);
        plainUser(files);
        StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n\n");
        scenario.machines().forEach(machine -> hosts.append(machine.address()).append(' ').append(machine.name()).append('\n'));
        scenario.registries().forEach(registry -> hosts.append(registry.address()).append(' ')
                .append(registry.server().replaceFirst(":.*", "")).append('\n'));
        files.write("/etc/hosts", hosts.toString());
        scenario.files().forEach((place, content) -> {
            int colon = place.indexOf(':');
            if (place.substring(0, Math.max(0, colon)).equals(host.name())) {
                files.install(place.substring(colon + 1), content.getBytes(StandardCharsets.UTF_8), 0644);
            }
        });
    }

    /** Somebody who is not root, as exam machines have one: may become root with sudo, without a password. */
    private static void plainUser(FileView files) {
        files.write("/etc/passwd", files.readText("/etc/passwd") + "candidate:x:1000:1000:candidate:/home/candidate:/bin/bash\n");
        files.write("/etc/group", files.readText("/etc/group").replace("sudo:x:27:\n", "sudo:x:27:candidate\n") + "candidate:x:1000:\n");
        files.makeDirectories("/etc/sudoers.d");
        files.chmod("/etc/sudoers.d", 0750);
        files.install("/etc/sudoers.d/candidate", "candidate ALL=(ALL) NOPASSWD: ALL\n".getBytes(StandardCharsets.UTF_8), 0440);
        String home = "/home/candidate";
        files.makeDirectories(home);
        files.chmod(home, 0700);
        for (String name : files.list("/etc/skel")) {
            files.install(home + "/" + name, files.read("/etc/skel/" + name), 0644);
            files.chown(home + "/" + name, 1000, 1000, false);
        }
        files.chown(home, 1000, 1000, false);
    }
}
