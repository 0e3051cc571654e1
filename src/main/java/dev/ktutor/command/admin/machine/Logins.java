package dev.ktutor.command.admin.machine;

import dev.ktutor.command.admin.MachineServices;
import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.Command;
import dev.ktutor.host.HostProcess;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** who(1), w(1), last(1): the learner's own login is the only one. */
public final class Logins extends Tool {
    private final BiConsumer<Call, Login> show;

    /** Who, and since when. */
    private record Login(String user, Instant since) { }

    private Logins(String name, String synopsis, String declaration, BiConsumer<Call, Login> show) {
        super(name, synopsis, declaration);
        this.show = show;
    }

    /** The three. */
    public static List<Command> all() {
        return List.of(new Logins("who", "Print information about users who are currently logged in.", """
                        [OPTION]... [ FILE | ARG1 ARG2 ]
                          -a, --all         same as -b -d --login -p -r -t -T -u
                          -b, --boot        time of last system boot
                          -H, --heading     print line of column headings
                          -m                only hostname and user associated with stdin
                          -q, --count       all login names and number of users logged on
                          -r, --runlevel    print current runlevel
                          -u, --users       list users logged in
                        """, Logins::who),
                new Logins("w", "Show who is logged on and what they are doing.", """
                        [options] [user]
                          -h, --no-header     do not print header
                          -s, --short         short format
                          -f, --from          show remote hostname field
                          -i, --ip-addr       display IP address instead of hostname (if possible)
                        """, Logins::w),
                new Logins("last", "Show a listing of last logged in users.", """
                        [options] [<username>...] [<tty>...]
                          -n, --limit=number  how many lines to show
                          -a, --hostlast      display hostnames in the last column
                          -x, --system        display system shutdown entries and run level changes
                        """, Logins::last));
    }

    @Override
    protected void execute(Call call) {
        Instant since = call.in().host().processes().all().stream().filter(p -> p.coroutine() != null).map(HostProcess::started)
                .min(Instant::compareTo).orElse(call.now());
        show.accept(call, new Login(call.in().env("USER").orElse("root"), since));
    }

    private static String at(Call call, String format, Instant moment) {
        return TimeFormat.format(format, moment, TimeZones.of(call.in()));
    }

    private static void who(Call call, Login login) {
        if (call.has("b")) {
            call.println("         system boot  " + at(call, "%F %H:%M", MachineServices.since(call.in().host())));
        } else if (call.has("q")) {
            call.println(login.user() + "\n# users=1");
        } else {
            if (call.has("H")) {
                call.println("NAME     LINE         TIME             COMMENT");
            }
            call.println(String.format("%-8s pts/0        %s", login.user(), at(call, "%F %H:%M", login.since())));
        }
    }

    private static void w(Call call, Login login) {
        if (!call.has("h")) {
            call.in().run(List.of("uptime"));
            call.println("USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT");
        }
        call.println(String.format("%-8s pts/0    %-16s %s    0.00s  0.04s  0.00s w", login.user(), "192.168.56.1", at(call, "%H:%M", login.since())));
    }

    private static void last(Call call, Login login) {
        call.println(String.format("%-8s pts/0        %-16s %s   still logged in", login.user(), "192.168.56.1", at(call, "%a %b %e %H:%M", login.since())));
        Instant boot = MachineServices.since(call.in().host());
        call.println(String.format("%-8s %-12s %-16s %s   still running", "reboot", "system boot", dev.ktutor.command.admin.Machine.RELEASE, at(call, "%a %b %e %H:%M", boot)));
        call.println("\nwtmp begins " + at(call, "%a %b %e %H:%M:%S %Y", boot));
    }
}
