package dev.ktutor.bench;

import java.io.IOException;

/** {@code scripts/bench tool}: the GNU tools over 10 MB of log lines, beside the real ones. */
public final class ToolBench {
    private ToolBench() { }

    /** Prints a line a command. */
    public static void main(String[] args) throws IOException, InterruptedException {
        SideBySide bench = new SideBySide();
        bench.file("log", SideBySide.log(10_000_000));
        String[] commands = {"cat log", "wc log", "wc -l log", "sort log", "sort -k3 -n log", "sort -u log", "uniq log", "cut -d' ' -f2,4 log",
            "cut -c1-20 log", "tr a-z A-Z < log", "sed s/error/ERROR/ log", "sed -n '/needle/p' log", "sed -E 's/([a-z]+) ([a-z]+)/\\2 \\1/' log",
            "awk '{print $3}' log", "awk '{n[$2]++} END {for (k in n) print k, n[k]}' log", "awk '/needle/' log", "head -n 100000 log", "tail -n 100000 log",
            "tac log", "rev log", "nl log", "fold -w 40 log", "base64 log", "sha256sum log", "md5sum log", "od -c log | tail -1", "xxd log | tail -1",
            "seq 1 1000000", "seq 1 1000000 | tail -1", "yes | head -n 1000000", "paste log log", "join -1 1 -2 1 <(head -n 1000 log) <(head -n 1000 log)",
            "gzip -c log", "cat log | head -c 5000000 | wc -c", "diff log log", "cmp log log", "tee copy < log", "column -t <(head -n 5000 log)",
            "comm log log", "split -l 10000 log p. && rm p.*", "head -c 1000000 /dev/zero | tr '\\0' x | wc -c", "expand log", "shuf -n 5 log | wc -l"};
        for (String each : commands) {
            if (args.length == 0 || each.startsWith(args[0])) {
                bench.measure(each.substring(0, Math.min(each.length(), 34)), each);
            }
        }
    }
}
