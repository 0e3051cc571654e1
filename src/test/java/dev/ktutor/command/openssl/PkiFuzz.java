package dev.ktutor.command.openssl;

import dev.ktutor.pki.Pem;
import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Damaged certificates, requests, lists, keys, PKCS#7, PKCS#12 and configuration files through every reader of the lab's
 * openssl: each must end with a small status, in OpenSSL's words, without an exception, soon and with little output. A plain
 * main: {@code [COUNT [SEED]]}; {@link PkiFuzzTest} runs a slice.
 */
public final class PkiFuzz {
    private static final long SLOW = 3_000_000_000L;
    private static final int LONG = 4 << 20;
    private static final Pattern FOREIGN = Pattern.compile("Exception|java\\.|\\bat dev\\.ktutor");
    private static final Map<String, List<String>> READERS = new TreeMap<>(Map.of(
            "certificate", List.of("x509 -in f -noout -text", "x509 -in f -noout -text -certopt ext_parse", "x509 -in f -noout -subject -issuer -nameopt multiline,show_type -purpose -email -ocsp_uri -hash -dates",
                    "verify -CAfile f f", "x509 -in f -CA ca.crt -CAkey ca.key -set_serial 1", "x509 -in f -x509toreq -key ec.key -copy_extensions copyall", "crl2pkcs7 -nocrl -certfile f"),
            "request", List.of("req -in f -noout -text -verify", "x509 -req -in f -CA ca.crt -CAkey ca.key -set_serial 1 -copy_extensions copyall", "req -in f -noout -subject -modulus"),
            "list", List.of("crl -in f -noout -text", "crl -in f -noout -crlnumber -hash -lastupdate", "verify -CAfile ca.crt -CRLfile f -crl_check leaf.crt"),
            "key", List.of("pkey -in f -text -passin pass:x", "rsa -in f -check -noout -passin pass:x", "ec -in f -noout -text -check -passin pass:x", "pkcs8 -topk8 -nocrypt -in f -passin pass:x",
                    "pkey -pubin -in f -text -noout", "dgst -sign f ca.crt", "req -new -key f -subj /CN=x -passin pass:x"),
            "bundle", List.of("pkcs7 -in f -print_certs -text", "pkcs12 -in f -passin pass:x -info -noenc", "asn1parse -in f -i", "asn1parse -in f -inform DER -i -dump", "enc -d -a -in f", "storeutl f"),
            "config", List.of("req -x509 -new -key ec.key -config f -set_serial 1", "req -new -key ec.key -config f -subj /CN=x", "x509 -req -in r.csr -CA ca.crt -CAkey ca.key -set_serial 1 -extfile f -extensions e",
                    "asn1parse -genconf f -noout", "ca -config f -in r.csr -batch -notext")));

    private final OpensslBench bench = new OpensslBench(Instant.parse("2026-01-15T09:00:00Z"));
    private final Map<String, List<byte[]>> seeds = new TreeMap<>();
    private final List<String> kinds;
    private final Random random;
    private final Map<String, Integer> findings = new TreeMap<>();
    private long slowest;

    PkiFuzz(long seed) {
        this.random = new Random(seed);
        seeds();
        this.kinds = List.copyOf(seeds.keySet());
    }

    /** Runs it; status 1 if anything was found. */
    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        PkiFuzz fuzz = new PkiFuzz(args.length > 1 ? Long.parseLong(args[1]) : 1);
        long start = System.nanoTime();
        fuzz.run(count);
        System.out.printf("%,d inputs in %d s, the slowest %d ms, used memory %d MB%n", count, (System.nanoTime() - start) / 1_000_000_000L, fuzz.slowest / 1_000_000L,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        fuzz.findings.forEach((what, times) -> System.out.println(times + " times: " + what));
        System.exit(fuzz.findings.isEmpty() ? 0 : 1);
    }

    /** What went wrong, and how often. */
    Map<String, Integer> run(int count) {
        for (int i = 0; i < count; i++) {
            String kind = kinds.get(random.nextInt(kinds.size()));
            List<String> lines = READERS.get(kind);
            one(lines.get(random.nextInt(lines.size())), mutated(kind));
        }
        return findings;
    }

