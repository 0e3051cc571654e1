package dev.ktutor.shell.interp;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Random and mutated shell texts for the parser, the expander and the interpreter: {@code COUNT [SEED [MODE [FOLDER...]]]},
 * mode being parse, expand, run or all. None may take longer than its time or more memory than its share, or end with anything
 * but the shell's own errors; what fails is kept under target/fuzz/shell.
 */
public final class ShellFuzz {
    private static final long MOST_MILLIS = 10_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final long STACK_BYTES = 16L << 20;
    private static final Path KEPT = Path.of("target/fuzz/shell");
    private static final int MOST_FAILURES = 20;

    private final ShellProbe probe;
    private final ShellTexts texts;
    private final long count;
    private final long seed;
    private volatile String input = "";
    /** The worker's processor time when the present input began: other work on the machine must not look like a hang. */
    private volatile long since;
    private volatile long done;
    private volatile boolean over;
    private long mostMillis;
    private long mostBytes;
    private int failures;

    private ShellFuzz(ShellProbe probe, ShellTexts texts, long count, long seed) {
        this.probe = probe;
        this.texts = texts;
        this.count = count;
        this.seed = seed;
    }

    /** See the class. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        long count = args.length > 0 ? Long.parseLong(args[0]) : 100_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        String mode = args.length > 2 ? args[2] : "all";
        List<String> folders = new ArrayList<>(List.of("src/test/cases/bash"));
        folders.addAll(List.of(args).subList(Math.min(3, args.length), args.length));
        List<String> seeds = ShellTexts.seeds(folders);
        int failures = 0;
        for (ShellProbe.Mode each : ShellProbe.Mode.values()) {
            if (mode.equals("all") || mode.equals(each.name().toLowerCase())) {
                Random random = new Random(seed * 31 + each.ordinal());
                failures += new ShellFuzz(new ShellProbe(each), new ShellTexts(seeds, random), count, seed).watched();
            }
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    /** Works in a thread of the lab's stack size, with an eye on the clock; gives the number of failures. */
    private int watched() throws InterruptedException, IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        Thread worker = new Thread(null, this::work, "fuzz", STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        long told = start;
        while (!over) {
            worker.join(200);
            long now = System.nanoTime();
            if (!over && threads.getThreadCpuTime(worker.getId()) - since > TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS)) {
                StringBuilder trace = new StringBuilder("hangs\n");
                for (StackTraceElement element : worker.getStackTrace()) {
                    trace.append("   at ").append(element).append('\n');
                }
                keep(trace.toString());
                System.out.println(probe.mode() + ": gave up after a hang at input " + done);
                return failures;
            }
            if (now - told > TimeUnit.SECONDS.toNanos(60)) {
                told = now;
                tell(start);
            }
        }
        tell(start);
        return failures;
    }

    private void tell(long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %d inputs (seed %d) in %.0f s, %.0f a second; slowest %d ms, most memory %d MB; %s; %d failures%n", probe.mode(), done,
                seed, seconds, done / seconds, mostMillis, mostBytes >> 20, probe.counts(), failures);
    }

    private void work() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long me = Thread.currentThread().getId();
        while (done < count && failures < MOST_FAILURES) {
            input = texts.next();
            since = threads.getCurrentThreadCpuTime();
            long before = threads.getThreadAllocatedBytes(me);
            try {
                probe.probe(input);
            } catch (Throwable e) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                keep(trace.toString());
                if (e instanceof StackOverflowError || e instanceof OutOfMemoryError) {
                    probe.renew();
                }
            }
            long bytes = threads.getThreadAllocatedBytes(me) - before;
            mostBytes = Math.max(mostBytes, bytes);
            mostMillis = Math.max(mostMillis, (threads.getCurrentThreadCpuTime() - since) / 1_000_000);
            if (bytes > MOST_BYTES) {
                keep("took " + (bytes >> 20) + " MB\n");
            }
            done++;
        }
        over = true;
    }

    private void keep(String reason) {
        failures++;
        try {
            Files.createDirectories(KEPT);
            Path file = KEPT.resolve(probe.mode().name().toLowerCase() + "-" + seed + "-" + done + ".sh");
            Files.writeString(file, input.codePoints().map(c -> c >= 0xD800 && c < 0xE000 ? '?' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
            System.out.println(file + ": " + reason.lines().limit(14).reduce("", (a, b) -> a + "\n   " + b));
        } catch (IOException e) {
            System.out.println(e + ": " + reason);
        }
    }
}
