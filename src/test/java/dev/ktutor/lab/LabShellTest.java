package dev.ktutor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Pace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LabShellTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Lab lab = Lab.create(new LabOptions("default", 1, Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP,
            KeyGenerator.direct()));
    private final Shell shell = lab.open(LabLogin.script(Descriptors.of(Input.of(""), Output.to(out), Output.to(out))));

    private String typed(String script) {
        out.reset();
        shell.run(script);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLearner_startsAsRoot_inRootsHome_onTheControlPlane() {
        assertThat(typed("whoami; pwd; hostname; echo $HOME")).isEqualTo("root\n/root\ncontrolplane\n/root\n");
    }

    @Test
    void pipelinesStream() {
        assertThat(typed("yes | head -2; seq 100000 | wc -l")).isEqualTo("y\ny\n100000\n");
    }

    @Test
    void ssh_runsACommand_onTheOtherHost_andScpCopies() {
        assertThat(typed("ssh node01 'hostname; pwd'")).isEqualTo("node01\n/root\n");
        assertThat(typed("echo hi > f; scp -q f node01:/tmp/; ssh node01 cat /tmp/f")).isEqualTo("hi\n");
    }

    @Test
    void aYear_passesAtOnce() {
        assertThat(typed("date -u +%F; sleep 31536000; date -u +%F")).isEqualTo("2026-01-15\n2027-01-15\n");
    }
}
