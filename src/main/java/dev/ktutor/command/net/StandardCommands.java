package dev.ktutor.command.net;

import dev.ktutor.command.net.handshake.HandshakeCommand;
import dev.ktutor.host.Command;
import java.util.List;

/** The programs of this package, for a lab's command table. */
public final class StandardCommands {
    private StandardCommands() { }

    /** One object a program. */
    public static List<Command> all() {
        return List.of(new Nc("nc"), new Nc("netcat"), new Wget(), new Curl(), new Ping(), new Nslookup(), new Dig(), new Ip(),
                new Ss("ss"), new Ss("netstat"), new Ssh(), new Scp(), new HandshakeCommand());
    }
}
