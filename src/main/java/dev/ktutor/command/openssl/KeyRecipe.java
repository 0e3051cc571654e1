package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of key to make, changed by {@code -pkeyopt}. */
final class KeyRecipe {
    private final KeyKind kind;
    private int bits = 2048;
    private BigInteger exponent = KeyGenerator.F4;
    private @Nullable NamedCurve curve;
    private boolean curveMissing;

    private KeyRecipe(KeyKind kind) {
        this.kind = kind;
    }

    static KeyRecipe rsa(int bits) {
        KeyRecipe recipe = new KeyRecipe(KeyKind.RSA);
        recipe.bits = bits;
        return recipe;
    }

    static KeyRecipe curve(NamedCurve curve) {
        KeyRecipe recipe = new KeyRecipe(KeyKind.EC);
        recipe.curve = curve;
        return recipe;
    }

    /** By the name of an algorithm. */
    static Optional<KeyRecipe> named(String algorithm) {
        return switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "RSA" -> Optional.of(rsa(2048));
            case "EC" -> Optional.of(new KeyRecipe(KeyKind.EC));
            case "ED25519" -> Optional.of(new KeyRecipe(KeyKind.ED25519));
            case "ED448" -> Optional.of(new KeyRecipe(KeyKind.ED448));
            case "X25519" -> Optional.of(new KeyRecipe(KeyKind.X25519));
            case "X448" -> Optional.of(new KeyRecipe(KeyKind.X448));
            default -> Optional.empty();
        };
    }

    /** Says that there is no such algorithm. */
    static Quit unknown(Call call, String algorithm, String message) {
        call.errors().raise(OpensslError.UNKNOWN_DIGEST, "Global default library context, Algorithm (" + algorithm + " : 0), Properties (<null>)");
        return call.fail(message);
    }

    /** From a file of parameters: EC PARAMETERS with a named curve. */
    static Optional<KeyRecipe> parameters(Call call, String text) {
        try {
            return Pem.first(text, "EC PARAMETERS").flatMap(b -> NamedCurve.ofOid(Der.parse(b.der()).oid())).map(KeyRecipe::curve);
        } catch (PkiException e) {
            return Optional.empty();
        }
    }

    boolean isRsa() {
        return kind == KeyKind.RSA;
    }

    int bits() {
        return bits;
    }

    /** Takes one {@code name:value}; false if it does not fit, perhaps after raising an error. */
    boolean set(Call call, String option) {
        int colon = option.indexOf(':');
        String value = colon < 0 ? "" : option.substring(colon + 1);
        switch (colon < 0 ? option : option.substring(0, colon)) {
            case "bits", "rsa_keygen_bits" -> {
                bits = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
                if (isRsa() && bits < 512) {
                    call.errors().raise(OpensslError.KEY_TOO_SMALL);
                }
                return isRsa() && bits >= 512;
            }
            case "rsa_keygen_pubexp" -> {
                exponent = value.matches("[0-9]+") ? new BigInteger(value) : value.matches("0x[0-9a-fA-F]+") ? new BigInteger(value.substring(2), 16) : BigInteger.ZERO;
                return isRsa() && exponent.signum() > 0;
            }
            case "rsa_keygen_primes" -> {
                return isRsa() && value.equals("2");
            }
            case "ec_paramgen_curve", "group" -> {
                curve = NamedCurve.named(value).orElse(null);
                curveMissing = curve == null;
                return kind == KeyKind.EC;
            }
            case "ec_param_enc" -> {
                return kind == KeyKind.EC && value.equals("named_curve");
            }
            default -> {
                String name = colon < 0 ? option : option.substring(0, colon);
                call.errors().raise("error:03000093:digital envelope routines:default_fixup_args:command not supported:"
                        + "../crypto/evp/ctrl_params_translate.c:582:[action:2, state:4] name=" + name + ", value=" + value);
                return false;
            }
        }
    }

    /** Makes the key; RSA shows its progress as rows of dots, stars and pluses if asked to. */
    PrivateKeyPair generate(Call call, boolean progress) {
        return switch (kind) {
            case RSA -> {
                PrivateKeyPair key = call.keys().rsa(bits, exponent);
                if (progress) {
                    call.err(dots(key));
                }
                yield key;
            }
            case EC -> {
                NamedCurve chosen = curve;
                if (chosen == null) {
                    if (curveMissing) {
                        call.errors().raise(OpensslError.INVALID_CURVE);
                    }
                    throw call.fail(call.prog() + ": Error generating EC key");
                }
                yield call.keys().ec(chosen);
            }
            default -> call.keys().edwards(kind);
        };
    }

    /** The search for two primes as the real tool shows it: candidates, two tests passed, and the end of each search. */
    private static String dots(PrivateKeyPair key) {
        StringBuilder text = new StringBuilder();
        java.util.Random noise = new java.util.Random(key.hashCode());
        String passed = "+".repeat(65);
        for (int prime = 0; prime < 2; prime++) {
            text.append(candidates(noise, 40)).append(passed).append('*').append(candidates(noise, 40)).append(passed).append('*')
                    .append(candidates(noise, 400)).append(passed).append('\n');
        }
        return text.toString();
    }

    private static String candidates(java.util.Random noise, int most) {
        StringBuilder text = new StringBuilder(".");
        for (int left = noise.nextInt(most); left > 0; left--) {
            text.append(noise.nextInt(6) == 0 && text.charAt(text.length() - 1) == '.' ? '+' : '.');
        }
        return text.append('.').toString();
    }
}
