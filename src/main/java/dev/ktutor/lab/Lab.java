package dev.ktutor.lab;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.command.net.Ssh;
import dev.ktutor.data.Tree;
import dev.ktutor.grade.Evidence;
import dev.ktutor.host.Account;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileArchive;
import dev.ktutor.host.fs.FileRecord;
import dev.ktutor.host.fs.FileTree;
import dev.ktutor.host.net.Network;
import dev.ktutor.lab.boot.Cluster;
import dev.ktutor.lab.boot.ClusterBoot;
import dev.ktutor.lab.boot.NoCluster;
import dev.ktutor.lab.boot.Scenario;
import dev.ktutor.lab.boot.Scenarios;
import dev.ktutor.lab.save.SavedLab;
import dev.ktutor.lab.save.SavedLabError;
import dev.ktutor.lab.save.SavedWorld;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole simulated world and the one owner of everything in it that changes. Made on the thread that uses it, which is
 * the first process of its simulation; the cluster comes up when somebody first needs it.
 */
public final class Lab {
    private final Scenario scenario;
    private final LabOptions options;
    private final Simulation simulation;
    private final Host.World world;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Cluster cluster;
    private final Map<String, World> kept = new LinkedHashMap<>();
    private Object memory = Map.of();

    /**
     * The lab's state at one moment; sharing what has not changed, so that keeping one costs little.
     *
     * @param decisions how many the journal had recorded; 0 for a world of an earlier session
     */
    public record World(Map<String, FileTree.Snapshot> disks, @Nullable Object cluster, long decisions) { }

    private Lab(Scenario scenario, LabOptions options) {
        this.scenario = scenario;
        this.options = options;
        this.simulation = new Simulation(options.start(), options.pace());
        this.world = new Host.World(simulation, new Network(), new Chance(options.seed()), new Journal(simulation));
        CommandTable programs = Programs.table();
        for (Scenario.Machine machine : scenario.machines()) {
            Host host = new Host(machine.name(), machine.address(), world, programs);
            hosts.put(machine.name(), host);
            BaseSystem.install(host);
            Machines.introduce(host, scenario);
            world.network().attach(host);
            world.network().listen(host, Ssh.server());
        }
        this.cluster = scenario.hasCluster() ? ClusterBoot.prepare(scenario, List.copyOf(hosts.values()), options.keys(),
                new LabContainerShell(Programs.runner())) : new NoCluster();
    }

