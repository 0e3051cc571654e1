package dev.ktutor.command.admin;

import dev.ktutor.command.admin.account.AccountTools;
import dev.ktutor.command.admin.identity.Groups;
import dev.ktutor.command.admin.identity.Hostname;
import dev.ktutor.command.admin.identity.Id;
import dev.ktutor.command.admin.identity.Su;
import dev.ktutor.command.admin.identity.Sudo;
import dev.ktutor.command.admin.identity.Uname;
import dev.ktutor.command.admin.identity.Whoami;
import dev.ktutor.command.admin.machine.Facts;
import dev.ktutor.command.admin.machine.KernelSettings;
import dev.ktutor.command.admin.machine.Logger;
import dev.ktutor.command.admin.machine.Logins;
import dev.ktutor.command.admin.machine.Refusals;
import dev.ktutor.command.admin.machine.Terminal;
import dev.ktutor.command.admin.process.Clear;
import dev.ktutor.command.admin.process.Df;
import dev.ktutor.command.admin.process.Free;
import dev.ktutor.command.admin.process.Kill;
import dev.ktutor.command.admin.process.Killall;
import dev.ktutor.command.admin.process.Pgrep;
import dev.ktutor.command.admin.process.Ps;
import dev.ktutor.command.admin.process.Top;
import dev.ktutor.command.admin.process.Uptime;
import dev.ktutor.command.admin.service.Journalctl;
import dev.ktutor.command.admin.service.ServiceCommand;
import dev.ktutor.command.admin.service.Systemctl;
import dev.ktutor.host.Command;
import java.util.ArrayList;
import java.util.List;

/** The programs of this package, for a lab's command table. */
public final class StandardCommands {
    private StandardCommands() { }

    /** One object a program. */
    public static List<Command> all() {
        List<Command> all = new ArrayList<>(List.of(new Id(), new Whoami(), new Groups(), new Hostname(), new Uname(), new Su(), new Sudo(),
                new Ps(), new Uptime(), new Free(), new Df(), new Clear("clear"), new Clear("reset"), new Watch(), new Man(), new Systemctl(), new Journalctl(), new ServiceCommand()));
        all.addAll(MachineTools.all());
        all.addAll(List.of(new Kill(), new Killall(), new Killall.Pidof(), new Top()));
        all.addAll(Pgrep.all());
        all.addAll(AccountTools.all());
        all.addAll(Facts.all());
        all.addAll(Logins.all());
        all.addAll(KernelSettings.all());
        all.addAll(Refusals.all());
        all.addAll(Terminal.all());
        all.add(new Logger());
        return all;
    }
}
