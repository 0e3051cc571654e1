package dev.ktutor.command.net;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Lookup;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code dig} of BIND 9.18, for addresses. */
final class Dig implements Command {
    private static final String VERSION = "9.18.28-1~deb12u2-Debian";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return "dig";
    }

    @Override
    public String synopsis() {
        return "ask a name server for a name, with all particulars";
    }

    /** The name server as shown: machines of the lab ask the gateway of their network. */
    static String shown(Invocation in, String server) {
        String own = in.host().address();
        return server.isEmpty() ? own.substring(0, own.lastIndexOf('.') + 1) + "1" : server;
    }

    @Override
    public ExitStatus run(Invocation in) {
        String server = "";
        boolean brief = false;
        boolean search = false;
        List<String> names = new ArrayList<>();
        for (String arg : in.args()) {
            if (arg.startsWith("@")) {
                server = arg.substring(1);
            } else if (arg.equals("+short")) {
                brief = true;
            } else if (arg.equals("+search")) {
                search = true;
            } else if (arg.startsWith("-") && !arg.equals("-4") && !arg.equals("-6")) {
                return in.fail(1, "dig: option " + arg + " is not available in this lab yet");
            } else if (!arg.startsWith("+") && !arg.startsWith("-") && !List.of("A", "IN", "a").contains(arg)) {
                names.add(arg);
            }
        }
        if (names.size() != 1) {
            return in.fail(1, names.isEmpty() ? "dig: a name is needed" : "dig: record type " + names.get(1) + " is not available in this lab yet");
        }
        String name = names.get(0).endsWith(".") ? names.get(0) : names.get(0) + ".";
        // Without +search a name is taken as it stands.
        Lookup lookup = in.host().network().query(in.host(), search ? names.get(0) : name, server);
        if (lookup instanceof Lookup.NoAnswer || lookup instanceof Lookup.NoServer) {
            String asked = lookup instanceof Lookup.NoServer none ? none.server() : ((Lookup.NoAnswer) lookup).server();
            boolean refused = lookup instanceof Lookup.NoServer;
            if (!refused) {
                in.simulation().sleep(Duration.ofSeconds(15));
            }
            String error = ";; communications error to " + asked + "#53: " + (refused ? "connection refused" : "timed out") + "\n";
            in.out().print(error.repeat(3) + (brief ? "" : "\n; <<>> DiG " + VERSION + " <<>> " + String.join(" ", in.args())
                    + "\n;; global options: +cmd\n") + ";; no servers could be reached\n\n");
            return ExitStatus.of(9);
        }
        if (brief) {
            if (lookup instanceof Lookup.Found found) {
                found.addresses().forEach(in.out()::println);
            }
            return ExitStatus.OK;
        }
        in.out().print(full(in, name, lookup));
        return ExitStatus.OK;
    }

    private static String full(Invocation in, String name, Lookup lookup) {
        Lookup.Found found = lookup instanceof Lookup.Found f ? f : null;
        String server = shown(in, found != null ? found.server() : ((Lookup.NoSuchName) lookup).server());
        int answers = found == null ? 0 : found.addresses().size();
        StringBuilder text = new StringBuilder("\n; <<>> DiG " + VERSION + " <<>> " + String.join(" ", in.args()) + "\n"
                + ";; global options: +cmd\n;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: " + (found == null ? "NXDOMAIN" : "NOERROR")
                + ", id: " + in.host().chance().below(65536) + "\n;; flags: qr aa rd; QUERY: 1, ANSWER: " + answers
                + ", AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n"
                + ";; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;"
                + pad(name) + "IN\tA\n\n");
        if (found != null) {
            text.append(";; ANSWER SECTION:\n");
            found.addresses().forEach(address -> text.append(pad(found.name() + ".").stripTrailing()).append("\t30\tIN\tA\t")
                    .append(address).append('\n'));
            text.append('\n');
        }
        return text.append(";; Query time: 0 msec\n;; SERVER: ").append(server).append("#53(").append(server).append(") (UDP)\n;; WHEN: ")
                .append(WHEN.format(in.simulation().now())).append("\n;; MSG SIZE  rcvd: ").append(40 + name.length() + 16 * answers)
                .append("\n\n").toString();
    }

    private static String pad(String name) {
        return name + "\t".repeat(Math.max(1, 4 - (name.length() + 1) / 8));
    }
}
