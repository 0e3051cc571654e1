package dev.ktutor.app;

import dev.ktutor.sim.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ktutor run} was asked for.
 *
 * @param in folder whose files go into /root first
 * @param out folder that /root is copied to afterwards
 * @param state file that keeps the lab between runs
 * @param scenario the world to build
 * @param seed decides names and numbers that look random
 * @param command text to run instead of a script
 * @param limits what the script may use up
 * @param words the script ("-" is standard input) and its arguments; after a command, $0 and its arguments
 */
record RunRequest(@Nullable Path in, @Nullable Path out, @Nullable Path state, String scenario, long seed,
        Limits limits, @Nullable String command, List<String> words) {
    static final String DEFAULT_SCENARIO = "default";

    RunRequest {
        words = List.copyOf(words);
    }

    /**
     * Reads a plain, correct command line; empty for anything else, which is then picocli's business. picocli's classes
     * are of a format too old for a class-data archive and cost 0.3 s to load, so runs do without them.
     */
    static Optional<RunRequest> parsePlain(String[] args) {
        Path in = null;
        Path out = null;
        Path state = null;
        String scenario = DEFAULT_SCENARIO;
        long seed = 0;
        for (int i = 1; i < args.length; i++) {
            String value = i + 1 < args.length ? args[i + 1] : null;
            if (args[i].equals("-") || !args[i].startsWith("-")) {
                return Optional.of(new RunRequest(in, out, state, scenario, seed, new LimitOptions().plain(), null, rest(args, i)));
            }
            if (value == null) {
                return Optional.empty();
            }
            switch (args[i++]) {
                case "--in" -> in = Path.of(value);
                case "--out" -> out = Path.of(value);
                case "--state" -> state = Path.of(value);
                case "--scenario" -> scenario = value;
                case "--seed" -> {
                    if (!value.matches("-?[0-9]{1,18}")) {
                        return Optional.empty();
                    }
                    seed = Long.parseLong(value);
                }
                case "-c" -> {
                    return Optional.of(new RunRequest(in, out, state, scenario, seed, new LimitOptions().plain(), value, rest(args, i + 1)));
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> rest(String[] args, int from) {
        return new ArrayList<>(List.of(args).subList(from, args.length));
    }
}
