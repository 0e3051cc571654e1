package dev.ktutor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code scripts/bench hardway DIR [ROUNDS]}: chapters 4 and 5 of Kubernetes The Hard Way, taken from a checkout of it, in the
 * lab and in the real bash with the real openssl and kubectl. There ssh and scp do nothing: the machines exist in the lab only.
 */
public final class HardWayBench {
    private HardWayBench() { }

    /** Prints a line a chapter. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.err.println("usage: scripts/bench hardway DIR [ROUNDS], DIR being a checkout of kelseyhightower/kubernetes-the-hard-way");
            System.exit(2);
        }
        Path checkout = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        SideBySide bench = new SideBySide("hard-way", rounds, 1, true);
        bench.file("ca.conf", Files.readAllBytes(checkout.resolve("ca.conf")));
        String absent = "if ! grep -qs server /etc/hosts; then ssh() { :; }; scp() { :; }; fi\n";
        bench.measure("chapter 4, certificates", absent + script(checkout.resolve("docs/04-certificate-authority.md")) + " >/dev/null 2>&1");
        bench.measure("chapter 5, kubeconfigs", absent + script(checkout.resolve("docs/05-kubernetes-configuration-files.md")) + " >/dev/null 2>&1");
    }

    /** The bash blocks of a chapter, one after the other, as one command. */
    private static String script(Path chapter) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(chapter)) {
            if (line.startsWith("```")) {
                inside = line.equals("```bash");
            } else if (inside) {
                lines.add(line);
            }
        }
        return "{\n" + String.join("\n", lines) + "\n}";
    }
}
