package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.PasswordScheme;
import dev.ktutor.pki.Pkcs12;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How {@code pkcs12 -export} is to protect what it writes: -certpbe, -keypbe, -macalg and their like. */
final class Pkcs12Protection {
    private @Nullable String certificates;
    private @Nullable String keys;
    private @Nullable Digest mac;
    private boolean withoutMac;
    private int rounds = PasswordScheme.ROUNDS;
    private int macRounds = PasswordScheme.ROUNDS;

    /** Takes an option; quits with OpenSSL's words if its value is wrong. */
    void take(Call call, Options options, Set<String> given) {
        given.add(switch (options.name()) {
            case "certpbe", "descert" -> "certpbe and -descert";
            case "iter", "noiter" -> "iter and -noiter";
            default -> options.name();
        });
        switch (options.name()) {
            case "certpbe" -> certificates = scheme(call, options.value());
            case "descert" -> certificates = "PBE-SHA1-3DES";
            case "keypbe" -> keys = scheme(call, options.value());
            case "macalg" -> mac = Digest.named(options.value()).orElseThrow(() -> {
                call.err(call.prog() + ": Unknown option or message digest: " + options.value() + "\n");
                return call.usage();
            });
            case "iter" -> {
                rounds = options.intValue();
                macRounds = rounds;
            }
            case "noiter" -> rounds = 1;
            case "nomaciter" -> macRounds = 1;
            case "maciter" -> macRounds = PasswordScheme.ROUNDS;
            default -> withoutMac = true;
        }
    }

    private static String scheme(Call call, String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean known = name.equals("NONE") || PasswordScheme.old(name).isPresent() || KeyCipher.named(name).filter(c -> c.label().equalsIgnoreCase(name)).isPresent() || upper.equals("PBE-SHA1-RC2-40");
        if (!known && upper.startsWith("PBE-")) {
            throw call.notYet("the scheme " + name);
        }
        if (!known) {
            call.err("Unknown PBE algorithm " + name + "\n");
            throw call.usage();
        }
        return name;
    }

    /** What the options say; -legacy changes what is done where they say nothing. */
    Pkcs12.Protection of(boolean legacy) {
        String forCertificates = certificates != null ? certificates : legacy ? "PBE-SHA1-RC2-40" : "AES-256-CBC";
        String forKeys = keys != null ? keys : legacy ? "PBE-SHA1-3DES" : "AES-256-CBC";
        boolean rc2 = forCertificates.equalsIgnoreCase("PBE-SHA1-RC2-40");
        Digest digest = mac != null ? mac : legacy ? Digest.SHA1 : Digest.SHA256;
        return new Pkcs12.Protection(rc2 ? null : made(forCertificates), rc2, made(forKeys), withoutMac ? null : digest, macRounds);
    }

    private @Nullable PasswordScheme made(String name) {
        return PasswordScheme.old(name).or(() -> KeyCipher.named(name).map(PasswordScheme::usual)).map(s -> s.withRounds(rounds)).orElse(null);
    }
}
