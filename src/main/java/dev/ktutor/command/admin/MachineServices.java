package dev.ktutor.command.admin;

import dev.ktutor.host.Host;
import dev.ktutor.host.Program;
import dev.ktutor.host.ServiceTable;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.text.ByteText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs on every machine since it was switched on: init and the services of a Debian without anything installed. */
public final class MachineServices {
    private static final Duration UP = Duration.ofMinutes(67);

    /** A service of the base system: its process id after the start, its unit's name and description, its command line. */
    private record Base(int pid, String name, String type, String description, String command) { }

    private static final List<Base> ALL = List.of(
            new Base(231, "systemd-journald", "notify", "Journal Service", "/usr/lib/systemd/systemd-journald"),
            new Base(262, "systemd-udevd", "notify", "Rule-based Manager for Device Events and Files", "/usr/lib/systemd/systemd-udevd"),
            new Base(391, "systemd-timesyncd", "notify", "Network Time Synchronization", "/usr/lib/systemd/systemd-timesyncd"),
            new Base(412, "cron", "simple", "Regular background program processing daemon", "/usr/sbin/cron -f"),
            new Base(413, "dbus", "notify", "D-Bus System Message Bus",
                    "/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation --syslog-only"),
            new Base(419, "systemd-logind", "notify", "User Login Management", "/usr/lib/systemd/systemd-logind"),
            new Base(533, "ssh", "notify", "OpenBSD Secure Shell server", "/usr/sbin/sshd -D"));

    private MachineServices() { }

    /** When the machine was switched on. */
    public static Instant since(Host host) {
        return host.processes().find(1).map(process -> process.started()).orElse(host.simulation().now());
    }

    /** Writes the units and starts what they say, an hour ago. */
    static void boot(Host host) {
        Instant since = host.simulation().now().minus(UP);
        host.processes().daemon(1, 0, 0, List.of("/sbin/init"), since, signal -> { });
        FileView files = host.files().asRoot();
        for (Base base : ALL) {
            List<String> argv = List.of(base.command().split(" "));
            unit(host, base.name() + ".service", "[Unit]\nDescription=" + base.description() + "\n\n[Service]\nType=" + base.type() + "\nExecStart="
                    + base.command() + "\nRestart=on-failure\n\n[Install]\nWantedBy=multi-user.target\n");
            files.symlink("/lib/systemd/system/" + base.name() + ".service", "/etc/systemd/system/multi-user.target.wants/" + base.name() + ".service");
            provide(host, argv.get(0), new Shown());
            running(host, base.name() + ".service", base.pid(), argv, since.plusSeconds(2));
        }
    }

    /** Writes a unit file of the distribution. */
    public static void unit(Host host, String name, String text) {
        FileView files = host.files().asRoot();
        files.makeDirectories("/usr/lib/systemd/system");
        files.makeDirectories("/etc/systemd/system/multi-user.target.wants");
        files.install("/usr/lib/systemd/system/" + name, ByteText.encode(text), 0644);
    }

    /** Installs an executable that the lab runs by other means. */
    public static void provide(Host host, String executable, ServiceTable.Daemon daemon) {
        FileView files = host.files().asRoot();
        String directory = executable.substring(0, executable.lastIndexOf('/'));
        files.makeDirectories(directory);
        if (files.findLink(executable) == null) {
            files.install(executable, Program.content(executable.substring(directory.length() + 1)), 0755);
        }
        host.systemd().provide(executable, daemon);
    }

    /** Enters a service that has run since that moment. */
    public static void running(Host host, String unit, int pid, List<String> argv, Instant since) {
        host.processes().daemon(pid, 1, 0, argv, since, signal -> { });
        host.systemd().service(unit).running(pid, since);
    }

    /** A daemon whose work nothing in the lab depends on. */
    private static final class Shown implements ServiceTable.Daemon {
        @Override
        public @Nullable String start(List<String> argv) {
            return null;
        }

        @Override
        public void stop() { }
    }
}
