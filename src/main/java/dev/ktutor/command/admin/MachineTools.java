package dev.ktutor.command.admin;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Command;
import java.util.List;

/** arch(1), nproc(1), tty(1): what the machine is. */
final class MachineTools {
    private MachineTools() { }

    static List<Command> all() {
        return List.of(new Arch(), new Nproc(), new Tty());
    }

    private static void noOperands(Call call) {
        if (!call.operands().isEmpty()) {
            throw new UsageError("extra operand " + Quote.curly(call.operands().get(0)));
        }
    }

    /** arch(1). */
    private static final class Arch extends Tool {
        Arch() {
            super("arch", "Print machine architecture.", "[OPTION]...\n");
        }

        @Override
        protected void execute(Call call) {
            noOperands(call);
            call.println(Machine.HARDWARE);
        }
    }

    /** nproc(1). */
    private static final class Nproc extends Tool {
        Nproc() {
            super("nproc", "Print the number of processing units available to the current process.", """
                    [OPTION]...
                          --all      print the number of installed processors
                          --ignore=N  if possible, exclude N processing units
                    """);
        }

        @Override
        protected void execute(Call call) {
            noOperands(call);
            String ignore = call.value("ignore", "0");
            if (!ignore.matches("[0-9]{1,9}")) {
                throw new ToolExit(1, "invalid number: " + Quote.curly(ignore));
            }
            call.println(String.valueOf(Math.max(1, Machine.PROCESSORS - Integer.parseInt(ignore))));
        }
    }

    /** tty(1). */
    private static final class Tty extends Tool {
        Tty() {
            super("tty", "Print the file name of the terminal connected to standard input.", """
                    [OPTION]...
                      -s, --silent, --quiet   print nothing, only return an exit status
                    """);
        }

        @Override
        protected int usageStatus() {
            return 2;
        }

        @Override
        protected void execute(Call call) {
            noOperands(call);
            boolean terminal = call.in().in().isTerminal();
            if (!call.has("s")) {
                call.println(terminal ? "/dev/pts/0" : "not a tty");
            }
            call.status(terminal ? 0 : 1);
        }
    }
}