    private void one(String line, byte[] input) {
        bench.files().write("f", input);
        long start = System.nanoTime();
        try {
            OpensslBench.Result result = bench.run(line);
            long took = System.nanoTime() - start;
            slowest = Math.max(slowest, took);
            if (result.status() < 0 || result.status() > 2) {
                found(line + ": status " + result.status(), input);
            } else if (FOREIGN.matcher(result.err()).find()) {
                found(line + ": says " + result.err().lines().filter(l -> FOREIGN.matcher(l).find()).findFirst().orElse(""), input);
            } else if (result.out().length() > LONG || result.err().length() > LONG) {
                found(line + ": too much output", input);
            } else if (took > SLOW) {
                found(line + ": slow", input);
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            StackTraceElement[] trace = e.getStackTrace();
            String where = Arrays.stream(trace).filter(t -> t.getClassName().startsWith("dev.ktutor")).limit(3).toList().toString();
            found(line.split(" ")[0] + ": " + e.getClass().getSimpleName() + " " + e.getMessage() + " at " + where, input);
        }
    }

    private void found(String what, byte[] input) {
        if (findings.merge(what, 1, Integer::sum) == 1) {
            System.out.println(what + "\n" + Pem.encode("INPUT", input).substring(0, Math.min(3000, Pem.encode("INPUT", input).length())));
        }
    }

    private void seeds() {
        bench.files().write("v3.cnf", CONFIG);
        for (String line : List.of("genrsa -out ca.key 1024", "req -x509 -new -key ca.key -subj /C=KR/O=Lab/CN=CA -days 100 -out ca.crt", "ecparam -name prime256v1 -genkey -noout -out ec.key",
                "genpkey -algorithm ed25519 -out ed.key", "rsa -in ca.key -aes128 -passout pass:x -out old.key -traditional", "pkcs8 -topk8 -in ec.key -v2 aes128 -iter 3 -passout pass:x -out new.key",
                "pkcs8 -topk8 -in ec.key -scrypt -scrypt_N 16 -passout pass:x -out scrypt.key", "req -new -key ec.key -config v3.cnf -out r.csr", "req -new -key ed.key -utf8 -subj /CN=\uAD00\uB9AC -out ed.csr",
                "x509 -req -in r.csr -CA ca.crt -CAkey ca.key -set_serial 0x80001 -extfile v3.cnf -extensions e -out leaf.crt", "x509 -in leaf.crt -addtrust serverAuth -setalias x -out trusted.crt",
                "crl2pkcs7 -nocrl -certfile leaf.crt -out p7", "pkcs12 -export -in leaf.crt -inkey ec.key -passout pass:x -iter 2 -out p12", "pkey -in ec.key -pubout -out ec.pub")) {
            OpensslBench.Result result = bench.run(line);
            if (result.status() != 0) {
                throw new IllegalStateException(line + "\n" + result.err());
            }
        }
        bench.files().write("index.txt", "R\t270101000000Z\t260101000000Z,keyCompromise\t05\tunknown\t/CN=x\n");
        bench.files().write("serial", "01\n");
        OpensslBench.Result list = bench.run("ca -config v3.cnf -gencrl -out l.crl");
        if (list.status() != 0) {
            throw new IllegalStateException(list.err());
        }
        seed("certificate", "ca.crt", "leaf.crt", "trusted.crt");
        seed("request", "r.csr", "ed.csr");
        seed("list", "l.crl");
        seed("key", "ca.key", "ec.key", "ed.key", "old.key", "new.key", "scrypt.key", "ec.pub");
        seed("bundle", "p7", "p12", "leaf.crt", "new.key");
        seed("config", "v3.cnf");
    }

    private void seed(String kind, String... files) {
        seeds.put(kind, Arrays.stream(files).map(f -> bench.files().read("/root/" + f)).toList());
    }

    /** A seed with one to five faults: in the text, or in the octets inside the PEM block. */
    private byte[] mutated(String kind) {
        List<byte[]> all = seeds.get(kind);
        byte[] seed = all.get(random.nextInt(all.size()));
        List<Pem.Block> blocks = kind.equals("config") || random.nextInt(4) == 0 ? List.of() : Pem.parseAll(ByteText.decode(seed));
        byte[] octets = blocks.isEmpty() ? seed.clone() : blocks.get(0).der();
        for (int i = random.nextInt(5); i >= 0; i--) {
            octets = kind.equals("config") ? damagedText(octets) : damaged(octets);
        }
        return blocks.isEmpty() || random.nextInt(8) == 0 ? octets : new Pem.Block(blocks.get(0).label(), blocks.get(0).headers(), octets).text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] damaged(byte[] octets) {
        if (octets.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        byte[] copy = octets.clone();
        int at = random.nextInt(copy.length);
        switch (random.nextInt(7)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = (byte) random.nextInt();
            case 2 -> copy[at] = new byte[] {0, 1, 2, 3, 4, 5, 6, 0x0C, 0x17, 0x30, 0x31, 0x7F, (byte) 0x80, (byte) 0x82, (byte) 0x84, (byte) 0xA0, (byte) 0xFF}[random.nextInt(17)];
            case 3 -> copy = Arrays.copyOf(copy, at);
            case 4 -> copy = spliced(copy, at, at + Math.min(copy.length - at, 1 + random.nextInt(16)), new byte[0]);
            case 5 -> copy = spliced(copy, at, at, Arrays.copyOfRange(copy, at, Math.min(copy.length, at + 1 + random.nextInt(64))));
            default -> {
                byte[] fresh = new byte[1 + random.nextInt(8)];
                random.nextBytes(fresh);
                copy = spliced(copy, at, at, fresh);
            }
        }
        return copy;
    }

    private byte[] damagedText(byte[] octets) {
        if (random.nextInt(3) == 0) {
            return damaged(octets);
        }
        List<String> lines = new ArrayList<>(List.of(ByteText.decode(octets).split("\n")));
        if (lines.isEmpty()) {
            return damaged(octets);
        }
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        String[] words = {"$ENV::HOME", "${e::x}", "@names", "critical,", "DER:30", "ASN1:SEQUENCE:e", "copy", "\\", "\"", "=", ",", ":", ";", "[", "]", ".include v3.cnf", ".pragma dollarid:on", "9999999999", "-1",
            "한글", "IP:", "dirName:dn", "email:move", "hash", "always", "none", "FORMAT:HEX,OCT:zz", "EXPLICIT:0A,", "IMP:3,", "SEQWRAP,", "BITLIST,BITSTR:1,5", "0x"};
        String word = words[random.nextInt(words.length)];
        int column = random.nextInt(line.length() + 1);
        switch (random.nextInt(5)) {
            case 0 -> lines.set(at, line.substring(0, column) + word + line.substring(column));
            case 1 -> lines.set(at, line.substring(0, column) + word);
            case 2 -> lines.remove(at);
            case 3 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            default -> lines.set(at, line.contains("=") ? line.substring(0, line.indexOf('=') + 1) + word : word);
        }
        return ByteText.encode(String.join("\n", lines) + "\n");
    }

    private static byte[] spliced(byte[] octets, int from, int to, byte[] fresh) {
        byte[] whole = new byte[octets.length - (to - from) + fresh.length];
        System.arraycopy(octets, 0, whole, 0, from);
        System.arraycopy(fresh, 0, whole, from, fresh.length);
        System.arraycopy(octets, to, whole, from + fresh.length, octets.length - to);
        return whole;
    }

    private static final String CONFIG = """
            asn1 = SEQUENCE:seq
            [seq]
            a = INTEGER:5
            b = EXPLICIT:0,UTF8:x
            c = FORMAT:HEX,OCT:0011
            [req]
            prompt = no
            distinguished_name = dn
            req_extensions = e2
            x509_extensions = e2
            string_mask = utf8only
            [dn]
            C = KR
            O = "Lab, one"
            CN = ${req::prompt} user
            emailAddress = a@b
            [e2]
            subjectAltName = email:copy,DNS:a
            [ca]
            default_ca = ca1
            [ca1]
            database = index.txt
            serial = serial
            new_certs_dir = .
            certificate = ca.crt
            private_key = ca.key
            default_md = sha256
            default_days = 5
            default_crl_days = 5
            policy = pol
            copy_extensions = copy
            x509_extensions = e2
            [pol]
            commonName = supplied
            countryName = optional
            [e]
            basicConstraints = critical, CA:FALSE
            keyUsage = critical, digitalSignature, keyEncipherment
            extendedKeyUsage = serverAuth, 1.2.3.4
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid, issuer
            subjectAltName = @names
            crlDistributionPoints = dp
            authorityInfoAccess = OCSP;URI:http://ocsp.lab/, caIssuers;URI:http://ca.lab/ca.crt
            certificatePolicies = 1.2.3.4.5, @policy
            nameConstraints = permitted;DNS:lab, excluded;IP:10.0.0.0/255.0.0.0
            policyConstraints = requireExplicitPolicy:3
            inhibitAnyPolicy = 2
            tlsfeature = status_request
            nsComment = "made in the lab"
            1.2.3.4.6 = DER:04:03:61:62:63
            1.2.3.4.7 = ASN1:SEQUENCE:seq
            [dp]
            fullname = URI:http://ca.lab/ca.crl
            reasons = keyCompromise, CACompromise
            [names]
            DNS.1 = kubernetes
            IP.1 = 10.96.0.1
            IP.2 = fd00::1
            email = admin@lab
            URI = https://lab/x
            dirName = dn
            otherName = 1.2.3.4;UTF8:x
            RID = 1.2.3
            [policy]
            policyIdentifier = 1.3.5.8
            CPS.1 = http://cps.lab/
            userNotice.1 = @notice
            [notice]
            explicitText = practice only
            organization = Lab
            noticeNumbers = 1,2
            """;
}
