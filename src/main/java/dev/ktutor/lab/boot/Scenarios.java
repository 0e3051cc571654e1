package dev.ktutor.lab.boot;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.lab.boot.Scenario.Machine;
import dev.ktutor.lab.boot.Scenario.PrivateRegistry;
import dev.ktutor.lab.boot.Scenario.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scenarios ktutor brings, from {@code scenarios/NAME.yaml}. */
public final class Scenarios {
    private Scenarios() { }

    /** The scenario of that name; empty if there is none. */
    public static Optional<Scenario> find(String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            return Optional.empty();
        }
        try (InputStream in = Scenarios.class.getResourceAsStream("/dev/ktutor/scenarios/" + name + ".yaml")) {
            return in == null ? Optional.empty()
                    : Optional.of(read(name, Yaml.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenario read(String name, @Nullable Object tree) {
        List<Machine> machines = new ArrayList<>();
        for (Object machine : Tree.list(tree, "machines")) {
            machines.add(new Machine(Tree.string(machine, "name"), Tree.string(machine, "address"),
                    Role.valueOf(Tree.string(machine, "role").toUpperCase(Locale.ROOT).replace('-', '_'))));
        }
        List<PrivateRegistry> registries = new ArrayList<>();
        for (Object registry : Tree.list(tree, "registries")) {
            registries.add(new PrivateRegistry(Tree.string(registry, "server"), Tree.string(registry, "address"),
                    Tree.string(registry, "user"), Tree.string(registry, "password"), Tree.stringMap(registry, "images")));
        }
        List<String> etcd = Tree.strings(tree, "etcd");
        return new Scenario(name, machines, Tree.string(tree, "cni"), Tree.bool(tree, "audit"),
                etcd.isEmpty() ? List.of(machines.get(0).name()) : etcd, registries, Tree.string(tree, "objects"),
                Tree.stringMap(tree, "files"));
    }
}
