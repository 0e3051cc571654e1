package dev.ktutor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

    private final Simulation simulation = new Simulation(START, Pace.JUMP);
    private final List<String> seen = new ArrayList<>();

    @Test
    void sleep_jumpsOverAYear() {
        simulation.sleep(Duration.ofDays(365));
        assertThat(simulation.now()).isEqualTo(START.plus(Duration.ofDays(365)));
    }

    @Test
    void events_runInOrderOfTime_andOfTheirScheduling() {
        simulation.schedule(Duration.ofSeconds(2), () -> seen.add("late"));
        simulation.schedule(Duration.ofSeconds(1), () -> seen.add("first"));
        simulation.schedule(Duration.ofSeconds(1), () -> seen.add("second"));
        simulation.advance(Duration.ofSeconds(5));
        assertThat(seen).containsExactly("first", "second", "late");
        assertThat(simulation.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void processes_takeTurnsWhereTheyBlock() {
        SimProcess a = simulation.spawn("a", () -> {
            seen.add("a1");
            simulation.sleep(Duration.ofSeconds(2));
            seen.add("a2");
        });
        SimProcess b = simulation.spawn("b", () -> {
            seen.add("b1");
            simulation.sleep(Duration.ofSeconds(1));
            seen.add("b2");
        });
        simulation.join(a);
        simulation.join(b);
        assertThat(seen).containsExactly("a1", "b1", "b2", "a2");
    }

    @Test
    void signal_stopsABlockedProcess() {
        SimProcess sleeper = simulation.spawn("sleeper", () -> simulation.sleep(Duration.ofHours(1)));
        simulation.yield();
        sleeper.signal(Signal.TERM);
        simulation.join(sleeper);
        assertThat(sleeper.ended()).isTrue();
        assertThat(sleeper.failure()).isNull();
        assertThat(simulation.now()).isBefore(START.plusSeconds(1));
    }

    @Test
    void await_withATimeout_givesUp() {
        assertThat(simulation.await(() -> false, Duration.ofSeconds(3))).isFalse();
        assertThat(simulation.now()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void await_whatCanNeverHappen_saysSo() {
        assertThatThrownBy(() -> simulation.await(() -> false)).isInstanceOf(Deadlock.class);
    }

    @Test
    void idleTasks_runBeforeTimePasses() {
        simulation.whenIdle(() -> seen.add("idle at " + simulation.now()));
        simulation.sleep(Duration.ofSeconds(1));
        assertThat(seen).containsExactly("idle at " + START);
    }

    @Test
    void chance_withOneSeed_repeatsItself() {
        assertThat(new Chance(7).uuid()).isEqualTo(new Chance(7).uuid());
        assertThat(new Chance(7).nameSuffix(5)).hasSize(5).isEqualTo(new Chance(7).nameSuffix(5));
    }
}
