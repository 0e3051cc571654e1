package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.Node;
import java.util.List;

/** {@code select name in words} (bash manual, 3.2.5.2). */
final class SelectLoop {
    private final Interpreter shell;

    SelectLoop(Interpreter shell) {
        this.shell = shell;
    }

    int run(Node.For loop) {
        shell.line = loop.line();
        List<String> values = shell.executor.loops().words(loop);
        if (values.isEmpty()) {
            return 0;
        }
        if (shell.executor.skipped(loop)) {
            return 0;
        }
        if (shell.on(ShellOption.XTRACE)) {
            shell.tracer.loop(loop);
        }
        int status = 0;
        boolean menu = true;
        shell.loops++;
        try {
            while (true) {
                shell.step();
                if (menu) {
                    menu(values);
                }
                String prompt = shell.variables.value("PS3");
                shell.err().print(prompt == null ? "#? " : prompt);
                String line = shell.descriptors.get(0).input().readLine();
                if (line == null) {
                    shell.out().print("\n");
                    return 1;
                }
                String reply = line.strip();
                menu = reply.isEmpty();
                if (menu) {
                    continue;
                }
                shell.variables.set("REPLY", reply);
                int choice = reply.matches("[0-9]{1,6}") ? Integer.parseInt(reply) : 0;
                shell.variables.set(loop.name(), choice >= 1 && choice <= values.size() ? values.get(choice - 1) : "");
                status = shell.executor.run(loop.body());
                if (shell.executor.loops().endsLoop()) {
                    return status;
                }
            }
        } finally {
            shell.loops--;
        }
    }

    private void menu(List<String> values) {
        int width = String.valueOf(values.size()).length();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            text.append(String.format("%" + width + "d) %s%n", i + 1, values.get(i)));
        }
        shell.err().print(text.toString());
    }
}
