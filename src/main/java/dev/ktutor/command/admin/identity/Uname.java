package dev.ktutor.command.admin.identity;

import dev.ktutor.command.admin.Machine;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import java.util.ArrayList;
import java.util.List;

/** uname(1) of the machines that labs are made of. */
public final class Uname extends Tool {
    /** The tool. */
    public Uname() {
        super("uname", "Print certain system information.", """
                [OPTION]...
                  -a, --all                print all information
                  -s, --kernel-name        print the kernel name
                  -n, --nodename           print the network node hostname
                  -r, --kernel-release     print the kernel release
                  -v, --kernel-version     print the kernel version
                  -m, --machine            print the machine hardware name
                  -p, --processor          print the processor type (non-portable)
                  -i, --hardware-platform  print the hardware platform (non-portable)
                  -o, --operating-system   print the operating system
                """);
    }

    @Override
    protected void execute(Call call) {
        if (!call.operands().isEmpty()) {
            throw new UsageError("extra operand " + Quote.curly(call.operands().get(0)));
        }
        boolean all = call.has("a");
        boolean none = !all && List.of("s", "n", "r", "v", "m", "p", "i", "o").stream().noneMatch(call::has);
        List<String> parts = new ArrayList<>();
        add(parts, all || none || call.has("s"), "Linux");
        add(parts, all || call.has("n"), call.in().host().name());
        add(parts, all || call.has("r"), Machine.RELEASE);
        add(parts, all || call.has("v"), Machine.VERSION);
        add(parts, all || call.has("m"), Machine.HARDWARE);
        // As on Debian, -a leaves out what is unknown.
        add(parts, call.has("p"), "unknown");
        add(parts, call.has("i"), "unknown");
        add(parts, all || call.has("o"), "GNU/Linux");
        call.println(String.join(" ", parts));
    }

    private static void add(List<String> parts, boolean wanted, String part) {
        if (wanted) {
            parts.add(part);
        }
    }
}
