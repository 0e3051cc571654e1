package dev.ktutor.command.admin.process;

import dev.ktutor.command.admin.Machine;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import java.util.Locale;

/** free(1) of the machines that labs are made of, which have memory enough and no swap. */
public final class Free extends Tool {
    static final long USED_KIB = 1_200_000;
    static final long CACHE_KIB = 900_000;
    static final long FREE_KIB = Machine.MEMORY_KIB - USED_KIB - CACHE_KIB;

    /** The tool. */
    public Free() {
        super("free", "Display amount of free and used memory in the system.", """
                [options]
                  -b, --bytes         show output in bytes
                  -k, --kibi          show output in kibibytes
                  -m, --mebi          show output in mebibytes
                  -g, --gibi          show output in gibibytes
                  -h, --human         show human-readable output
                """);
    }

    @Override
    protected void execute(Call call) {
        long free = Machine.MEMORY_KIB - USED_KIB - CACHE_KIB;
        call.println("               total        used        free      shared  buff/cache   available");
        call.println(line(call, "Mem:", Machine.MEMORY_KIB, USED_KIB, free, 4_000, CACHE_KIB, free + CACHE_KIB));
        call.println(line(call, "Swap:", 0, 0, 0));
    }

    private static String line(Call call, String label, long... kib) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s", label));
        for (long amount : kib) {
            line.append(String.format(Locale.ROOT, "%12s", amount(call, amount)));
        }
        return line.toString();
    }

    private static String amount(Call call, long kib) {
        if (call.has("h")) {
            return kib == 0 ? "0B" : kib >= 1 << 20 ? String.format(Locale.ROOT, "%.1fGi", kib / 1048576.0) : kib / 1024 + "Mi";
        }
        return String.valueOf(call.has("b") ? kib * 1024 : call.has("m") ? kib / 1024 : call.has("g") ? kib >> 20 : kib);
    }
}
