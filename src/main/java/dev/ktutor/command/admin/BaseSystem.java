package dev.ktutor.command.admin;

import dev.ktutor.host.Command;
import dev.ktutor.host.Host;
import dev.ktutor.host.Program;
import dev.ktutor.host.fs.FileView;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Furnishes a fresh host's disk as the installer of a Debian machine or the builder of an image leaves it. */
public final class BaseSystem {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final Set<String> SYSTEM_PROGRAMS = Set.of("adduser", "addgroup", "useradd", "userdel", "usermod", "groupadd",
            "deluser", "delgroup", "chpasswd", "service", "swapoff", "swapon", "modprobe", "lsmod", "ip", "ss", "iptables", "sysctl", "reboot", "chroot");
    private static final List<String> DIRECTORIES = List.of("/usr/bin", "/usr/sbin", "/usr/lib", "/usr/local/bin", "/usr/local/sbin",
            "/usr/share", "/etc", "/home", "/mnt", "/opt", "/proc", "/run", "/srv", "/sys", "/var/lib", "/var/log", "/var/cache",
            "/var/spool", "/dev", "/boot", "/media");

    private BaseSystem() { }

    /** The PATH that a login starts with. */
    public static String path() {
        return PATH;
    }

    /** Furnishes a machine: a Debian with every program of the host's command table. */
    public static void install(Host host) {
        install(host, Distribution.DEBIAN, host.commands().all().stream().map(Command::name).toList());
        MachineServices.boot(host);
    }

    /**
     * Furnishes a container's disk.
     *
     * @param programs what it has beyond the programs of the bare image; names the command table does not know are passed over
     */
    public static void installImage(Host host, Distribution distribution, Collection<String> programs) {
        install(host, distribution, programs);
    }

    private static void install(Host host, Distribution distribution, Collection<String> programs) {
        FileView files = host.files().asRoot();
        DIRECTORIES.forEach(files::makeDirectories);
        for (String name : List.of("bin", "sbin", "lib")) {
            files.symlink("usr/" + name, "/" + name);
        }
        files.makeDirectory("/root");
        files.chmod("/root", 0700);
        for (String sticky : List.of("/tmp", "/var/tmp")) {
            files.makeDirectory(sticky);
            files.chmod(sticky, 01777);
        }
        devices(files);
        settings(host, distribution, files);
        kernel(host, files);
        distribution.programs().forEach(name -> program(host, files, name));
        programs.forEach(name -> program(host, files, name));
    }

    /** Adds a program to a host; nothing happens if there is no such command, or only the shell knows it. */
    public static void program(Host host, FileView files, String name) {
        String path = (SYSTEM_PROGRAMS.contains(name) ? "/usr/sbin/" : "/usr/bin/") + name;
        if (host.commands().find(name).isPresent() && files.findLink(path) == null) {
            files.install(path, Program.content(name), 0755);
        }
    }

    private static void devices(FileView files) {
        for (String name : List.of("null", "zero", "full", "random", "urandom", "tty")) {
            files.makeDevice("/dev/" + name, name, 0666);
        }
        files.symlink("/proc/self/fd", "/dev/fd");
        files.symlink("/proc/self/fd/0", "/dev/stdin");
        files.symlink("/proc/self/fd/1", "/dev/stdout");
        files.symlink("/proc/self/fd/2", "/dev/stderr");
        files.makeDirectory("/dev/shm");
        files.chmod("/dev/shm", 01777);
    }

    private static void settings(Host host, Distribution distribution, FileView files) {
        files.write("/etc/passwd", "root:x:0:0:root:/root:" + distribution.shell() + "\n" + """
                daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
                bin:x:2:2:bin:/bin:/usr/sbin/nologin
                sys:x:3:3:sys:/dev:/usr/sbin/nologin
                mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
                www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
                nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
                """);
        files.write("/etc/group", """
                root:x:0:
                daemon:x:1:
                bin:x:2:
                sys:x:3:
                adm:x:4:
                tty:x:5:
                mail:x:8:
                sudo:x:27:
                www-data:x:33:
                users:x:100:
                nogroup:x:65534:
                """);
        files.install("/etc/shadow", "root:*:19700:0:99999:7:::\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0640);
        files.write("/etc/hostname", host.name() + "\n");
        files.write("/etc/hosts", "127.0.0.1\tlocalhost\n" + host.address() + "\t" + host.name() + "\n");
        files.write("/etc/shells", "/bin/sh\n/bin/bash\n");
        if (!distribution.release().isEmpty()) {
            files.write("/etc/os-release", distribution.release());
        }
        files.write("/etc/profile", StartFiles.PROFILE);
        files.makeDirectories("/etc/profile.d");
        if (distribution != Distribution.DEBIAN && distribution.name().startsWith("DEBIAN")) {
            files.write("/etc/debian_version", "12.8\n");
            StartFiles.installPlain(files);
        }
        if (distribution == Distribution.DEBIAN) {
            files.write("/etc/debian_version", "12.8\n");
            StartFiles.install(files);
            files.install("/etc/sudoers", "root ALL=(ALL:ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0440);
        }
    }

    private static void kernel(Host host, FileView files) {
        files.makeDirectories("/proc/sys/kernel");
        files.makeDirectories("/proc/sys/net/ipv4");
        files.write("/proc/version", "Linux version " + Machine.RELEASE + " (debian-kernel@lists.debian.org) " + Machine.VERSION + "\n");
        files.write("/proc/sys/kernel/hostname", host.name() + "\n");
        files.write("/proc/sys/kernel/ostype", "Linux\n");
        files.write("/proc/sys/kernel/osrelease", Machine.RELEASE + "\n");
        files.write("/proc/sys/net/ipv4/ip_forward", "1\n");
        files.write("/proc/meminfo", String.format("MemTotal:       %8d kB%nMemFree:        %8d kB%nMemAvailable:   %8d kB%n",
                Machine.MEMORY_KIB, Machine.MEMORY_KIB / 2, Machine.MEMORY_KIB * 3 / 4));
        files.write("/proc/filesystems", "nodev\tproc\nnodev\ttmpfs\n\text4\n");
    }
}
