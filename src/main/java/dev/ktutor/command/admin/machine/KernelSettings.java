package dev.ktutor.command.admin.machine;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Command;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.List;

/** sysctl(8) on the files of /proc/sys; modprobe, swapon and swapoff, which find the lab's machines as a cluster wants them. */
public final class KernelSettings extends Tool {
    private static final String ROOT = "/proc/sys/";

    private KernelSettings() {
        super("sysctl", "Read and write kernel parameters at runtime.", """
                [options] [variable[=value] ...]
                  -a, --all            display all variables
                  -e, --ignore         ignore unknown variables errors
                  -n, --values         print only values of the given variable(s)
                  -p, --load[=FILE]    read values from file
                  -q, --quiet          do not echo variable set
                  -w, --write          enable writing a value to variable
                      --system         read values from all system directories
                """);
    }

    /** All of them. */
    public static List<Command> all() {
        return List.of(new KernelSettings(),
                new Silent("modprobe", "Add and remove modules from the Linux Kernel.", """
                        [options] modulename
                          -r, --remove   remove modules instead of inserting
                          -a, --all      treat every argument as a module
                          -v, --verbose  enable more messages
                        """),
                new Silent("swapoff", "Disable devices and files for paging and swapping.", "[options] [<spec>]\n  -a, --all  disable all swaps from /proc/swaps\n  -v, --verbose  verbose mode\n"),
                new Silent("swapon", "Enable devices and files for paging and swapping.", "[options] [<spec>]\n  -a, --all  enable all swaps from /etc/fstab\n  -s, --summary  display summary\n      --show[=columns]  display summary in definable table\n"));
    }

    /** A tool that has nothing to say because what it does is done. */
    private static final class Silent extends Tool {
        Silent(String name, String synopsis, String declaration) {
            super(name, synopsis, declaration);
        }

        @Override
        protected void execute(Call call) {
            if (!call.in().credentials().root()) {
                throw new ToolExit(1, "Operation not permitted");
            }
            for (String operand : call.operands()) {
                if (name().equals("modprobe") && !operand.matches("br_netfilter|overlay|nf_conntrack|ip_vs(_rr|_wrr|_sh)?|bridge|vxlan|ip_tables|xt_\\w+|dummy|configs")) {
                    throw new ToolExit(1, "FATAL: Module " + operand + " not found in directory /lib/modules/" + dev.ktutor.command.admin.Machine.RELEASE);
                }
                if (name().startsWith("swap")) {
                    throw new ToolExit(name().equals("swapon") ? 255 : 4, operand + ": " + (name().equals("swapon") ? "swapon failed: Invalid argument" : "swapoff failed: Invalid argument"));
                }
            }
        }
    }

    @Override
    protected void execute(Call call) {
        FileView files = call.in().host().files().asRoot();
        List<String> settings = new ArrayList<>(call.operands());
        if (call.has("p") || call.has("system")) {
            List<String> sources = new ArrayList<>(List.of(call.value("p", "/etc/sysctl.conf")));
            if (call.has("system") && files.isDirectory("/etc/sysctl.d")) {
                files.list("/etc/sysctl.d").stream().filter(n -> n.endsWith(".conf")).forEach(n -> sources.add(0, "/etc/sysctl.d/" + n));
            }
            sources.addAll(call.has("p") ? call.operands() : List.of());
            settings.clear();
            for (String source : sources) {
                if (!files.isRegular(source)) {
                    if (call.has("p")) {
                        call.error("cannot open \"" + source + "\": No such file or directory");
                    }
                    continue;
                }
                if (call.has("system")) {
                    call.println("* Applying " + source + " ...");
                }
                files.readText(source).lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#") && !l.startsWith(";")).forEach(settings::add);
            }
        } else if (call.has("a")) {
            list(call, files, ROOT.substring(0, ROOT.length() - 1), "");
            return;
        } else if (settings.isEmpty()) {
            throw new dev.ktutor.command.coreutils.tool.UsageError("");
        }
        settings.forEach(setting -> one(call, files, setting));
    }

    private static void one(Call call, FileView files, String setting) {
        int equals = setting.indexOf('=');
        String name = (equals < 0 ? setting : setting.substring(0, equals)).strip();
        String path = ROOT + name.replace('.', '/');
        boolean known = files.isRegular(path) || name.matches("net\\.bridge\\.bridge-nf-call-(iptables|ip6tables)|net\\.ipv4\\.ip_forward|net\\.ipv6\\.conf\\.all\\.forwarding|vm\\.(swappiness"
                + "|overcommit_memory|max_map_count|panic_on_oom)|kernel\\.(panic|panic_on_oops|keys\\.\\w+)|fs\\.(file-max|inotify\\.\\w+)|net\\.(core|ipv4|netfilter)\\.\\S+");
        if (!known) {
            if (!call.has("e")) {
                call.error(1, "cannot stat " + path + ": No such file or directory");
            }
            return;
        }
        if (equals >= 0) {
            if (!call.in().credentials().root()) {
                call.error(1, "permission denied on key \"" + name + "\"");
                return;
            }
            files.makeDirectories(path.substring(0, path.lastIndexOf('/')));
            files.write(path, setting.substring(equals + 1).strip() + "\n");
        }
        String value = files.isRegular(path) ? files.readText(path).strip() : "1";
        if (!call.has("q") || equals < 0) {
            call.println(call.has("n") ? value : name + " = " + value);
        }
    }

    private static void list(Call call, FileView files, String directory, String lead) {
        for (String name : files.list(directory)) {
            String path = directory + "/" + name;
            if (files.isDirectory(path)) {
                list(call, files, path, lead + name + ".");
            } else {
                call.println(lead + name + " = " + files.readText(path).strip());
            }
        }
    }
}
