package dev.ktutor.command.admin;

/** The hardware and kernel that every host of a lab seems to have. */
public final class Machine {
    /** Kernel release. */
    public static final String RELEASE = "6.1.0-28-amd64";
    /** Kernel version. */
    public static final String VERSION = "#1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22)";
    /** Hardware name. */
    public static final String HARDWARE = "x86_64";
    /** Memory in KiB. */
    public static final long MEMORY_KIB = 4_030_000;
    /** Processors. */
    public static final int PROCESSORS = 2;
    /** Size of the disk in KiB. */
    public static final long DISK_KIB = 20_509_264;

    private Machine() { }
}
