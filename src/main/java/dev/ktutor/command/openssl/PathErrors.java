package dev.ktutor.command.openssl;

import dev.ktutor.pki.path.PathTrouble;
import java.util.ArrayList;
import java.util.List;

/** What the error queue holds after a certificate could not be read or its signature did not hold. */
final class PathErrors {
    private static final String RSA_OSSL = "../crypto/rsa/rsa_ossl.c:";
    private static final String PADDING = "error:%s:rsa routines:RSA_padding_check_PKCS1_type_1:%s:../crypto/rsa/rsa_pk1.c:%d:";
    private static final String RSA_LIB = "error:1C880004:Provider routines:rsa_verify:RSA lib:../providers/implementations/signature/rsa_sig.c:";
    private static final String EVP_LIB = "error:06880006:asn1 encoding routines:ASN1_item_verify_ctx:EVP lib:../crypto/asn1/a_verify.c:220:";

    private PathErrors() { }

    /** The lines, oldest first. */
    static List<String> of(PathTrouble trouble) {
        return switch (trouble) {
            case INVALID_CERTIFICATE -> List.of("error:1100009E:X509 V3 routines:ossl_x509v3_cache_extensions:invalid certificate:../crypto/x509/v3_purp.c:637:");
            case UNREADABLE_KEY -> List.of("error:03000072:digital envelope routines:X509_PUBKEY_get0:decode error:../crypto/x509/x_pubkey.c:461:");
            case NO_KEY -> List.of("error:0580006C:x509 certificate routines:X509_self_signed:unable to get certs public key:../crypto/x509/x509_vfy.c:107:");
            case NO_KEY_IN_CHAIN -> List.of("error:058C0103:x509 certificate routines:build_chain:internal error:../crypto/x509/x509_vfy.c:3326:");
            case POLICY_TREE -> List.of("error:058C0100:x509 certificate routines:check_policy:malloc failure:../crypto/x509/x509_vfy.c:1776:");
            case RSA_LENGTH -> signature("error:02000077:rsa routines:ossl_rsa_verify:wrong signature length:../crypto/rsa/rsa_sign.c:332:", 769);
            case RSA_TOO_LARGE -> signature("error:02000084:rsa routines:rsa_ossl_public_decrypt:data too large for modulus:" + RSA_OSSL + "558:", 769);
            case RSA_PADDING -> padding("0200008A", "invalid padding", 75);
            case RSA_BLOCK_TYPE -> padding("0200006A", "block type is not 01", 82);
            case RSA_FILLING -> padding("02000066", "bad fixed header decrypt", 94);
            case RSA_DIGEST -> signature("error:02000068:rsa routines:ossl_rsa_verify:bad signature:../crypto/rsa/rsa_sign.c:430:", 769);
            case PSS_FIRST_OCTET -> signature("error:02000085:rsa routines:RSA_verify_PKCS1_PSS_mgf1:first octet invalid:../crypto/rsa/rsa_pss.c:76:", 810);
            case PSS_LAST_OCTET -> signature("error:02000086:rsa routines:RSA_verify_PKCS1_PSS_mgf1:last octet invalid:../crypto/rsa/rsa_pss.c:92:", 810);
            case SIGNATURE -> List.of(EVP_LIB);
        };
    }

    private static List<String> padding(String code, String reason, int line) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(PADDING, code, reason, line));
        lines.add("error:02000072:rsa routines:rsa_ossl_public_decrypt:padding check failed:" + RSA_OSSL + "590:");
        lines.add(RSA_LIB + "769:");
        lines.add(EVP_LIB);
        return lines;
    }

    private static List<String> signature(String first, int line) {
        return List.of(first, RSA_LIB + line + ":", EVP_LIB);
    }
}
