package dev.ktutor.lab;

import dev.ktutor.command.kubectl.KubectlCommand;
import dev.ktutor.command.openssl.OpensslCommand;
import dev.ktutor.host.Command;
import dev.ktutor.host.CommandRunner;
import dev.ktutor.host.CommandTable;
import dev.ktutor.shell.interp.BashCommand;
import dev.ktutor.shell.interp.ProgramRunner;
import java.util.ArrayList;
import java.util.List;

/** Every program that a host of a lab can have. */
final class Programs {
    private Programs() { }

    /** Runs programs on any host. */
    static CommandRunner runner() {
        return new ProgramRunner();
    }

    /** The table that all hosts of all labs share; commands hold no state. */
    static CommandTable table() {
        List<Command> commands = new ArrayList<>();
        commands.addAll(dev.ktutor.command.coreutils.StandardCommands.all());
        commands.addAll(dev.ktutor.command.admin.StandardCommands.all());
        commands.addAll(dev.ktutor.command.editor.StandardCommands.all());
        commands.addAll(dev.ktutor.command.net.StandardCommands.all());
        commands.add(new KubectlCommand());
        commands.add(new OpensslCommand());
        commands.add(new KubectlCommand());
        commands.add(new dev.ktutor.kube.node.crictl.Crictl());
        commands.add(new dev.ktutor.kube.controlplane.etcdctl.Etcdctl());
        commands.add(new BashCommand("bash"));
        commands.add(new BashCommand("sh"));
        return new CommandTable(commands);
    }
}
