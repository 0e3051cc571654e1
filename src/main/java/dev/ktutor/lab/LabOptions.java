package dev.ktutor.lab;

import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.sim.Pace;
import java.time.Instant;

/**
 * How a lab begins.
 *
 * @param scenario the world it shows, see {@code scenarios/}
 * @param seed what ids and random choices follow from; keys are fresh all the same
 * @param start its present
 * @param pace how its time passes
 * @param keys where fresh keys come from
 */
public record LabOptions(String scenario, long seed, Instant start, Pace pace, KeyGenerator keys) {
    /** The scenario of a lab that asks for none. */
    public static final String DEFAULT_SCENARIO = "default";

    /** The same for another scenario. */
    public LabOptions withScenario(String name) {
        return new LabOptions(name, seed, start, pace, keys);
    }
}
