package dev.ktutor.command.net;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Lookup;
import java.time.Duration;
import java.util.List;

/** {@code nslookup} of BIND 9.18 and of busybox 1.36. */
final class Nslookup implements Command {
    /** Three attempts of five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "nslookup";
    }

    @Override
    public String synopsis() {
        return "ask a name server for a name";
    }

    @Override
    public ExitStatus run(Invocation in) {
        boolean debian = Flavour.of(in.host()) == Flavour.DEBIAN;
        List<String> operands = in.args().stream().filter(arg -> !arg.startsWith("-")).toList();
        if (operands.isEmpty()) {
            return debian ? in.fail(1, "nslookup: the interactive mode is not available in this lab yet")
                    : in.fail(1, Flavour.BUSYBOX_BANNER + "\n\nUsage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]");
        }
        String name = operands.get(0);
        String server = operands.size() > 1 ? operands.get(1) : "";
        if (!server.isEmpty()) {
            if (!(new Connector(in).lookup(server, PATIENCE) instanceof Lookup.Found found)) {
                return in.fail(1, debian ? "nslookup: couldn't get address for '" + server + "': not found"
                        : "nslookup: bad address '" + server + "'");
            }
            server = found.addresses().get(0);
        }
        Lookup lookup = in.host().network().query(in.host(), name, server);
        if (lookup instanceof Lookup.NoAnswer || lookup instanceof Lookup.NoServer) {
            return silent(in, lookup, debian);
        }
        String asked = Dig.shown(in, lookup instanceof Lookup.Found found ? found.server() : ((Lookup.NoSuchName) lookup).server());
        in.out().print("Server:\t\t" + asked + "\nAddress:\t" + asked + (debian ? "#53" : ":53") + "\n\n");
        if (lookup instanceof Lookup.Found found) {
            found.addresses().forEach(address -> in.out().print("Name:\t" + found.name() + "\nAddress: " + address + "\n"));
            in.out().print("\n");
            return ExitStatus.OK;
        }
        in.out().print("** server can't find " + name + ": NXDOMAIN\n\n");
        return ExitStatus.FAILURE;
    }

    private static ExitStatus silent(Invocation in, Lookup lookup, boolean debian) {
        boolean refused = lookup instanceof Lookup.NoServer;
        String server = lookup instanceof Lookup.NoServer none ? none.server() : ((Lookup.NoAnswer) lookup).server();
        if (!refused) {
            in.simulation().sleep(PATIENCE);
        }
        if (debian) {
            String error = ";; communications error to " + server + "#53: " + (refused ? "connection refused" : "timed out") + "\n";
            in.out().print(error.repeat(3) + ";; no servers could be reached\n\n");
        } else {
            in.out().print(refused ? "nslookup: read: Connection refused\n" : "");
            in.out().print(";; connection timed out; no servers could be reached\n\n");
        }
        return ExitStatus.FAILURE;
    }
}
