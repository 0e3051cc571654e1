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
}
