package dev.ktutor.command.net;

import dev.ktutor.host.Command;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.net.Network;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node and two small containers on one network; words in, output out. */
final class NetLab {
    static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

    final Simulation simulation = new Simulation(START, Pace.JUMP);
    final Network network = new Network();
    final Host.World world = new Host.World(simulation, network, new Chance(1), new Journal(simulation));
    final CommandTable commands = new CommandTable(StandardCommands.all());
    final Host node = host("controlplane", "192.168.56.10", true);
    final Host web = host("web", "10.244.1.2", false);
    final Host box = host("box", "10.244.1.3", false);

    NetLab() {
        network.resolver((from, name) -> name.equals("web") ? Optional.of("10.244.1.2") : Optional.empty());
    }

    Host host(String name, String address, boolean debian) {
        Host host = new Host(name, address, world, commands);
        network.attach(host);
        host.files().asRoot().makeDirectories("/etc");
        host.files().asRoot().makeDirectories("/root");
        host.files().asRoot().write("/etc/hosts", "127.0.0.1\tlocalhost\n" + address + "\t" + name + "\n");
        if (debian) {
            host.files().asRoot().write("/etc/debian_version", "12.8\n");
        }
        return host;
    }

    /** Drops everything to that address and port. */
    void drop(String address, int port) {
        network.filter((from, to, p, protocol) -> !to.equals(address) || p != port && protocol != Protocol.SCTP);
    }

    Invocation invocation(Host host, String stdin, String line, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        List<String> words = Arrays.asList(line.split(" "));
        return new Invocation(host, words.get(0), words.subList(1, words.size()),
                Descriptors.of(Input.of(stdin), Output.to(out), Output.to(err)), Map.of("HOME", "/root"), "/root", 022,
                new Credentials(0, 0, Set.of()), NetLab::shell, null);
    }

    /** Stands for bash: says where it would run what. */
    private static ExitStatus shell(List<String> argv, Invocation in) {
        in.out().println(argv.get(0).replaceFirst(".*/", "") + " on " + in.host().name() + " in " + in.cwd() + " as "
                + in.credentials().uid() + ": " + argv.subList(1, argv.size()));
        return ExitStatus.OK;
    }

    private Command find(String name) {
        return commands.find(name).orElseThrow();
    }

    /** Standard output, standard error and, unless it is 0, {@code [status]}. */
    String run(Host host, String line) {
        return run(host, line, "");
    }

    String run(Host host, String line, String stdin) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Invocation call = invocation(host, stdin, line, out, err);
        int status = find(call.name()).run(call).code();
        return ByteText.decode(out.toByteArray()) + ByteText.decode(err.toByteArray()) + (status == 0 ? "" : "[" + status + "]");
    }

    long secondsPassed() {
        return Duration.between(START, simulation.now()).toSeconds();
    }
}
