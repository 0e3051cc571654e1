package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.shell.interp.Shell.Result;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session at a prompt. */
class ShellTest {
    private final TestHost host = new TestHost();
    private final Shell shell = host.session();

    @Test
    void a_line_runs_and_the_session_goes_on() {
        assertThat(shell.execute("x=1; echo \"x is $x\"\n").result()).isEqualTo(Result.DONE);
        assertThat(shell.execute("echo again $x; false\n").status().code()).isEqualTo(1);
        assertThat(host.output()).isEqualTo("x is 1\nagain 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if true; then\n", "echo \"a\n", "echo 'a\n", "cat <<EOF\nbody\n", "f() {\n", "echo a &&\n", "echo $(ls\n",
        "for i in 1 2\n", "a=(1\n", "case x in\n", "echo a |\n", "while true; do echo\n", "echo `date\n"})
    void what_is_open_asks_for_more_and_runs_nothing(String text) {
        assertThat(shell.execute("echo first; " + text).result()).isEqualTo(Result.INCOMPLETE);
        assertThat(host.output()).isEmpty();
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void messages_at_a_prompt_have_no_line() {
        shell.execute("nosuch");
        shell.execute("cd /none");
        shell.execute("fi");
        assertThat(host.errors()).isEqualTo("bash: nosuch: command not found\nbash: cd: /none: No such file or directory\n"
                + "bash: syntax error near unexpected token `fi'\nbash: `fi'\n");
    }

    @Test
    void exit_ends_the_session_after_its_trap() {
        shell.execute("trap 'echo bye' EXIT");
        Shell.Outcome outcome = shell.execute("exit 3; echo no");
        assertThat(outcome.result()).isEqualTo(Result.EXITED);
        assertThat(outcome.status().code()).isEqualTo(3);
        assertThat(host.output()).isEqualTo("bye\n");
    }

    @Test
    void an_error_in_an_expansion_ends_the_line_only() {
        shell.execute("echo ${x:?is missing}; echo no");
        shell.execute("echo yes");
        assertThat(host.errors()).isEqualTo("bash: x: is missing\n");
        assertThat(host.output()).isEqualTo("yes\n");
    }

    @Test
    void aliases_and_bashrc_work() {
        host.files.write("/root/.bashrc", "alias k=echo\nexport do='--dry-run=client -o yaml'\ncomplete -F __start_kubectl k\n");
        shell.login();
        shell.execute("k run $do");
        shell.run("complete -p k\n");
        assertThat(host.output()).isEqualTo("run --dry-run=client -o yaml\ncomplete -F __start_kubectl k\n");
        assertThat(shell.aliases()).containsEntry("k", "echo");
    }

    @Test
    void the_prompt_is_expanded() {
        shell.execute("PS1='\\u@\\h:\\w\\$ '; mkdir -p a/b; cd a/b");
        assertThat(shell.prompt("PS1")).isEqualTo("root@controlplane:~/a/b# ");
    }

    @Test
    void ctrl_c_stops_a_loop_and_the_session_goes_on() {
        host.host.simulation().schedule(Duration.ofSeconds(5), () -> host.host.simulation().current().signal(Signal.INT));
        Shell.Outcome outcome = shell.execute("while true; do sleep 1; done; echo no");
        assertThat(outcome.status().code()).isEqualTo(130);
        shell.execute("for i in 1 2; do echo $i; done");
        assertThat(host.output()).isEqualTo("1\n2\n");
    }

    @Test
    void a_saved_state_brings_everything_back() {
        shell.execute("cd /tmp; x='a b'; declare -A m=([k]=v); a=(1 2); export E=e; f() { echo \"f $1\"; }; alias l=ls; set -u; trap 'echo t' EXIT");
        ShellState state = shell.save();
        shell.execute("cd /; x=; unset m a E; unset -f f; unalias l; set +u");
        shell.restore(state);
        shell.execute("echo \"$PWD|$x|${m[k]}|${a[1]}|$E\"; f y; alias l");
        assertThat(host.output()).isEqualTo("/tmp|a b|v|2|e\nf y\nalias l='ls'\n");
        assertThat(shell.cwd()).isEqualTo("/tmp");
        assertThat(shell.option("nounset")).isTrue();
    }

    @Test
    void endless_recursion_is_stopped_with_a_message() {
        shell.execute("f() { f; }; f");
        assertThat(host.errors()).containsAnyOf("maximum function nesting level exceeded", "maximum nesting level exceeded");
        shell.execute("echo still here");
        assertThat(host.output()).isEqualTo("still here\n");
    }

    @Test
    void steps_can_be_limited() {
        assertThat(host.limited(Limits.steps(1000)).script("while :; do :; done").code()).isEqualTo(254);
        assertThat(host.errors()).contains("stopped: more than 1,000 steps");
    }

    @Test
    void a_pipeline_streams() {
        shell.execute("yes | head -1; while :; do echo tick; sleep 1; done | head -2");
        assertThat(host.output()).isEqualTo("y\ntick\ntick\n");
    }
}
