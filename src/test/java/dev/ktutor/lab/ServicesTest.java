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

/** What an exam taker does to a node: look at its processes, restart its kubelet, read why it does not start, mend it. */
class ServicesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Lab lab = Lab.create(new LabOptions("default", 1, Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP, KeyGenerator.direct()));
    private final Shell shell = lab.open(LabLogin.script(Descriptors.of(Input.of(""), Output.to(out), Output.to(out))));

    private String typed(String script) {
        out.reset();
        shell.run(script);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theControlPlane_showsItsProcesses_andOneThatIsKilled_comesBack() {
        assertThat(typed("ps -ef | grep -c '[k]ube-apiserver --'; pgrep -x etcd | wc -l; systemctl is-active kubelet containerd; ps -p 1 -o comm="))
                .isEqualTo("1\n1\nactive\nactive\nsystemd\n");
        assertThat(typed("old=$(pidof kube-scheduler); kill -9 $old; pidof kube-scheduler || echo gone; sleep 30; new=$(pidof kube-scheduler); [ -n \"$new\" ] && [ $new != $old ] && echo back"))
                .isEqualTo("gone\nback\n");
        assertThat(typed("kubectl get pod kube-scheduler-controlplane -n kube-system -o jsonpath='{.status.containerStatuses[0].restartCount}'")).isEqualTo("1");
    }

    @Test
    void aKubeletWithoutItsConfiguration_crashLoops_saysWhy_andRunsAgain_onceItIsMended() {
        String story = typed("mv /var/lib/kubelet/config.yaml /root; systemctl restart kubelet; sleep 25; systemctl is-active kubelet; echo $?; "
                + "journalctl -u kubelet --no-pager | grep -o 'open /var/lib/kubelet/config.yaml: no such file or directory' | uniq; "
                + "mv /root/config.yaml /var/lib/kubelet; sleep 11; systemctl is-active kubelet");
        assertThat(story).isEqualTo("activating\n3\nopen /var/lib/kubelet/config.yaml: no such file or directory\nactive\n");
    }

    @Test
    void aStoppedKubelet_startsNoPods_untilItIsStarted() {
        assertThat(typed("ssh node01 systemctl stop kubelet; kubectl run w --image=nginx:1.27 --overrides='{\"spec\":{\"nodeName\":\"node01\"}}' >/dev/null; sleep 20; "
                + "kubectl get pod w -o jsonpath='{.status.phase}'; echo; ssh node01 systemctl start kubelet; sleep 20; kubectl get pod w -o jsonpath='{.status.phase}'"))
                .isEqualTo("Pending\nRunning");
    }

    @Test
    void aManifestMovedToAnotherFolder_isFound_afterTheConfigurationSaysSo() {
        assertThat(typed("kubectl get ns >/dev/null; mkdir /etc/other; sed -i s,/etc/kubernetes/manifests,/etc/other, /var/lib/kubelet/config.yaml; cp /etc/kubernetes/manifests/* /etc/other; "
                + "printf 'apiVersion: v1\\nkind: Pod\\nmetadata: {name: s}\\nspec: {containers: [{name: c, image: \"nginx:1.27\"}]}\\n' > /etc/other/s.yaml; "
                + "sleep 5; kubectl get pod s-controlplane -o name 2>&1 | grep -c NotFound; systemctl restart kubelet; sleep 60; kubectl get pod s-controlplane -o jsonpath='{.status.phase}'"))
                .isEqualTo("1\nRunning");
    }

    @Test
    void unitsOfTheLearner_run_andFailAsSystemdSays() {
        typed("printf '[Unit]\\nDescription=Ticker\\n[Service]\\nExecStart=/usr/bin/sleep 100000\\n[Install]\\nWantedBy=multi-user.target\\n' > /etc/systemd/system/tick.service");
        assertThat(typed("systemctl daemon-reload; systemctl enable --now tick; systemctl is-active tick; systemctl is-enabled tick; pgrep -af 'sleep 1000'  | grep -c sleep; systemctl stop tick; systemctl is-active tick"))
                .isEqualTo("Created symlink /etc/systemd/system/multi-user.target.wants/tick.service → /etc/systemd/system/tick.service.\nactive\nenabled\n1\ninactive\n");
        assertThat(typed("sed -i s,/usr/bin/sleep,/usr/bin/nosuch, /etc/systemd/system/tick.service; systemctl start tick; systemctl status tick | grep -o 'status=203/EXEC' | uniq; systemctl start nosuch; echo $?"))
                .isEqualTo("status=203/EXEC\nFailed to start nosuch.service: Unit nosuch.service not found.\n5\n");
    }
}
