package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Background jobs at a prompt: what is told, and when. */
class JobControlTest {
    private final TestHost host = new TestHost();
    private final Shell shell = host.session();

    private String typed(String line) {
        host.out.reset();
        host.err.reset();
        shell.execute(line + "\n");
        return host.errors() + host.output();
    }

    @Test
    void a_job_that_has_ended_is_told_once_before_the_next_prompt() {
        assertThat(typed("sleep 5 &")).matches("\\[1\\] [0-9]+\n");
        assertThat(typed("jobs")).isEqualTo("[1]+  Running                 sleep 5 &\n");
        assertThat(typed("sleep 10")).isEqualTo("[1]+  Done                    sleep 5\n");
        assertThat(typed("jobs")).isEmpty();
    }

    @Test
    void numbers_begin_again_when_all_have_been_told() {
        typed("sleep 1 &");
        typed("sleep 5");
        assertThat(typed("sleep 2 &")).startsWith("[1] ");
    }

    @Test
    void the_status_and_the_signal_are_shown() {
        typed("(exit 3) &");
        assertThat(typed("sleep 1")).isEqualTo("[1]+  Exit 3                  ( exit 3 )\n");
        typed("sleep 100 &");
        assertThat(typed("kill %1; sleep 1")).isEqualTo("[1]+  Terminated              sleep 100\n");
        typed("sleep 100 &");
        assertThat(typed("kill -9 %%; sleep 1")).isEqualTo("[1]+  Killed                  sleep 100\n");
    }

    @Test
    void two_jobs_carry_the_marks_of_the_current_and_the_previous_one() {
        typed("sleep 50 &");
        typed("sleep 60 &");
        assertThat(typed("jobs")).isEqualTo("[1]-  Running                 sleep 50 &\n[2]+  Running                 sleep 60 &\n");
        assertThat(typed("kill %sleep")).isEqualTo("bash: kill: sleep: ambiguous job spec\n");
        assertThat(typed("kill %1; wait %1")).isEqualTo("[1]-  Terminated              sleep 50\n");
    }

    @Test
    void waiting_for_a_job_does_not_hide_its_end() {
        typed("sleep 5 &");
        assertThat(typed("wait")).isEqualTo("[1]+  Done                    sleep 5\n");
        assertThat(typed("wait; echo $?")).isEqualTo("0\n");
    }

    @Test
    void fg_shows_the_command_and_waits_for_it() {
        typed("sleep 5 &");
        assertThat(typed("fg; echo $?")).isEqualTo("sleep 5\n0\n");
        assertThat(typed("fg")).isEqualTo("bash: fg: current: no such job\n");
        typed("sleep 50 &");
        assertThat(typed("bg %1")).isEqualTo("bash: bg: job 1 already in background\n");
        assertThat(typed("disown; jobs")).isEmpty();
    }
}
