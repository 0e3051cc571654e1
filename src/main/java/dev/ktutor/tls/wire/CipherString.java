package dev.ktutor.tls.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** OpenSSL's language for lists of cipher suites up to TLS 1.2 (openssl-ciphers(1)), over the suites both sides here can negotiate. */
public final class CipherString {
    private final List<CipherSuite> chosen = new ArrayList<>();
    private final List<CipherSuite> killed = new ArrayList<>();

    private CipherString() { }

    /** The suites in order; empty if nothing matches. */
    public static Optional<List<CipherSuite>> parse(String text) {
        CipherString list = new CipherString();
        for (String word : text.split("[:, ]+")) {
            list.take(word);
        }
        return list.chosen.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(list.chosen));
    }

    private void take(String word) {
        if (word.isEmpty() || word.startsWith("@SECLEVEL")) {
            return;
        }
        if (word.equals("@STRENGTH")) {
            chosen.sort((a, b) -> Integer.compare(b.bulk().keyLength(), a.bulk().keyLength()));
            return;
        }
        char sign = word.charAt(0);
        boolean signed = sign == '!' || sign == '-' || sign == '+';
        Predicate<CipherSuite> matches = matcher(signed ? word.substring(1) : word);
        List<CipherSuite> found = CipherSuite.OPENSSL_12.stream().filter(matches).toList();
        switch (signed ? sign : ' ') {
            case '!' -> {
                killed.addAll(found);
                chosen.removeAll(found);
            }
            case '-' -> chosen.removeAll(found);
            case '+' -> {
                List<CipherSuite> moved = chosen.stream().filter(found::contains).toList();
                chosen.removeAll(moved);
                chosen.addAll(moved);
            }
            default -> found.stream().filter(suite -> !chosen.contains(suite) && !killed.contains(suite)).forEach(chosen::add);
        }
    }

    /** Words joined with + must all fit. */
    private static Predicate<CipherSuite> matcher(String word) {
        Optional<CipherSuite> exact = CipherSuite.named(word);
        if (exact.isPresent()) {
            return exact.get()::equals;
        }
        Predicate<CipherSuite> all = suite -> true;
        for (String part : word.split("\\+")) {
            all = all.and(keyword(part));
        }
        return all;
    }

    private static Predicate<CipherSuite> keyword(String word) {
        return switch (word) {
            case "ALL", "DEFAULT", "HIGH", "FIPS", "COMPLEMENTOFNULL", "TLSv1.0+" -> suite -> true;
            case "RSA" -> suite -> suite.exchange() == CipherSuite.Exchange.RSA;
            case "kRSA" -> suite -> suite.exchange() == CipherSuite.Exchange.RSA;
            case "aRSA" -> suite -> suite.auth() == CipherSuite.Auth.RSA;
            case "ECDSA", "aECDSA" -> suite -> suite.auth() == CipherSuite.Auth.ECDSA;
            case "ECDH", "ECDHE", "EECDH", "kECDHE", "kEECDH" -> suite -> suite.exchange() == CipherSuite.Exchange.ECDHE;
            case "DH", "DHE", "EDH", "kDHE", "kEDH" -> suite -> suite.exchange() == CipherSuite.Exchange.DHE;
            case "AES" -> suite -> suite.bulk() != CipherSuite.Bulk.CHACHA20;
            case "AES128" -> suite -> suite.bulk().name().startsWith("AES_128");
            case "AES256" -> suite -> suite.bulk().name().startsWith("AES_256");
            case "AESGCM" -> suite -> suite.bulk().name().endsWith("GCM");
            case "CHACHA20" -> suite -> suite.bulk() == CipherSuite.Bulk.CHACHA20;
            case "SHA", "SHA1" -> suite -> suite.mac() == CipherSuite.Mac.SHA1;
            case "SHA256" -> suite -> suite.mac() == CipherSuite.Mac.SHA256;
            case "SHA384" -> suite -> suite.mac() == CipherSuite.Mac.SHA384;
            case "TLSv1.2", "TLSv1", "TLSv1.0", "SSLv3" -> suite -> version(suite).equals(word.toUpperCase(Locale.ROOT).replace("TLSV1.0", "TLSV1"));
            default -> suite -> false;
        };
    }

    private static String version(CipherSuite suite) {
        return suite.versionShown().toUpperCase(Locale.ROOT).replace("TLSV1.0", "TLSV1");
    }
}
