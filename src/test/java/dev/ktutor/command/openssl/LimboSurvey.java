package dev.ktutor.command.openssl;

import dev.ktutor.data.Json;
import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts chains of others before the lab's {@code openssl verify} and the real one and says how often they agree: on yes or no,
 * on error numbers and depths, on every octet. A plain main: {@code FOLDER [PREFIX]}. The folder holds x509-limbo's
 * {@code limbo.json} or BetterTLS's exported tests, which are unpacked beside them, one folder a case ({@code args}, the
 * files they name, and the real one's {@code out}, {@code err}, {@code rc}, made where they are missing).
 */
public final class LimboSurvey {
    private static final List<List<String>> LIMBO_WAYS = List.of(List.of(), List.of("-x509_strict", "-auth_level", "2"));

    private final Path folder;
    private final Map<String, int[]> tallies = new TreeMap<>();

    private LimboSurvey(Path folder) {
        this.folder = folder;
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        LimboSurvey survey = new LimboSurvey(Path.of(args[0]));
        survey.unpack();
        List<Path> cases = survey.cases(args.length > 1 ? args[1] : "");
        survey.ask(cases);
        survey.compare(cases);
    }

    private void unpack() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                Map<?, ?> all = (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readString(file)));
                if (all.get("testcases") instanceof List<?> list) {
                    for (Object one : list) {
                        limbo((Map<?, ?>) one);
                    }
                } else if (all.get("suites") instanceof Map<?, ?> suites) {
                    for (Object suite : suites.values()) {
                        for (Object one : (List<?>) ((Map<?, ?>) suite).get("testCases")) {
                            better((Map<?, ?>) one, String.valueOf(all.get("trustRoot")));
                        }
                    }
                }
            }
        }
    }

    private void limbo(Map<?, ?> one) throws IOException {
        List<String> args = new ArrayList<>(List.of("-partial_chain"));
        Object time = one.get("validation_time");
        args.addAll(time == null ? List.of("-no_check_time")
                : List.of("-attime", String.valueOf(OffsetDateTime.parse(time.toString()).toEpochSecond())));
        args.addAll(List.of("-purpose", "SERVER".equals(one.get("validation_kind")) ? "sslserver" : "sslclient"));
        if (one.get("expected_peer_name") instanceof Map<?, ?> name) {
            String option = Map.of("DNS", "-verify_hostname", "IP", "-verify_ip", "RFC822", "-verify_email").get(String.valueOf(name.get("kind")));
            args.addAll(List.of(option, String.valueOf(name.get("value"))));
        }
        if (one.get("max_chain_depth") != null) {
            args.addAll(List.of("-verify_depth", String.valueOf(one.get("max_chain_depth"))));
        }
        for (int i = 0; i < LIMBO_WAYS.size(); i++) {
            List<String> way = new ArrayList<>(args);
            way.addAll(LIMBO_WAYS.get(i));
            Path into = folder.resolve("cases/limbo/" + String.valueOf(one.get("id")).replace("::", "/").replace(' ', '_') + "/" + i);
            emit(into, String.valueOf(one.get("peer_certificate")), texts(one.get("trusted_certs")), texts(one.get("untrusted_intermediates")),
                    texts(one.get("crls")), way);
        }
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }

    private void better(Map<?, ?> one, String root) throws IOException {
        List<String> certificates = texts(one.get("certificates"));
        String host = String.valueOf(one.get("hostname"));
        boolean address = host.matches("[0-9.]+|.*:.*");
        emit(folder.resolve("cases/bettertls/" + one.get("suite") + "/" + one.get("id")), pem(certificates.get(0)), List.of(pem(root)),
                certificates.stream().skip(1).filter(c -> !c.equals(root)).map(LimboSurvey::pem).toList(), List.of(),
                List.of("-purpose", "sslserver", address ? "-verify_ip" : "-verify_hostname", host));
    }

    private static String pem(String base64) {
        return dev.ktutor.pki.Pem.encode("CERTIFICATE", Base64.getDecoder().decode(base64));
    }

    private static void emit(Path into, String leaf, List<String> roots, List<String> between, List<String> lists, List<String> more) throws IOException {
        if (Files.exists(into.resolve("args"))) {
            return;
        }
        Files.createDirectories(into);
        List<String> args = new ArrayList<>(List.of("-no-CApath", "-no-CAstore"));
        args.addAll(roots.isEmpty() ? List.of("-no-CAfile") : List.of("-CAfile", "roots.pem"));
        Files.writeString(into.resolve("roots.pem"), String.join("", roots));
        if (!between.isEmpty()) {
            Files.writeString(into.resolve("inter.pem"), String.join("", between));
            args.addAll(List.of("-untrusted", "inter.pem"));
        }
        for (int i = 0; i < lists.size(); i++) {
            Files.writeString(into.resolve("crl" + i + ".pem"), lists.get(i));
            args.addAll(List.of("-CRLfile", "crl" + i + ".pem"));
        }
        args.addAll(lists.isEmpty() ? List.of() : List.of("-crl_check_all"));
        args.addAll(more);
        args.add("leaf.pem");
        Files.writeString(into.resolve("leaf.pem"), leaf);
        Files.writeString(into.resolve("args"), String.join("\n", args) + "\n");
    }

    private List<Path> cases(String prefix) throws IOException {
        Path root = folder.resolve("cases");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.endsWith("args")).map(Path::getParent).filter(d -> root.relativize(d).toString().startsWith(prefix)).sorted().toList();
        }
    }

    /** Asks the real one what it has not been asked yet, in one shell. */
    private void ask(List<Path> cases) throws IOException, InterruptedException {
        Path list = Files.createTempFile("cases", "");
        Files.write(list, cases.stream().filter(c -> !Files.exists(c.resolve("rc"))).map(Path::toString).toList());
        String script = "while IFS= read -r d; do cd \"$d\" && mapfile -t a < args && openssl verify \"${a[@]}\" > out 2> err; echo $? > rc; done";
        new ProcessBuilder("nice", "bash", "-c", script).redirectInput(list.toFile()).inheritIO().redirectInput(list.toFile()).start().waitFor();
        Files.delete(list);
    }

    private void compare(List<Path> cases) throws IOException {
        OpensslBench bench = new OpensslBench(Instant.now());
        for (Path one : cases) {
            List<String> names = new ArrayList<>();
            try (Stream<Path> files = Files.list(one)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".pem")).toList()) {
                    bench.files().write(file.getFileName().toString(), Files.readAllBytes(file));
                    names.add(file.getFileName().toString());
                }
            }
            List<String> words = new ArrayList<>(List.of("verify"));
            words.addAll(Files.readAllLines(one.resolve("args")));
            OpensslBench.Result ours = bench.run(words, "");
            judge(one, ours);
            names.forEach(bench.files()::remove);
        }
        tallies.forEach((suite, t) -> System.out.printf("%-28s %6d cases; same verdict %6d (%.2f %%); same errors and depths %6d (%.2f %%); same in every octet %6d (%.2f %%)%n",
                suite, t[0], t[1], 100.0 * t[1] / t[0], t[2], 100.0 * t[2] / t[0], t[3], 100.0 * t[3] / t[0]));
    }

    private void judge(Path one, OpensslBench.Result ours) throws IOException {
        int status = Integer.parseInt(Files.readString(one.resolve("rc")).strip());
        String out = Files.readString(one.resolve("out"), StandardCharsets.ISO_8859_1);
        String err = OpensslBench.comparable(Files.readString(one.resolve("err"), StandardCharsets.ISO_8859_1));
        String mine = OpensslBench.comparable(ours.err());
        boolean verdict = status == ours.status();
        boolean errors = verdict && errors(err).equals(errors(mine));
        boolean all = errors && out.equals(ours.out()) && err.equals(mine);
        String name = folder.resolve("cases").relativize(one).toString();
        int[] tally = tallies.computeIfAbsent(name.replaceFirst("^([^/]*/[^/]*)/.*", "$1"), s -> new int[4]);
        int[] sum = tallies.computeIfAbsent("~ in all", s -> new int[4]);
        for (int[] t : List.of(tally, sum)) {
            t[0]++;
            t[1] += verdict ? 1 : 0;
            t[2] += errors ? 1 : 0;
            t[3] += all ? 1 : 0;
        }
        if (!all) {
            System.out.println((verdict ? errors ? "text  " : "ERROR " : "VERDICT ") + name + "\n  real " + status + ": " + brief(out + err) + "\n  ours "
                    + ours.status() + ": " + brief(ours.out() + mine));
        }
    }

    private static List<String> errors(String err) {
        return err.lines().filter(l -> l.matches("(\\[CRL path\\] )?error [0-9]+ at .*")).toList();
    }

    private static String brief(String text) {
        String line = ByteText.decode(text.getBytes(StandardCharsets.ISO_8859_1)).strip().replace("\n", " | ");
        return line.length() > 400 ? line.substring(0, 200) + " … " + line.substring(line.length() - 200) : line;
    }
}
