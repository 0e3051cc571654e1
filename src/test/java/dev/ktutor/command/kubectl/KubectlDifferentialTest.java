package dev.ktutor.command.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.net.Network;
import dev.ktutor.shell.interp.ProgramRunner;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Argument vectors given to our kubectl and to a real v1.36 (system property {@code kubectl}), without any server. */
class KubectlDifferentialTest {
    private static final String[] VECTORS = {
        "", "--help", "get --help", "create role -h", "config set-credentials --help", "options", "help wait", "gets", "get --nope", "get -Z",
        "get --chunk-size=x", "logs --since=5", "create deployment", "create deployment x", "create sa a b", "create ns --dry-run=client x -o json",
        "create cm c --from-literal=a=1 --dry-run=client -o kyaml", "create deployment d --image=a/b:1 --dry-run=client -o go-template={{.kind}}{{len_.x}}",
        "create svc nodeport x --tcp=70000 --dry-run=client", "create secret generic s --from-literal=x=y --dry-run=client -o jsonpath={.data}",
        "create quota q --hard=cpu=1500m,memory=1500Mi,pods=1e3 --dry-run=client -o yaml", "create ingress i --rule=a/b=c --dry-run=client",
        "create pdb p --selector=a=b --min-available=x --dry-run=client", "create job j --image=x --from=y --dry-run=client",
        "create token x --duration=1500ms", "run x --image=UPPER/x --dry-run=client", "run x --image=a --restart=never --dry-run=client",
        "config view -o jsonpath={.kind}", "config get-contexts x", "config rename-context a", "rollout", "rollout pause", "certificate", "auth", "auth x",
        "set image", "taint node", "wait pod/x --for=jsonpath=", "cp", "exec x", "port-forward x", "completion", "diff", "kustomize a b", "scale x",
        "annotate pod x", "label pod x a=b=c", "patch pod x", "delete --all", "explain", "drain", "uncordon", "top x", "version --output=x",
    };

    /** Command lines to be completed that need no server. */
    private static final List<String> COMPLETED = List.of("cre", "create ''", "create secret ''", "create role", "get --al", "get -o ''", "get -o js",
            "get pods --output=ya", "config ''", "rollout ''", "set ''", "auth ''", "apply -f ''", "apply ''", "certificate ''", "top ''",
            "cluster-info ''", "run x --", "create deploy x -", "scale deploy/x --", "create cm x --from", "logs --ta", "exec x -- l", "help cre",
            "explain --re", "completion z");

    @TestFactory
    Stream<DynamicTest> sameAsReal() {
        String real = System.getProperty("kubectl", "kubectl");
        Assumptions.assumeTrue(version(real).contains("v1.36."), "no real kubectl v1.36: name one with -Dkubectl=PATH");
        return Stream.of(VECTORS).map(vector -> DynamicTest.dynamicTest("kubectl " + vector, () -> {
            List<String> args = vector.isEmpty() ? List.of() : List.of(vector.split(" "));
            assertThat(ours(args)).isEqualTo(theirs(real, args));
        }));
    }

    @Test
    void completes_commands_flags_and_values_as_the_real_one() throws IOException, InterruptedException {
        String real = System.getProperty("kubectl", "kubectl");
        Assumptions.assumeTrue(version(real).contains("v1.36."), "no real kubectl v1.36: name one with -Dkubectl=PATH");
        List<String> different = new ArrayList<>();
        for (String line : COMPLETED) {
            List<String> args = List.of(("__complete " + line).replace("''", "\0").split(" ")).stream().map(word -> word.replace("\0", "")).toList();
            String expected = theirs(real, args);
            String found = ours(args);
            if (!found.equals(expected)) {
                different.add(line + ": kubectl has\n" + expected + "\nwe\n" + found);
            }
        }
        assertThat(different).isEmpty();
    }

    private static String version(String real) {
        try {
            return theirs(real, List.of("version", "--client"));
        } catch (IOException | InterruptedException e) {
            return "";
        }
    }

    private static String theirs(String real, List<String> args) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("kubectl");
        List<String> argv = new ArrayList<>(List.of(real));
        argv.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(argv).directory(home.toFile()).redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile()).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin", "LC_ALL", "C", "TZ", "UTC"));
        Process process = builder.start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "timed out";
        }
        return clean(Files.readString(home.resolve("out")).replace(home.toString(), "/root"),
                Files.readString(home.resolve("err")).replace(home.toString(), "/root"), process.exitValue());
    }

    private static String ours(List<String> args) {
        Simulation simulation = new Simulation(Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP);
        Host.World world = new Host.World(simulation, new Network(), new Chance(1), new Journal(simulation));
        Host host = new Host("controlplane", "192.168.56.10", world, new CommandTable(List.of(new KubectlCommand())));
        BaseSystem.install(host);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Invocation in = new Invocation(host, "kubectl", args, Descriptors.of(Input.of(""), Output.to(out), Output.to(err)),
                Map.of("HOME", "/root", "PATH", "/usr/bin:/bin"), "/root", 022, Credentials.ROOT, new ProgramRunner(), null);
        ExitStatus status = new KubectlCommand().run(in);
        return clean(ByteText.decode(out.toByteArray()), ByteText.decode(err.toByteArray()), status.code());
    }

    private static String clean(String out, String err, int status) {
        return out + "\n--\n" + err.replaceAll("(?m)^[EWI][0-9]{4} [0-9:.]+ .*\n", "") + "\n--\n" + status;
    }
}
