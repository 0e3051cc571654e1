package dev.ktutor.command.admin;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Command;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

/** man(1): short pages made from what a command of the lab says of itself. */
final class Man extends Tool {
    Man() {
        super("man", "Show the manual page of a command of the lab.", """
                [option...] [section] page...
                  -k, --apropos    equivalent to apropos
                  -f, --whatis     equivalent to whatis
                """);
    }

    @Override
    protected void execute(Call call) {
        List<String> pages = call.operands().stream().filter(o -> !o.matches("[1-9]")).toList();
        if (pages.isEmpty()) {
            call.in().err().println("What manual page do you want?\nFor example, try 'man man'.");
            throw new ToolExit(1, "");
        }
        for (String page : pages) {
            if (call.has("k")) {
                call.in().host().commands().all().stream().filter(c -> c.name().contains(page) || c.synopsis().contains(page))
                        .forEach(c -> call.println(String.format("%-20s - %s", c.name() + " (1)", c.synopsis())));
                continue;
            }
            Command command = call.in().host().commands().find(page).orElse(null);
            if (command == null) {
                call.in().err().println("No manual entry for " + page);
                call.status(16);
            } else if (call.has("f")) {
                call.println(String.format("%-20s - %s", page + " (1)", command.synopsis()));
            } else {
                show(call, command);
            }
        }
    }

    private static void show(Call call, Command command) {
        String name = command.name();
        String title = name.toUpperCase(Locale.ROOT) + "(1)";
        int gap = Math.max(1, (78 - 2 * title.length() - 10) / 2);
        call.println(title + " ".repeat(gap) + "ktutor lab" + " ".repeat(gap) + title + "\n\nNAME\n       " + name + " - " + command.synopsis() + "\n");
        String help = help(call.in(), command);
        if (!help.isBlank()) {
            call.println("SYNOPSIS AND OPTIONS");
            help.lines().forEach(line -> call.println(line.isEmpty() ? "" : "       " + line));
        }
    }

    /** What the command says to --help; a shell or a program without it says nothing useful. */
    private static String help(Invocation in, Command command) {
        if (!(command instanceof Tool)) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Descriptors descriptors = Descriptors.of(Input.of(new byte[0]), Output.to(bytes), Output.discard());
        descriptors.put(2, OpenFile.writing(Output.discard()));
        command.run(in.withDescriptors(descriptors).withArgs(command.name(), List.of("--help")));
        return ByteText.decode(bytes.toByteArray());
    }
}
