package dev.ktutor.command.admin.machine;

import dev.ktutor.command.admin.Machine;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.Command;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** lscpu, lsblk, mount, lsmod, dmesg, hostnamectl, timedatectl, users: what every machine of a lab has, as these tools show it. */
public final class Facts extends Tool {
    private final Consumer<Call> page;

    private Facts(String name, String synopsis, String declaration, Consumer<Call> page) {
        super(name, synopsis, declaration);
        this.page = page;
    }

    /** All of them. */
    public static List<Command> all() {
        return List.of(
                new Facts("lscpu", "Display information about the CPU architecture.", "[options]\n  -e, --extended[=list]  print out an extended readable format\n  -J, --json  use JSON\n", Facts::cpu),
                new Facts("lsblk", "List information about block devices.", """
                        [options] [<device> ...]
                          -a, --all      print all devices
                          -f, --fs       output info about filesystems
                          -l, --list     use list format output
                          -p, --paths    print complete device path
                          -o, --output=list  output columns
                          -n, --noheadings   don't print headings
                        """, Facts::disks),
                new Facts("lsmod", "Show the status of modules in the Linux Kernel.", "\n", call -> call.out().print("""
                        Module                  Size  Used by
                        xt_conntrack           16384  1
                        nf_conntrack          188416  1 xt_conntrack
                        br_netfilter           36864  0
                        bridge                311296  1 br_netfilter
                        overlay               167936  9
                        """)),
                new Facts("dmesg", "Print or control the kernel ring buffer.", """
                        [options]
                          -T, --ctime    show human-readable timestamp
                          -H, --human    human readable output
                          -w, --follow   wait for new messages
                          -l, --level=list  restrict output to defined levels
                        """, call -> call.out().print("[    0.000000] Linux version " + Machine.RELEASE + " (debian-kernel@lists.debian.org) " + Machine.VERSION + "\n"
                        + "[    0.000000] Command line: BOOT_IMAGE=/boot/vmlinuz-" + Machine.RELEASE + " root=/dev/vda1 ro quiet\n")),
                new Facts("hostnamectl", "Query or change system hostname.", "[OPTIONS...] COMMAND ...\n  -H, --host=HOST  operate on remote host\n", Facts::hostname),
                new Facts("timedatectl", "Query or change system time and date settings.", "[OPTIONS...] COMMAND ...\n", Facts::time),
                new Facts("users", "Output who is currently logged in according to FILE.", "[OPTION]... [FILE]\n", call -> call.println(call.in().env("USER").orElse("root"))));
    }

    @Override
    protected void execute(Call call) {
        page.accept(call);
    }

    private static void cpu(Call call) {
        call.out().print("""
                Architecture:            x86_64
                  CPU op-mode(s):        32-bit, 64-bit
                  Address sizes:         48 bits physical, 48 bits virtual
                  Byte Order:            Little Endian
                CPU(s):                  2
                  On-line CPU(s) list:   0,1
                Vendor ID:               GenuineIntel
                  Model name:            Virtual CPU
                    Thread(s) per core:  1
                    Core(s) per socket:  2
                    Socket(s):           1
                """);
    }

    private static void disks(Call call) {
        String size = String.format(Locale.ROOT, "%.0fG", Machine.DISK_KIB / 1048576.0);
        String device = call.has("p") ? "/dev/" : "";
        if (call.has("f")) {
            call.println("NAME   FSTYPE FSVER LABEL UUID                                 FSAVAIL FSUSE% MOUNTPOINTS\nvda\n└─vda1 ext4   1.0         5b6f3c2a-3c1e-4a52-9d0c-1f6b7a1e2d3c     16G    15% /");
            return;
        }
        if (!call.has("n")) {
            call.println("NAME   MAJ:MIN RM SIZE RO TYPE MOUNTPOINTS");
        }
        call.println(device + "vda    254:0    0  " + size + "  0 disk \n" + (call.has("l") ? "" : "└─") + device + "vda1 254:1    0  " + size + "  0 part /");
    }

    private static void hostname(Call call) {
        if (!call.operands().isEmpty() && call.operands().get(0).matches("hostname|set-hostname")) {
            boolean asks = call.operands().size() < 2;
            if (asks) {
                call.println(call.in().host().name());
                return;
            }
            throw new dev.ktutor.command.coreutils.tool.ToolExit(1, "changing a machine's name is not available in this lab yet");
        }
        String os = call.files().isRegular("/etc/os-release") ? call.files().readText("/etc/os-release").lines().filter(l -> l.startsWith("PRETTY_NAME="))
                .findFirst().orElse("=Linux").replaceFirst(".*=", "").replace("\"", "") : "Linux";
        call.println(" Static hostname: " + call.in().host().name() + "\n       Icon name: computer-vm\n         Chassis: vm 🖴\n  Virtualization: kvm\nOperating System: " + os
                + "\n          Kernel: Linux " + Machine.RELEASE + "\n    Architecture: x86-64");
    }

    private static void time(Call call) {
        String now = dev.ktutor.command.coreutils.time.TimeFormat.format("%a %F %T", call.now(), java.time.ZoneOffset.UTC);
        call.println("               Local time: " + now + " UTC\n           Universal time: " + now + " UTC\n                 RTC time: " + now
                + "\n                Time zone: Etc/UTC (UTC, +0000)\nSystem clock synchronized: yes\n              NTP service: active\n          RTC in local TZ: no");
    }
}
