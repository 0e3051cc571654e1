package dev.ktutor.command.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.host.Command;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Network;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.client.JsonBody;
import dev.ktutor.shell.interp.BashCommand;
import dev.ktutor.shell.interp.ProgramRunner;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The recorded cases of the kubectl test kit, run by our shell and our kubectl; what the real ones said is in the recordings. */
class KubectlKitTest {
    private static final Path KIT = Path.of("..", "shared", "oracle", "kubectl", "cases");

    @TestFactory
    Stream<DynamicTest> publicCases() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(KIT), "the kubectl test kit is not beside this project");
        String only = System.getProperty("kit", "");
        try (Stream<Path> files = Files.walk(KIT)) {
            List<Path> scripts = files.filter(f -> f.toString().endsWith(".sh")).filter(f -> f.toString().contains(only)).sorted().toList();
            return scripts.stream().map(script -> DynamicTest.dynamicTest(script.getFileName().toString(), () -> run(script)));
        }
    }

    private static void run(Path script) throws IOException {
        Assumptions.assumeFalse(script.toString().contains("kustomize"), "kustomizations are not available in the lab yet");
        Map<String, Object> expected = Tree.map(Json.parse(Files.readString(sibling(script, ".expected"))));
        Simulation simulation = new Simulation(Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP);
        List<Command> commands = new ArrayList<>();
        commands.addAll(dev.ktutor.command.coreutils.StandardCommands.all());
        commands.add(new BashCommand("bash"));
        commands.add(new BashCommand("sh"));
        commands.add(new KubectlCommand());
        Host.World world = new Host.World(simulation, new Network(), new Chance(1), new Journal(simulation));
        Host host = new Host("controlplane", "192.168.56.10", world, new CommandTable(commands));
        BaseSystem.install(host);
        world.network().attach(host);
        world.network().listen(host, new Listener("0.0.0.0", 6443, Protocol.TCP, "kube-apiserver", null, (request, peer) ->
                request.target().startsWith("/api?") ? new HttpResponse(200, Map.of(), new JsonBody(Map.of("kind", "APIVersions"), List.of()))
                        : new HttpResponse(404, Map.of(), new JsonBody(Tree.of("kind", "Status", "status", "Failure", "reason", "NotFound",
                                "message", "the server could not find the requested resource", "code", 404L), List.of())), ""));
        host.files().asRoot().install("/root/.kube/config", ByteText.encode("apiVersion: v1\nkind: Config\nclusters:\n- name: k\n  cluster:\n"
                + "    server: http://192.168.56.10:6443\ncontexts:\n- name: c\n  context:\n    cluster: k\n    user: u\ncurrent-context: c\n"
                + "users:\n- name: u\n  user: {}\n"), 0600);
        Path folder = sibling(script, ".in");
        if (Files.isDirectory(folder)) {
            copy(folder, host);
        }
        host.files().asRoot().install("/tmp/case.sh", Files.readAllBytes(script), 0644);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Invocation invocation = new Invocation(host, "bash", List.of("/tmp/case.sh"), Descriptors.of(Input.of(""), Output.to(out), Output.to(err)),
                Map.of("HOME", "/root", "PATH", BaseSystem.path(), "LC_ALL", "C", "TZ", "UTC", "PWD", "/root"), "/root", 022, Credentials.ROOT,
                new ProgramRunner(), null);
        ExitStatus status = new ProgramRunner().run(List.of("bash", "/tmp/case.sh"), invocation);
        assertThat(clean(ByteText.decode(err.toByteArray()))).as("stderr").isEqualTo(joined(expected, "stderr"));
        assertThat(clean(ByteText.decode(out.toByteArray()))).as("stdout").isEqualTo(joined(expected, "stdout"));
        assertThat((long) status.code()).as("status").isEqualTo(Tree.longValue(expected, "exit"));
        Tree.map(expected, "files").forEach((name, lines) -> {
            String content = lines instanceof List<?> list ? String.join("", list.stream().map(String::valueOf).toList()) : String.valueOf(lines);
            assertThat(host.files().asRoot().readText("/root/" + name)).as(name).isEqualTo(content);
        });
    }

    private static String clean(String text) {
        return text.replaceAll("(?m)^[EWI][0-9]{4} [0-9:.]+ .*\n", "").replace("/tmp/case.sh", "case.sh");
    }

    private static String joined(Map<String, Object> expected, String key) {
        return String.join("", Tree.strings(expected, key));
    }

    private static Path sibling(Path script, String ending) {
        return Path.of(script.toString().replaceFirst("\\.sh$", ending));
    }

    private static void copy(Path folder, Host host) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    host.files().asRoot().install("/root/" + folder.relativize(file), Files.readAllBytes(file), 0644);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
