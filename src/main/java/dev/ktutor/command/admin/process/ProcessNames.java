package dev.ktutor.command.admin.process;

import dev.ktutor.host.HostProcess;

/** How a process is called, and figures of its size that follow from its name: the lab does not measure any. */
final class ProcessNames {
    private ProcessNames() { }

    /** The kernel's name of it, 15 letters at most. */
    static String program(HostProcess process) {
        String path = process.argv().isEmpty() ? "?" : process.argv().get(0);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals("init") ? "systemd" : name.substring(0, Math.min(15, name.length()));
    }

    /** The whole command line. */
    static String command(HostProcess process) {
        return String.join(" ", process.argv());
    }

    /** Resident memory in KiB. */
    static long resident(HostProcess process) {
        return switch (program(process)) {
            case "kube-apiserver" -> 291_840;
            case "etcd" -> 61_440;
            case "kube-controller", "kube-controller-" -> 102_400;
            case "kube-scheduler" -> 61_204;
            case "kubelet" -> 96_256;
            case "containerd" -> 58_368;
            case "kube-proxy", "coredns" -> 45_056;
            default -> 3_584 + Math.floorMod(program(process).hashCode(), 8) * 1_024L;
        };
    }

    /** Virtual memory in KiB. */
    static long virtual(HostProcess process) {
        return resident(process) > 40_000 ? 1_267_264 + resident(process) * 2 : 4_608 + resident(process);
    }

    /** Thousandths of a processor. */
    static int load(HostProcess process) {
        return switch (program(process)) {
            case "kube-apiserver" -> 31;
            case "etcd" -> 18;
            case "kube-controller", "kube-controller-", "kubelet" -> 14;
            case "containerd", "kube-scheduler" -> 6;
            default -> 0;
        };
    }

    /** How many threads it has. */
    static String threads(HostProcess process) {
        return resident(process) > 40_000 ? "12" : "1";
    }

    /** The terminal it belongs to. */
    static String terminal(HostProcess process) {
        return process.coroutine() == null ? "?" : "pts/0";
    }

    /** ps's STAT. */
    static String state(HostProcess process, boolean self) {
        return process.coroutine() != null ? self ? "R+" : "Ss" : resident(process) > 40_000 ? "Ssl" : "Ss";
    }
}
