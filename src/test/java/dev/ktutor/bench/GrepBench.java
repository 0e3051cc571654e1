package dev.ktutor.bench;

import java.io.IOException;

/** {@code scripts/bench grep}: grep over 50 MB of log lines, beside GNU grep. */
public final class GrepBench {
    private GrepBench() { }

    /** Prints a line a case. */
    public static void main(String[] args) throws IOException, InterruptedException {
        SideBySide bench = new SideBySide();
        bench.file("log", SideBySide.log(50_000_000));
        String[][] cases = {{"fixed, rare", "grep needle log"}, {"fixed, often", "grep error log"}, {"-F", "grep -F '/api/v1/pods denied' log"},
            {"regex", "grep 'error.*denied$' log"}, {"regex, anchored", "grep '^2026.*needle' log"}, {"-E alternatives", "grep -E 'needle|nothing' log"},
            {"-E class", "grep -E ' [0-9]{5} needle' log"}, {"-i", "grep -i NEEDLE log"}, {"-i often", "grep -i failed log"}, {"-c", "grep -c error log"},
            {"-c regex", "grep -c 'err.r' log"}, {"-v", "grep -v error log"}, {"-vc", "grep -vc error log"}, {"-n", "grep -n error log"},
            {"-n rare", "grep -n needle log"}, {"-o", "grep -o error log"}, {"-o regex", "grep -oE '[a-z]+ed' log"}, {"-w", "grep -w pod log"},
            {"-l", "grep -l denied log"}, {"-q at the end", "grep -q nothing log"}, {"-A1", "grep -A1 needle log"}, {"stdin", "cat log | grep -c needle"}};
        for (String[] each : cases) {
            bench.measure(each[0], each[1]);
        }
    }
}
