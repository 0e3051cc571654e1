package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints every certificate, request, revocation list and key of some folders in the lab's openssl and in the real one
 * and states which share of the texts is the same, byte for byte. A plain main: {@code FOLDER...}, and perhaps
 * {@code --cache FOLDER} to keep the real one's answers and {@code --show N} to see where the first N differ.
 */
public final class CertificateTextSurvey {
    private static final Map<String, List<String>> LINES = Map.of(
            "certificate", List.of("x509 %s -noout -text", "x509 %s -noout -subject -issuer -serial -dates -nameopt multiline,show_type,esc_msb,utf8",
                    "x509 %s -noout -subject -issuer -nameopt RFC2253", "x509 %s -noout -subject -nameopt compat -hash -issuer_hash -subject_hash_old -fingerprint -email -ocsp_uri -purpose",
                    "x509 %s -noout -text -certopt ext_parse,no_pubkey,no_sigdump", "x509 %s -noout -text -certopt ext_dump,no_pubkey,no_sigdump -nameopt oneline,-esc_msb", "x509 %s -pubkey"),
            "request", List.of("req %s -noout -text -subject", "req %s -noout -verify", "req %s -noout -pubkey -modulus"),
            "list", List.of("crl %s -noout -text", "crl %s -noout -issuer -lastupdate -nextupdate -crlnumber -hash -fingerprint"),
            "key", List.of("pkey %s -noout -text -passin pass:x", "pkey %s -pubout -passin pass:x", "pkey %s -traditional -passin pass:x"),
            "public", List.of("pkey %s -pubin -noout -text", "pkey %s -pubin -outform DER"), "other", List.of());

    private final OpensslBench bench = new OpensslBench(Instant.parse("2026-01-15T09:00:00Z"));
    private final Path cache;
    private final Map<String, int[]> tallies = new TreeMap<>();
    private int toShow;

    private CertificateTextSurvey(Path cache, int toShow) {
        this.cache = cache;
        this.toShow = toShow;
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        List<Path> folders = new ArrayList<>();
        Path cache = null;
        int show = 0;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--cache" -> cache = Path.of(args[++i]);
                case "--show" -> show = Integer.parseInt(args[++i]);
                default -> folders.add(Path.of(args[i]));
            }
        }
        new CertificateTextSurvey(cache, show).folders(folders);
    }

    private void folders(List<Path> folders) throws Exception {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    file(file);
                }
            }
        }
        int[] all = {0, 0, 0};
        tallies.forEach((line, tally) -> {
            System.out.printf("%5d of %5d (%6.2f %%; said on stderr the same %5d)  %s%n", tally[1], tally[0], 100.0 * tally[1] / tally[0], tally[2], line);
            for (int i = 0; i < all.length; i++) {
                all[i] += tally[i];
            }
        });
        System.out.printf("%5d of %5d (%6.2f %%; said on stderr the same %5d)  in all%n", all[1], all[0], 100.0 * all[1] / Math.max(1, all[0]), all[2]);
    }

    private void file(Path file) throws Exception {
        byte[] octets = Files.readAllBytes(file);
        String text = ByteText.decode(octets);
        boolean der = octets.length > 0 && octets[0] == 0x30 && !text.contains("-----BEGIN");
        bench.files().write("f", octets);
        String kind = der ? derKind(octets) : text.contains("-BEGIN CERTIFICATE-") || text.contains("-BEGIN X509 CERT") || text.contains("-BEGIN TRUSTED CERT") ? "certificate"
                : text.contains("CERTIFICATE REQUEST") ? "request" : text.contains("-BEGIN X509 CRL") ? "list" : text.contains("PRIVATE KEY-") ? "key"
                : text.contains("PUBLIC KEY-") ? "public" : "other";
        List<String> lines = new ArrayList<>(LINES.get(kind));
        if (text.contains("-----BEGIN") || der) {
            lines.add("asn1parse %s -i");
            lines.add("asn1parse %s -dump");
        }
        for (String line : lines) {
            compare(file, line, line.replace("%s", "-in f" + (der ? " -inform DER" : "")));
        }
    }

    private String derKind(byte[] octets) {
        for (String kind : List.of("certificate", "list", "request", "key", "public")) {
            String word = kind.equals("certificate") ? "x509 -in f -inform DER -noout" : kind.equals("list") ? "crl -in f -inform DER -noout"
                    : kind.equals("request") ? "req -in f -inform DER -noout" : kind.equals("key") ? "pkey -in f -inform DER -noout" : "pkey -pubin -in f -inform DER -noout";
            if (bench.run(word).status() == 0) {
                return kind;
            }
        }
        return "other";
    }

    private void compare(Path file, String line, String command) throws Exception {
        OpensslBench.Result ours;
        try {
            ours = bench.run(command);
        } catch (RuntimeException e) {
            System.out.println(file + "\n  " + line + "\n  threw " + e + " " + List.of(e.getStackTrace()).subList(0, Math.min(6, e.getStackTrace().length)));
            ours = new OpensslBench.Result(-1, "", "");
        }
        OpensslBench.Result real = real(file, command);
        int[] tally = tallies.computeIfAbsent(line, l -> new int[3]);
        boolean same = OpensslBench.comparable(ours.out()).equals(OpensslBench.comparable(real.out())) && ours.status() == real.status();
        boolean errors = OpensslBench.comparable(ours.err()).equals(OpensslBench.comparable(real.err()));
        tally[0]++;
        tally[1] += same ? 1 : 0;
        tally[2] += errors ? 1 : 0;
        if ((!same || !errors && ours.status() != 0) && toShow-- > 0) {
            System.out.println(file + "\n  " + command + "\n" + difference(OpensslBench.comparable(ours.out()), OpensslBench.comparable(real.out()))
                    + difference(OpensslBench.comparable(ours.err()), OpensslBench.comparable(real.err())) + (ours.status() == real.status() ? "" : "  status " + ours.status() + ", not " + real.status() + "\n"));
        }
    }

    private static String difference(String ours, String real) {
        if (ours.equals(real)) {
            return "";
        }
        String[] a = ours.split("\n", -1);
        String[] b = real.split("\n", -1);
        int i = 0;
        while (i < a.length && i < b.length && a[i].equals(b[i])) {
            i++;
        }
        return "  line " + (i + 1) + "\n    ours " + (i < a.length ? a[i] : "(end)") + "\n    real " + (i < b.length ? b[i] : "(end)") + "\n";
    }

    private OpensslBench.Result real(Path file, String command) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "certificate-text-survey"));
        byte[] octets = Files.readAllBytes(file);
        Path kept = cache == null ? null : cache.resolve(HexFormat.of().formatHex(Digest.SHA256.of((HexFormat.of().formatHex(Digest.SHA256.of(octets)) + command).getBytes(StandardCharsets.UTF_8))));
        if (kept != null && Files.exists(kept)) {
            String[] parts = Files.readString(kept, StandardCharsets.ISO_8859_1).split("\0\1\0", -1);
            return new OpensslBench.Result(Integer.parseInt(parts[0]), parts[1], parts[2]);
        }
        Files.write(folder.resolve("f"), octets);
        OpensslBench.Result result = OpensslBench.real(folder, command, "");
        if (kept != null) {
            Files.createDirectories(cache);
            Files.writeString(kept, result.status() + "\0\1\0" + result.out() + "\0\1\0" + result.err(), StandardCharsets.ISO_8859_1);
        }
        return result;
    }
}
