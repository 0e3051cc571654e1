package dev.ktutor.host;

import dev.ktutor.host.fs.FileTree;
import dev.ktutor.host.net.Network;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Simulation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A machine or a container of the lab. */
public final class Host {
    private final String name;
    private final String address;
    private final World world;
    private final CommandTable commands;
    private final FileTree files;
    private final Users users;
    private final ProcessTable processes;
    private final ServiceTable systemd;
    private final Map<Class<?>, Object> services = new HashMap<>();

    /**
     * What all hosts of a lab share.
     *
     * @param simulation clock, events, processes
     * @param network what connects them
     * @param chance ids and random numbers
     * @param journal decisions
     */
    public record World(Simulation simulation, Network network, Chance chance, Journal journal) { }

    /** A host with an empty disk. */
    public Host(String name, String address, World world, CommandTable commands) {
        this.name = name;
        this.address = address;
        this.world = world;
        this.commands = commands;
        this.files = new FileTree(world.simulation());
        this.users = new Users(files);
        this.processes = new ProcessTable(world.simulation(), 1);
        this.systemd = new ServiceTable(world.simulation());
    }

    /** Its host name. */
    public String name() {
        return name;
    }

    /** Its IP address. */
    public String address() {
        return address;
    }

    /** Its disk. */
    public FileTree files() {
        return files;
    }

    /** Its users. */
    public Users users() {
        return users;
    }

    /** What runs on it. */
    public ProcessTable processes() {
        return processes;
    }

    /** What its systemd keeps. */
    public ServiceTable systemd() {
        return systemd;
    }

    /** Lets programs on this host find something that runs here, as a socket under /run would. */
    public <T> void offer(Class<T> kind, T service) {
        services.put(kind, service);
    }

    /** What was offered under that type. */
    public <T> Optional<T> service(Class<T> kind) {
        return Optional.ofNullable(services.get(kind)).map(kind::cast);
    }

    /** The programs that can be installed on it. */
    public CommandTable commands() {
        return commands;
    }

    /** Clock, events and processes of its lab. */
    public Simulation simulation() {
        return world.simulation();
    }

    /** The network of its lab. */
    public Network network() {
        return world.network();
    }

    /** Ids and random numbers of its lab. */
    public Chance chance() {
        return world.chance();
    }

    /** Decisions of its lab. */
    public Journal journal() {
        return world.journal();
    }

    /** What it shares with the other hosts. */
    public World world() {
        return world;
    }
}
