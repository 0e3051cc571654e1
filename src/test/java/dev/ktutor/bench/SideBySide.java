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
    private static final int ROUNDS = 5;

    private final Lab lab = Lab.create(new LabOptions(LabOptions.DEFAULT_SCENARIO, 0, Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP,
            KeyGenerator.direct()));
    private final Path folder;

    SideBySide() throws IOException {
        folder = Files.createTempDirectory("bench");
    }

    /** A file for both, in the directory where commands run. */
    void file(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        lab.controlPlane().files().asRoot().install("/root/" + name, content, 0644);
    }

    /** Measures one command line. */
    void measure(String name, String command) throws IOException, InterruptedException {
        double[] ours = new double[ROUNDS];
        double[] real = new double[ROUNDS];
        long[] lengths = new long[2];
        for (int round = -2; round < ROUNDS; round++) {
            long start = System.nanoTime();
            lengths[0] = inLab(command);
            long between = System.nanoTime();
            lengths[1] = inBash(command);
            if (round >= 0) {
                ours[round] = (between - start) / 1e6;
                real[round] = (System.nanoTime() - between) / 1e6;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(real);
        System.out.printf("%-34s lab %8.1f ms   real %8.1f ms   ratio %6.2f%s%n", name, ours[ROUNDS / 2], real[ROUNDS / 2],
                ours[ROUNDS / 2] / real[ROUNDS / 2], lengths[0] == lengths[1] ? "" : "   OUTPUTS DIFFER: " + Arrays.toString(lengths));
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
