package dev.ktutor.bench;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabLogin;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.sim.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/** The same command line in a lab and in the real bash, turn by turn in one run; medians and their ratio. */
final class SideBySide {
    private static final int USUAL_ROUNDS = 5;

    private final Lab lab;
    private final Path folder;
    private final int rounds;
    private final int warmUps;
    private final boolean mean;

    /** Medians of five. */
    SideBySide() throws IOException {
        this(LabOptions.DEFAULT_SCENARIO, USUAL_ROUNDS, 2, false);
    }

    /** In another world, over so many rounds after so many that do not count; means instead of medians. */
    SideBySide(String scenario, int rounds, int warmUps, boolean mean) throws IOException {
        this.lab = Lab.create(new LabOptions(scenario, 0, Instant.now(), Pace.JUMP, KeyGenerator.direct()));
        this.folder = Files.createTempDirectory("bench");
        this.rounds = rounds;
        this.warmUps = warmUps;
        this.mean = mean;
    }

    /** Where the real commands run. */
    Path folder() {
        return folder;
    }

    /** Runs a line on both sides without measuring it. */
    void prepare(String command) throws IOException, InterruptedException {
        inLab(command);
        inBash(command);
    }

    /** A file for both, in the directory where commands run. */
    void file(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        lab.controlPlane().files().asRoot().install("/root/" + name, content, 0644);
    }

    /** Measures one command line. */
    void measure(String name, String command) throws IOException, InterruptedException {
        double[] ours = new double[rounds];
        double[] real = new double[rounds];
        long[] lengths = new long[2];
        for (int round = -warmUps; round < rounds; round++) {
            long start = System.nanoTime();
            lengths[0] = inLab(command);
            long between = System.nanoTime();
            lengths[1] = inBash(command);
            if (round >= 0) {
                ours[round] = (between - start) / 1e6;
                real[round] = (System.nanoTime() - between) / 1e6;
            }
        }
        double own = middle(ours);
        double judge = middle(real);
        System.out.printf("%-34s lab %8.1f ms   real %8.1f ms   ratio %6.2f%s%n", name, own, judge, own / judge, lengths[0] == lengths[1] ? "" : "   OUTPUTS DIFFER: " + Arrays.toString(lengths));
    }

    private double middle(double[] times) {
        Arrays.sort(times);
        return mean ? Arrays.stream(times).average().orElse(0) : times[times.length / 2];
    }

    private long inLab(String command) {
        long[] length = {0};
        Output out = new Output() {
            @Override
            public void write(byte[] bytes, int offset, int count) {
                length[0] += count;
            }
        };
        lab.open(LabLogin.script(Descriptors.of(Input.of(new byte[0]), out, out))).script(command);
        return length[0];
    }

    private long inBash(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        for (int n = process.getInputStream().read(buffer); n >= 0; n = process.getInputStream().read(buffer)) {
            length += n;
        }
        process.waitFor();
        return length;
    }

    /** So many bytes of lines like those of a log. */
    static byte[] log(int bytes) {
        Random random = new Random(7);
        String[] words = {"pod", "node", "certificate", "kubelet", "started", "Failed", "error", "secret", "signed", "expired", "default",
            "kube-system", "10.96.0.1", "200", "404", "GET", "/api/v1/pods", "serviceaccount", "admission", "denied"};
        StringBuilder text = new StringBuilder(bytes + 200);
        for (int n = 0; text.length() < bytes; n++) {
            text.append("2026-01-15T09:").append(10 + n % 50).append(':').append(10 + n % 47).append("Z ");
            for (int i = 0; i < 8; i++) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            text.append(random.nextInt(100_000)).append(n % 5000 == 0 ? " needle\n" : "\n");
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
