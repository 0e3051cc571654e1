package dev.ktutor.command.admin.machine;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Command;
import dev.ktutor.host.Screen;
import java.util.List;
import java.util.Map;

/** tput(1) and stty(1): what a terminal is told and what it says of itself. */
public final class Terminal extends Tool {
    private static final Map<String, String> CAPABILITIES = Map.ofEntries(Map.entry("clear", "\u001b[H\u001b[2J\u001b[3J"), Map.entry("bold", "\u001b[1m"),
            Map.entry("sgr0", "\u001b(B\u001b[m"), Map.entry("smul", "\u001b[4m"), Map.entry("rmul", "\u001b[24m"), Map.entry("rev", "\u001b[7m"),
            Map.entry("smso", "\u001b[7m"), Map.entry("rmso", "\u001b[27m"), Map.entry("dim", "\u001b[2m"), Map.entry("blink", "\u001b[5m"),
            Map.entry("civis", "\u001b[?25l"), Map.entry("cnorm", "\u001b[?12l\u001b[?25h"), Map.entry("el", "\u001b[K"), Map.entry("ed", "\u001b[J"),
            Map.entry("home", "\u001b[H"), Map.entry("bel", "\u0007"), Map.entry("smcup", "\u001b[?1049h"), Map.entry("rmcup", "\u001b[?1049l"),
            Map.entry("sc", "\u001b7"), Map.entry("rc", "\u001b8"), Map.entry("cuu1", "\u001b[A"), Map.entry("cud1", "\n"));

    private Terminal(String name, String synopsis, String declaration) {
        super(name, synopsis, declaration);
    }

    /** The two. */
    public static List<Command> all() {
        return List.of(new Terminal("tput", "Initialize a terminal or query terminfo database.", "[options] [command]\n  -T TERM  use this instead of $TERM\n  -S  read commands from standard input\n"),
                new Terminal("stty", "Change and print terminal line settings.", "[-F DEVICE | --file=DEVICE] [SETTING]...\n  -a, --all  print all current settings in human-readable form\n  -g, --save  print all current settings in a stty-readable form\n"));
    }

    @Override
    protected boolean stopsAtOperand() {
        return true;
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // "stty -echo": a setting that is switched off looks like an option.
        return name().equals("stty") && args.stream().anyMatch(a -> a.matches("-[a-z]{3,}")) ? java.util.stream.Stream.concat(java.util.stream.Stream.of("--"), args.stream()).toList() : args;
    }

    @Override
    protected void execute(Call call) {
        Screen screen = call.in().screen();
        int rows = screen == null ? 24 : screen.size().rows();
        int columns = screen == null ? 80 : screen.size().columns();
        if (name().equals("stty")) {
            if (screen == null) {
                throw new ToolExit(1, "'standard input': Inappropriate ioctl for device");
            }
            if (call.operands().equals(List.of("size"))) {
                call.println(rows + " " + columns);
            } else if (call.operands().isEmpty()) {
                call.println("speed 38400 baud; " + (call.has("a") ? "rows " + rows + "; columns " + columns + "; " : "") + "line = 0;\n-brkint -imaxbel iutf8");
            }
            return;
        }
        if (call.operands().isEmpty()) {
            throw new UsageError("");
        }
        String capability = call.operands().get(0);
        String color = call.operands().size() > 1 ? call.operands().get(1).replaceAll("\\D", "") : "0";
        switch (capability) {
            case "cols" -> call.println(String.valueOf(columns));
            case "lines" -> call.println(String.valueOf(rows));
            case "colors" -> call.println("256");
            case "longname" -> call.println("xterm with 256 colors");
            case "setaf", "setab" -> call.out().print("\u001b[" + (color.length() == 1 && color.charAt(0) < '8' ? (capability.equals("setaf") ? "3" : "4") + color
                    : (capability.equals("setaf") ? "38;5;" : "48;5;") + color) + "m");
            case "cup" -> call.out().print("\u001b[" + (Numbers.width(color) + 1) + ";" + (call.operands().size() > 2
                    ? Numbers.width(call.operands().get(2).replaceAll("\\D", "")) + 1 : 1) + "H");
            case "init", "reset" -> call.out().print("\u001b[!p\u001b[?3;4l\u001b[4l\u001b>");
            default -> {
                String text = CAPABILITIES.get(capability);
                if (text == null) {
                    throw new ToolExit(4, "unknown terminfo capability '" + capability + "'");
                }
                call.out().print(text);
            }
        }
    }
}
