package dev.ktutor.command.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.OddChains;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd chains before the lab's {@code openssl verify} and the real one: one shell asks it all. */
class VerifyDifferenceTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    private static final List<String> WAYS = List.of("", "-purpose sslserver", "-purpose sslclient -partial_chain", "-x509_strict -check_ss_sig",
            "-auth_level 2 -verify_hostname server.lab", "-verify_ip 127.0.0.1 -verify_depth 0", "-verify_depth 1 -show_chain -no_check_time");

    private record Asked(String name, List<String> words) { }

    @Test
    void real_openssl_says_the_same_of_every_odd_chain(@TempDir Path folder) throws Exception {
        OpensslBench.needReal();
        OpensslBench bench = new OpensslBench(NOW);
        List<Asked> all = ask(bench, folder);
        List<String> answers = real(folder, all);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            OpensslBench.Result ours = bench.run(all.get(i).words(), "");
            String mine = ours.status() + "\n" + ours.out() + OpensslBench.comparable(ours.err());
            String theirs = OpensslBench.comparable(answers.get(i));
            if (!mine.equals(theirs)) {
                differences.add(all.get(i).name() + "\n  real: " + theirs.replace("\n", " | ") + "\n  ours: " + mine.replace("\n", " | "));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(answers).anyMatch(a -> a.startsWith("0\n")).anyMatch(a -> a.contains("error 47 at")).anyMatch(a -> a.contains("error 25 at"));
    }

    private static List<Asked> ask(OpensslBench bench, Path folder) throws Exception {
        List<Asked> all = new ArrayList<>();
        for (OddChains.Odd odd : OddChains.at(NOW)) {
            write(bench, folder, odd.name() + ".pem", odd.shown().subList(0, 1));
            write(bench, folder, odd.name() + "-roots.pem", odd.roots());
            write(bench, folder, odd.name() + "-between.pem", odd.shown().subList(1, odd.shown().size()));
            for (String way : WAYS) {
                List<String> words = new ArrayList<>(List.of("verify", "-no-CApath", "-no-CAfile", "-attime", String.valueOf(NOW.getEpochSecond())));
                words.addAll(odd.roots().isEmpty() ? List.of() : List.of("-CAfile", odd.name() + "-roots.pem"));
                words.addAll(odd.shown().size() == 1 ? List.of() : List.of("-untrusted", odd.name() + "-between.pem"));
                words.addAll(way.isEmpty() ? List.of() : List.of(way.split(" ")));
                words.add(odd.name() + ".pem");
                all.add(new Asked(odd.name() + " " + way, words));
            }
        }
        return all;
    }

    private static void write(OpensslBench bench, Path folder, String name, List<Certificate> certificates) throws Exception {
        String pem = certificates.stream().map(Certificate::pem).collect(Collectors.joining());
        bench.files().write(name, pem.getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve(name), pem);
    }

    /** Status, standard output and errors of each, asked in one go. */
    private static List<String> real(Path folder, List<Asked> all) throws Exception {
        StringBuilder script = new StringBuilder();
        for (Asked one : all) {
            script.append("openssl ").append(String.join(" ", one.words())).append(" > out 2> err; echo $?; cat out err; echo =====\n");
        }
        Files.writeString(folder.resolve("ask.sh"), script);
        Process shell = new ProcessBuilder("bash", "ask.sh").directory(folder.toFile()).redirectErrorStream(true).start();
        shell.getOutputStream().close();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return List.of(said.split("=====\n"));
    }
}