    /** A new lab; {@link IllegalArgumentException} if there is no such scenario. */
    public static Lab create(LabOptions options) {
        Scenario scenario = Scenarios.find(options.scenario())
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario \"" + options.scenario() + "\""));
        return new Lab(scenario, options);
    }

    /**
     * Goes on with a saved lab, at the time it was saved.
     *
     * @throws SavedLabError if it is of a scenario that does not exist here
     */
    public static Lab restore(SavedLab saved, LabOptions options) {
        String name = Tree.string(saved.memory(), "scenario");
        Scenario scenario = Scenarios.find(name)
                .orElseThrow(() -> new SavedLabError("is of the scenario \"" + name + "\", which this ktutor does not know"));
        Lab lab = new Lab(scenario, new LabOptions(name, Tree.longValue(saved.memory(), "seed"), moment(saved),
                options.pace(), options.keys()));
        saved.worlds().forEach((key, world) -> lab.kept.put(key, lab.imported(world)));
        World now = lab.kept.remove(SavedLab.NOW);
        if (now != null) {
            lab.returnTo(now);
        }
        Object remembered = saved.memory().get("memory");
        lab.memory = remembered == null ? Map.of() : remembered;
        return lab;
    }

    private static Instant moment(SavedLab saved) {
        try {
            return Instant.parse(Tree.string(saved.memory(), "time"));
        } catch (DateTimeParseException e) {
            throw new SavedLabError("is damaged");
        }
    }

    /** Clock, events and processes. */
    public Simulation simulation() {
        return simulation;
    }

    /** Decisions and their reasons. */
    public Journal journal() {
        return world.journal();
    }

    /** What connects the hosts. */
    public Network network() {
        return world.network();
    }

    /** The scenario it began as. */
    public Scenario scenario() {
        return scenario;
    }

    /** The machines, the control plane first. */
    public List<Host> hosts() {
        return List.copyOf(hosts.values());
    }

    /** The machine of that name. */
    public Optional<Host> host(String name) {
        return Optional.ofNullable(hosts.get(name));
    }

    /** The machine where learners begin. */
    public Host controlPlane() {
        return hosts().get(0);
    }

    /** The cluster's API server on real connections, and what else reaches beyond shells. */
    public Cluster cluster() {
        return cluster;
    }

    /** A shell of root on the control plane. */
    public Shell open(LabLogin login) {
        Host host = controlPlane();
        Account root = host.users().byName("root").orElse(new Account("root", 0, 0, "root", "/root", "/bin/bash"));
        return login.open(host, root);
    }

    /** Brings the cluster up, if that has not happened. */
    public void warmUp() {
        cluster.warmUp();
    }

    /** Lets everything that is due now happen: controllers, kubelets. */
    public void settle() {
        simulation.advance(Duration.ZERO);
    }

    /** The etcd members: name to "healthy" or to what ails them. */
    public Map<String, String> etcdMembers() {
        return cluster.etcdMembers();
    }

    /** The lab as a grader sees it. */
    public Evidence evidence() {
        return new LabEvidence(this);
    }

    /** The state of everything now. Brings the cluster up, so that it can be returned to. */
    public World world() {
        warmUp();
        Map<String, FileTree.Snapshot> disks = new LinkedHashMap<>();
        hosts.forEach((name, host) -> disks.put(name, host.files().snapshot()));
        return new World(disks, cluster.save(), journal().mark());
    }

    /** Makes everything what it was; only time goes on. */
    public void returnTo(World past) {
        past.disks().forEach((name, disk) -> host(name).ifPresent(host -> host.files().restore(disk)));
        Object state = past.cluster();
        if (state != null) {
            cluster.restore(state);
        }
        journal().rewind(past.decisions());
    }

    /** Keeps the present under a name, also in the saved lab. */
    void keepWorld(String name) {
        kept.put(name, world());
    }

    /** Returns to what was kept under a name; nothing happens if nothing was. */
    void returnTo(String name) {
        World past = kept.get(name);
        if (past != null) {
            returnTo(past);
        }
    }

    /** What callers asked the lab to remember for them: a JSON tree. */
    public Object memory() {
        return memory;
    }

    /** Remembers something for the caller, in the saved lab too. */
    public void remember(Object tree) {
        memory = tree;
    }

    /** The whole lab, to be written to a file. A cluster that never came up is not brought up for it. */
    public SavedLab save() {
        Map<String, Object> head = Tree.of("scenario", scenario.name(), "seed", world.chance().fork(),
                "time", simulation.now().toString(), "memory", memory);
        Map<String, SavedWorld> worlds = new LinkedHashMap<>();
        Map<String, List<FileRecord>> disks = new LinkedHashMap<>();
        hosts.forEach((name, host) -> disks.put(name, FileArchive.of(host.files())));
        worlds.put(SavedLab.NOW, new SavedWorld(disks, cluster.up() ? cluster.save() : null));
        kept.forEach((name, past) -> worlds.put(name, exported(past)));
        return new SavedLab(head, worlds);
    }

    private SavedWorld exported(World past) {
        Map<String, List<FileRecord>> disks = new LinkedHashMap<>();
        past.disks().forEach((name, disk) -> disks.put(name, FileArchive.of(simulation, disk)));
        return new SavedWorld(disks, past.cluster());
    }

    private World imported(SavedWorld saved) {
        Map<String, FileTree.Snapshot> disks = new LinkedHashMap<>();
        saved.hosts().forEach((name, records) -> {
            FileTree tree = new FileTree(simulation);
            FileArchive.load(tree, new ArrayList<>(records));
            disks.put(name, tree.snapshot());
        });
        return new World(disks, saved.cluster(), 0);
    }

    /** How the lab was asked for. */
    public LabOptions options() {
        return options;
    }
}
