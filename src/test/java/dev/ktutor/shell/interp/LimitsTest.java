package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.sim.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever does not end by itself is ended by a limit, which is told, and nothing of it goes on. */
class LimitsTest {
    private static final Limits FEW = Limits.steps(60_000).withBytes(16 << 20, 1 << 20);

    @ParameterizedTest
    @ValueSource(strings = {
        "while :; do :; done",
        "bash -c 'while :; do :; done'",
        "sh -c 'sh -c \"until false; do :; done\"'",
        "f() { while :; do :; done; }; f | cat",
        "awk 'BEGIN { while (1); }'",
        "awk 'function f(n) { while (1) n++ } BEGIN { f(1) }'",
        "echo x | sed ':a;ba'",
        "echo x | sed ':a;s/x/xx/;ta'",
        "jq -n 'last(range(0; infinite))'",
        "yes > /dev/null",
        "yes | cat > /dev/null",
        "yes | while read -r x; do :; done",
        "while read -r x; do :; done < <(yes)",
        "yes | xargs -n1 true",
        "find / -exec bash -c 'while :; do :; done' ';'",
        "env bash -c 'while :; do :; done'",
        "timeout 1000000 bash -c 'while :; do :; done'",
        "trap '' INT TERM; while :; do :; done",
        "for ((;;)); do x=$(echo y); done",
        "a=(); while :; do a+=(x); done",
        "echo 'bash $0' > s; bash s; while :; do :; done"})
    void endless_work_is_stopped(String script) {
        TestHost host = new TestHost();
        int status = host.limited(FEW).script(script + "; echo not reached").code();
        assertThat(host.errors()).matches("(?s).*limited.sh: line 1: stopped: more than (60,000 steps|256 processes at once|16 MiB read and written)\n");
        assertThat(host.output()).doesNotContain("not reached");
        assertThat(status).isEqualTo(254);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat /dev/zero > /dev/null", "wc -c /dev/zero", "head -c 9999999999 /dev/zero | sha256sum", "cat < /dev/urandom | tail -c 1"})
    void endless_bytes_are_stopped(String script) {
        TestHost host = new TestHost();
        assertThat(host.limited(FEW.withSteps(Long.MAX_VALUE)).script(script).code()).isEqualTo(254);
        assertThat(host.errors()).contains("stopped: more than 16 MiB read and written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=$(cat /dev/zero)", "x=ab; while :; do x=$x$x; done", "x=$(printf '%4000000d' 1); y=${x//?/$x}", 
        "x=ab; while :; do x=\"${x/a/$x$x}\"; done"})
    void endless_values_are_stopped(String script) {
        TestHost host = new TestHost();
        assertThat(host.limited(Limits.NONE).script(script).code()).isEqualTo(254);
        assertThat(host.errors()).matches("limited.sh: line 1: stopped: a value of more than 32 MiB\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {":() { : | : & }; :; sleep 1000", "f() { f | f; }; f"})
    void fork_bombs_are_stopped(String script) {
        TestHost host = new TestHost();
        Shell shell = host.limited(Limits.NONE);
        assertThat(shell.script(script).code()).isEqualTo(254);
        assertThat(host.errors()).contains("stopped: more than 256 processes at once");
        host.host.simulation().advance(Duration.ofDays(1));
        assertThat(host.host.processes().all()).isEmpty();
    }

    @Test
    void a_bomb_that_outlives_its_script_is_stopped_and_known() {
        TestHost host = new TestHost();
        Shell shell = host.limited(Limits.NONE);
        assertThat(shell.script("f() { f & f & }; f").code()).isZero();
        host.host.simulation().advance(Duration.ofDays(1));
        assertThat(shell.limitReached()).isEqualTo("stopped: more than 256 processes at once");
        assertThat(host.host.processes().all()).isEmpty();
    }

    @Test
    void a_trap_at_the_end_is_stopped_too() {
        TestHost host = new TestHost();
        assertThat(host.limited(FEW).script("trap 'while :; do :; done' EXIT; exit 3").code()).isEqualTo(254);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep infinity", "tail -f /etc/passwd"})
    void endless_waits_are_stopped(String script) {
        TestHost host = new TestHost();
        assertThat(host.limited(Limits.NONE.withSpan(Duration.ofDays(2))).script(script).code()).isEqualTo(254);
        assertThat(host.errors()).containsAnyOf("stopped: nothing in the lab could ever end this wait", "stopped: more than 2 days of the lab's time");
    }

    @Test
    void a_full_disk_is_no_limit_but_an_error() {
        TestHost host = new TestHost();
        assertThat(host.script("full.sh", "cat /dev/zero > f; echo $?; rm f; echo x > f && cat f").code()).isZero();
        assertThat(host.errors()).isEqualTo("cat: write error: No space left on device\n");
        assertThat(host.output()).isEqualTo("1\nx\n");
    }

    @Test
    void busy_processes_let_others_run_while_time_passes() {
        TestHost host = new TestHost();
        host.script("busy.sh", """
                while :; do :; done &
                sleep 2; echo slept; kill $!; wait $!; echo $?
                timeout 3 bash -c 'while :; do :; done'; echo $?
                yes > /dev/null & sleep 1; kill $!; wait $! 2>/dev/null; echo $?
                """);
        assertThat(host.output()).isEqualTo("slept\n143\n124\n143\n");
    }

    @Test
    void pipelines_stream_and_their_writers_end() {
        TestHost host = new TestHost();
        host.limited(Limits.steps(100_000)).script("yes | head -1; echo ${PIPESTATUS[@]}; cat /dev/zero | head -c 1M | wc -c; echo ${PIPESTATUS[@]}; "
                + "seq 1 1000000 | tail -1; while :; do echo x; done | head -2; echo ${PIPESTATUS[@]}");
        assertThat(host.output()).isEqualTo("y\n141 0\n1048576\n141 0 0\n1000000\nx\nx\n141 0\n");
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void a_prompt_goes_on_after_a_limit() {
        TestHost host = new TestHost();
        Shell shell = host.session();
        shell.execute("x=ab; while :; do x=$x$x; done\n");
        shell.execute("echo alive $?; jobs\n");
        assertThat(host.errors()).isEqualTo("bash: stopped: a value of more than 32 MiB\n");
        assertThat(host.output()).isEqualTo("alive 254\n");
    }
}
