package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ulimit}: the limits a shell shows and passes on; the lab itself bounds what processes use, whatever they say. */
final class UlimitBuiltin implements Builtin {
    private static final String USAGE = "ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]";

    /** What a letter stands for, as {@code ulimit -a} names it, and its value in a new shell. */
    private record Resource(char letter, String name, String unit, String initially) { }

    private static final List<Resource> RESOURCES = List.of(
            new Resource('R', "real-time non-blocking time", "(microseconds, -R)", "unlimited"),
            new Resource('c', "core file size", "(blocks, -c)", "0"),
            new Resource('d', "data seg size", "(kbytes, -d)", "unlimited"),
            new Resource('e', "scheduling priority", "(-e)", "0"),
            new Resource('f', "file size", "(blocks, -f)", "unlimited"),
            new Resource('i', "pending signals", "(-i)", "15437"),
            new Resource('l', "max locked memory", "(kbytes, -l)", "8192"),
            new Resource('m', "max memory size", "(kbytes, -m)", "unlimited"),
            new Resource('n', "open files", "(-n)", "1024"),
            new Resource('p', "pipe size", "(512 bytes, -p)", "8"),
            new Resource('q', "POSIX message queues", "(bytes, -q)", "819200"),
            new Resource('r', "real-time priority", "(-r)", "0"),
            new Resource('s', "stack size", "(kbytes, -s)", "8192"),
            new Resource('t', "cpu time", "(seconds, -t)", "unlimited"),
            new Resource('u', "max user processes", "(-u)", "15437"),
            new Resource('v', "virtual memory", "(kbytes, -v)", "unlimited"),
            new Resource('x', "file locks", "(-x)", "unlimited"));

    @Override
    public int run(BuiltinCall call) {
        List<Resource> chosen = new ArrayList<>();
        String limit = null;
        boolean all = false;
        for (String arg : call.args()) {
            if (limit == null && arg.length() > 1 && arg.charAt(0) == '-' && !Character.isDigit(arg.charAt(1))) {
                for (char letter : arg.substring(1).toCharArray()) {
                    Resource resource = find(letter);
                    if (resource == null && "SHa".indexOf(letter) < 0) {
                        return call.badOption("-" + letter, USAGE);
                    }
                    all |= letter == 'a';
                    if (resource != null) {
                        chosen.add(resource);
                    }
                }
            } else if (limit == null) {
                limit = arg;
            }
        }
        if (all) {
            RESOURCES.forEach(resource -> show(call, resource, true));
            return 0;
        }
        if (chosen.isEmpty()) {
            chosen.add(RESOURCES.get(4));
        }
        Resource last = chosen.get(chosen.size() - 1);
        if (limit == null) {
            chosen.forEach(resource -> show(call, resource, chosen.size() > 1));
            return 0;
        }
        if (!limit.equals("unlimited") && !limit.equals("hard") && !limit.equals("soft") && !limit.matches("[0-9]{1,18}")) {
            return call.fail(1, limit + ": invalid number");
        }
        if (limit.equals("unlimited") || limit.matches("[0-9]+")) {
            call.shell().resourceLimits.put(last.letter(), limit);
        }
        return 0;
    }

    private static @Nullable Resource find(char letter) {
        return RESOURCES.stream().filter(resource -> resource.letter() == letter).findFirst().orElse(null);
    }

    private static void show(BuiltinCall call, Resource resource, boolean named) {
        String value = call.shell().resourceLimits.getOrDefault(resource.letter(), resource.initially());
        String name = named ? String.format("%-20s%20s ", resource.name(), resource.unit()) : "";
        if (named && resource.name().length() + resource.unit().length() >= 40) {
            name = resource.name() + "  " + resource.unit() + " ";
        }
        call.out().print(name + value + "\n");
    }
}
