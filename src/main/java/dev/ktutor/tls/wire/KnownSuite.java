package dev.ktutor.tls.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cipher suite that OpenSSL 3.0 knows, also one nobody here can negotiate: its names and what {@code openssl ciphers -v} says of it. */
public record KnownSuite(int number, String label, String standardName, Map<Trait, String> traits, List<String> classes) {
    /** What a cipher string can ask about, in the order of {@code openssl ciphers -v}. */
    public enum Trait { VERSION, KX, AU, ENC, MAC }

    /** OpenSSL's, in the order in which it prefers them; those of TLS 1.3 first. */
    public static final List<KnownSuite> ALL = lines("cipher-suites.tsv").stream().map(KnownSuite::parse).toList();

    private static final List<Integer> BITS = List.of(0, 80, 112, 128, 192, 256);
    private static final int SHA1_BITS = 160;
    private static final int FORWARD_LEVEL = 3;
    private static final List<String> FORWARD = List.of("DH", "ECDH", "DHEPSK", "ECDHEPSK");

    /** Keeps copies. */
    public KnownSuite {
        traits = Map.copyOf(traits);
        classes = List.copyOf(classes);
    }

    private static KnownSuite parse(String line) {
        String[] column = line.split("\t");
        return new KnownSuite(Integer.parseInt(column[0], 16), column[1], column[2],
                Map.of(Trait.VERSION, column[3], Trait.KX, column[4], Trait.AU, column[5], Trait.ENC, column[6], Trait.MAC, column[7]),
                Arrays.asList(column[8].split(",")));
    }

    /** The lines of a table beside this class, without its remarks. */
    static List<String> lines(String resource) {
        try (InputStream in = KnownSuite.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of that name in IANA's list. */
    public static Optional<KnownSuite> ofStandardName(String name) {
        return ALL.stream().filter(suite -> suite.standardName.equals(name)).findFirst();
    }

    /** A column of {@code openssl ciphers -v}. */
    public String trait(Trait trait) {
        return String.valueOf(traits.get(trait));
    }

    /** Whether it is one of TLS 1.3's. */
    public boolean isTls13() {
        return trait(Trait.VERSION).equals("TLSv1.3");
    }

    /** The bits an attacker has to guess: those of the key. */
    public int strength() {
        String cipher = trait(Trait.ENC);
        int open = cipher.indexOf('(');
        return open < 0 ? 0 : Integer.parseInt(cipher.substring(open + 1, cipher.length() - 1));
    }

    /** Whether a connection of these versions could use it. */
    public boolean fits(TlsVersion oldest, TlsVersion newest) {
        return switch (trait(Trait.VERSION)) {
            case "TLSv1.3" -> newest == TlsVersion.TLS13;
            case "TLSv1.2" -> oldest.compareTo(TlsVersion.TLS12) <= 0 && newest.compareTo(TlsVersion.TLS12) >= 0;
            default -> oldest.compareTo(TlsVersion.TLS12) <= 0;
        };
    }

    /** Whether a security level lets it pass (ssl_security_default_callback, SSL_CTX_set_security_level(3)). */
    public boolean isAllowedAt(int level) {
        if (level == 0) {
            return true;
        }
        int bits = BITS.get(level);
        boolean forgets = isTls13() || FORWARD.contains(trait(Trait.KX));
        boolean tooShort = strength() < bits || trait(Trait.MAC).equals("MD5") || trait(Trait.MAC).equals("SHA1") && bits > SHA1_BITS;
        return !tooShort && !trait(Trait.AU).equals("None") && (level < FORWARD_LEVEL || forgets);
    }
}
