/**
 * Simulated time, chance and memory: the clock and event queue of a lab, its random source, and the journal of
 * decisions. Knows nothing of hosts, clusters or terminals.
 *
 * <p>A lab is single-threaded in effect: its processes are coroutines that hand one baton to each other, so code that
 * runs in a lab needs no locks. Nobody reads the machine's clock here; whoever builds a {@link
 * dev.ktutor.sim.Simulation} says how simulated time passes.
 */
@NullMarked
package dev.ktutor.sim;

import org.jspecify.annotations.NullMarked;
