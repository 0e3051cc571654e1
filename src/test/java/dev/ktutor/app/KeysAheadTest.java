package dev.ktutor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.PrivateKeyPair;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Keys made ahead are of the size asked for, are given out once, and stay few. */
class KeysAheadTest {
    private static final int BITS = 1024;

    private final List<String> made = new ArrayList<>();
    private final Queue<Runnable> idle = new ArrayDeque<>();
    private final KeyGenerator keys = new KeysAhead(this::make, idle::add);

    private PrivateKeyPair make(int bits, BigInteger exponent) {
        made.add(bits + "/" + exponent);
        return KeyGenerator.direct().rsa(bits, exponent);
    }

    private void idleTime() {
        while (!idle.isEmpty()) {
            idle.remove().run();
        }
    }

    @Test
    void the_first_of_a_size_is_made_at_once_the_next_ones_wait_already() {
        keys.rsa(BITS);
        assertThat(made).hasSize(1);
        idleTime();
        assertThat(made).hasSize(3);
        keys.rsa(BITS);
        keys.rsa(BITS);
        assertThat(made).as("made before they were asked for").hasSize(3);
    }

    @Test
    void none_is_given_out_twice() {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            given.add(keys.rsa(BITS).publicKey().toString() + keys.rsa(BITS).traditionalPem());
            idleTime();
        }
        assertThat(new HashSet<>(given)).hasSameSizeAs(given);
    }

    @Test
    void without_idle_time_each_is_made_when_asked_for() {
        keys.rsa(BITS);
        keys.rsa(BITS);
        assertThat(made).hasSize(2);
        assertThat(idle).as("work that waits").hasSize(1);
    }

    @Test
    void other_exponents_and_odd_sizes_are_not_made_ahead() {
        keys.rsa(BITS, BigInteger.valueOf(3));
        keys.rsa(512);
        assertThat(idle).isEmpty();
        assertThat(made).containsExactly("1024/3", "512/65537");
    }
}
