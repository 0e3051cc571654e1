package dev.ktutor.command.net;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import java.util.ArrayList;
import java.util.List;

/** {@code ip}: addresses, links, routes and neighbours, to look at (iproute2 6.1). */
final class Ip implements Command {
    private static final List<String> OBJECTS = List.of("address", "link", "route", "neighbour", "neighbor");

    @Override
    public String name() {
        return "ip";
    }

    @Override
    public String synopsis() {
        return "show addresses, links and routes";
    }

    @Override
    public ExitStatus run(Invocation in) {
        boolean brief = false;
        List<String> words = new ArrayList<>();
        for (String arg : in.args()) {
            if (words.isEmpty() && arg.startsWith("-")) {
                if (List.of("-br", "-brief", "--brief").contains(arg)) {
                    brief = true;
                } else if (!List.of("-4", "-c", "-color", "-o", "-d", "-s", "-n").contains(arg)) {
                    return in.fail(255, "Option \"" + arg.replaceFirst("^-+", "") + "\" is unknown, try \"ip -help\".");
                }
            } else {
                words.add(arg);
            }
        }
        if (words.isEmpty()) {
            return in.fail(255, "Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\nwhere  OBJECT := { address | link | neighbour | route }");
        }
        String object = OBJECTS.stream().filter(o -> o.startsWith(words.get(0))).findFirst().orElse("");
        String verb = words.size() > 1 ? words.get(1) : "show";
        if (object.isEmpty()) {
            return in.fail(1, "Object \"" + words.get(0) + "\" is unknown, try \"ip help\".");
        }
        if (List.of("add", "del", "delete", "set", "replace", "flush", "change").contains(verb)) {
            return in.fail(2, in.credentials().uid() == 0 ? "ip: changing " + object + " is not available in this lab yet"
                    : "RTNETLINK answers: Operation not permitted");
        }
        if (object.equals("route")) {
            return routes(in, verb, words);
        }
        return switch (object) {
            case "address", "link" -> interfaces(in, object, brief, words);
            default -> ExitStatus.OK;
        };
    }

    private static ExitStatus interfaces(Invocation in, String object, boolean brief, List<String> words) {
        List<String> rest = words.subList(1, words.size()).stream()
                .filter(word -> !List.of("show", "sh", "s", "list", "ls", "l", "dev").contains(word)).toList();
        List<Interfaces> all = Interfaces.of(in.host());
        List<Interfaces> chosen = rest.isEmpty() ? all : all.stream().filter(i -> i.name().equals(rest.get(0))).toList();
        if (chosen.isEmpty()) {
            return in.fail(1, "Device \"" + rest.get(0) + "\" does not exist.");
        }
        boolean addresses = object.equals("address");
        for (Interfaces i : chosen) {
            if (brief) {
                in.out().println("%-16s %-14s %s ".formatted(i.fullName(), i.state(), addresses ? i.address() : i.hardware() + " " + i.flags()));
            } else {
                in.out().print(text(i, addresses));
            }
        }
        return ExitStatus.OK;
    }

    private static String text(Interfaces i, boolean addresses) {
        String head = i.index() + ": " + i.fullName() + ": " + i.flags() + " mtu " + i.mtu() + " qdisc " + i.queue() + " state "
                + i.state() + (addresses ? "" : " mode DEFAULT") + " group default qlen 1000\n    link/" + (i.loopback() ? "loopback" : "ether")
                + " " + i.hardware() + " brd " + (i.loopback() ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff")
                + (i.peer().isEmpty() ? "" : " link-netnsid 0") + "\n";
        String scope = i.loopback() ? "host" : "global";
        return addresses ? head + "    inet " + i.address() + (i.broadcast().isEmpty() ? "" : " brd " + i.broadcast()) + " scope " + scope
                + " " + i.name() + "\n       valid_lft forever preferred_lft forever\n" : head;
    }

    private static ExitStatus routes(Invocation in, String verb, List<String> words) {
        String own = in.host().address();
        boolean machine = Interfaces.isMachine(in.host());
        String network = Interfaces.network(own);
        String gateway = machine ? network + "1" : "169.254.1.1";
        if ("get".startsWith(verb) && words.size() > 2) {
            String to = words.get(2);
            if (!to.matches("[0-9]+(\\.[0-9]+){3}")) {
                return in.fail(1, "Error: any valid prefix is expected rather than \"" + to + "\".");
            }
            boolean direct = machine && to.startsWith(network);
            in.out().print(to + (direct ? "" : " via " + gateway) + " dev eth0 src " + own + " uid " + in.credentials().uid() + " \n    cache \n");
            return ExitStatus.OK;
        }
        in.out().print("default via " + gateway + " dev eth0 \n" + (machine
                ? network + "0/24 dev eth0 proto kernel scope link src " + own + " \n" : "169.254.1.1 dev eth0 scope link \n"));
        return ExitStatus.OK;
    }
}
