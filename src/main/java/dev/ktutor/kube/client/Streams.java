package dev.ktutor.kube.client;

import dev.ktutor.host.Screen;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation with a container reads and writes.
 *
 * @param in what it is given; empty without {@code -i}
 * @param out its output
 * @param err its errors; the same as {@code out} on a terminal
 * @param terminal whether it gets a terminal ({@code -t})
 * @param screen the learner's terminal; null in scripts
 */
public record Streams(Input in, Output out, Output err, boolean terminal, @Nullable Screen screen) { }
