package dev.ktutor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.CommandPrompt.Completion;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.Pace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Tab makes of lines at a lab's prompt. */
class LabCompletionTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Lab lab = Lab.create(new LabOptions("default", 1, Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP,
            KeyGenerator.direct()));
    private final Shell shell = lab.open(new LabLogin("bash", List.of(), Descriptors.of(Input.of(""), Output.to(out), Output.to(out)), null,
            Limits.NONE, true, Map.of("TERM", "dumb")));

    private String pressed(String line) {
        Completion found = shell.prompting().complete(line, line.length());
        return found.shown().isEmpty() || found.insert().length() < line.length() - found.from() ? line : line.substring(0, found.from()) + found.insert();
    }

    private List<String> shown(String line) {
        return shell.prompting().complete(line, line.length()).shown();
    }

    @Test
    void kubectl_completes_live_names_types_flags_and_values() {
        shell.run("kubectl run web --image=nginx >/dev/null; kubectl create ns team-a >/dev/null; touch pod.yaml notes.txt\n");
        for (String loaded : List.of("", "source <(kubectl completion bash); alias kk=kubectl; complete -o default -F __start_kubectl kk\n")) {
            shell.run(loaded);
            for (String k : loaded.isEmpty() ? List.of("kubectl", "k", "sudo kubectl", "time k") : List.of("kubectl", "k", "kk")) {
                assertThat(pressed(k + " desc")).isEqualTo(k + " describe ");
                assertThat(pressed(k + " get networkpol")).isEqualTo(k + " get networkpolicies.networking.k8s.io ");
                assertThat(pressed(k + " get pods w")).isEqualTo(k + " get pods web ");
                assertThat(pressed(k + " -n kube-system logs etcd")).isEqualTo(k + " -n kube-system logs etcd-controlplane ");
                assertThat(pressed(k + " get po -n te")).isEqualTo(k + " get po -n team-a ");
                assertThat(pressed(k + " get po --namespace=te")).isEqualTo(k + " get po --namespace=team-a ");
                assertThat(pressed(k + " get po -o ya")).isEqualTo(k + " get po -o yaml ");
                assertThat(pressed(k + " get po --output=ya")).isEqualTo(k + " get po --output=yaml ");
                assertThat(pressed(k + " logs web -c ")).isEqualTo(k + " logs web -c web ");
                assertThat(pressed(k + " config use-context kub")).isEqualTo(k + " config use-context kubernetes-admin@kubernetes ");
                assertThat(pressed(k + " drain node")).isEqualTo(k + " drain node01 ");
                assertThat(pressed(k + " apply -f ")).isEqualTo(k + " apply -f pod.yaml ");
                assertThat(pressed(k + " describe pod/w")).isEqualTo(k + " describe pod/web ");
                assertThat(pressed(k + " create cm c --from-file=no")).isEqualTo(k + " create cm c --from-file=notes.txt ");
            }
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).as("loading says nothing").isEmpty();
    }

    @Test
    void other_tools_complete_from_what_they_declare() {
        shell.run("touch ca.crt ca.key\n");
        assertThat(Stream.of("openssl x50", "openssl x509 -noo", "openssl x509 -in ca.c", "openssl genp", "ssh node", "ssh root@node", "scp ca.crt node",
                "man openss", "sudo -u nob", "su nob", "cd /et", "type kubec", "unset HISTSI", "hin", "hel").map(this::pressed))
                .containsExactly("openssl x509 ", "openssl x509 -noout ", "openssl x509 -in ca.crt ", "openssl genpkey ", "ssh node01 ",
                        "ssh root@node01 ", "scp ca.crt node01:", "man openssl ", "sudo -u nobody ", "su nobody ", "cd /etc/", "type kubectl ",
                        "unset HISTSIZE ", "hin", "help ");
        assertThat(shown("scp node01:/etc/host")).containsExactly("/etc/hostname", "/etc/hosts");
    }
}
