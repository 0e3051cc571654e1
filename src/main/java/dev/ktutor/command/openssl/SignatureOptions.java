package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What -sigopt says, in order; wrong ones raise the errors of OpenSSL's RSA provider (rsa_set_ctx_params). */
final class SignatureOptions {
    private static final Pattern ATOI = Pattern.compile("\\s*([-+]?[0-9]+)");
    private static final int LEAST_SALT = -3;
    private static final int MOST_SALT = 99_999;

    private final Call call;
    private final boolean rsa;
    private final RsaOptions taken;

    SignatureOptions(Call call, boolean rsa, RsaOptions taken) {
        this.call = call;
        this.rsa = rsa;
        this.taken = taken;
    }

    /** Takes {@code name:value}; quits with these words if the key knows no such option or value. */
    void take(String option, String complaint) {
        if (!isTaken(option)) {
            throw call.fail(complaint + " \"" + option + "\"");
        }
    }

    private boolean isTaken(String option) {
        int colon = option.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String value = option.substring(colon + 1);
        switch (rsa ? option.substring(0, colon) : "") {
            case "rsa_padding_mode" -> {
                return padding(value);
            }
            case "rsa_pss_saltlen" -> {
                return salt(value);
            }
            case "rsa_mgf1_md" -> {
                return mask(value);
            }
            default -> call.errors().raise("error:03000093:digital envelope routines:default_fixup_args:command not supported:../crypto/evp/ctrl_params_translate.c:582:"
                    + "[action:2, state:4] name=" + option.substring(0, colon) + ", value=" + value);
        }
        return false;
    }

    private boolean isPss() {
        return taken.mode().equals("pss");
    }

    private boolean padding(String value) {
        switch (value) {
            case "pkcs1", "pss" -> taken.take("rsa_padding_mode:" + value);
            case "none" -> {
                call.errors().raise("error:1C8000A8:Provider routines:rsa_check_padding:invalid padding mode:../providers/implementations/signature/rsa_sig.c:129:");
                return false;
            }
            case "x931" -> throw call.notYet("the padding x931");
            default -> { }
        }
        return true;
    }

    private boolean salt(String value) {
        if (!isPss()) {
            call.errors().raise("error:1C800088:Provider routines:rsa_set_ctx_params:not supported:../providers/implementations/signature/rsa_sig.c:1249:"
                    + "PSS saltlen can only be specified if PSS padding has been specified first");
            return false;
        }
        if (taken.take("rsa_pss_saltlen:" + value)) {
            return true;
        }
        Matcher digits = ATOI.matcher(value);
        int length = digits.lookingAt() ? new java.math.BigInteger(digits.group(1)).min(java.math.BigInteger.valueOf(MOST_SALT)).intValue() : 0;
        if (length < LEAST_SALT) {
            call.errors().raise("error:1C800070:Provider routines:rsa_set_ctx_params:invalid salt length:../providers/implementations/signature/rsa_sig.c:1280:");
            return false;
        }
        return taken.take("rsa_pss_saltlen:" + length);
    }

    private boolean mask(String value) {
        if (!isPss()) {
            call.errors().raise("error:1C8000A7:Provider routines:rsa_set_ctx_params:invalid mgf1 md:../providers/implementations/signature/rsa_sig.c:1334:");
            return false;
        }
        if (Digest.named(value).isEmpty()) {
            call.errors().raise(OpensslError.UNKNOWN_DIGEST, "Global default library context, Algorithm (" + value + " : 0), Properties (<null>)");
            call.errors().raise("error:1C80007A:Provider routines:rsa_setup_mgf1_md:invalid digest:../providers/implementations/signature/rsa_sig.c:358:" + value + " could not be fetched");
            return false;
        }
        return taken.take("rsa_mgf1_md:" + value);
    }
}
