package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtensionSet;
import dev.ktutor.pki.PublicKey;
import java.math.BigInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What extensions may refer to: the subject and its issuer (X509V3_CTX).
 *
 * @param test only the syntax is checked, nothing is looked up
 * @param subject whom the certificate or request names; null if there is none
 * @param key the subject's key; null if there is none
 * @param issuer who issues; null for requests
 */
record ExtensionContext(boolean test, @Nullable DistinguishedName subject, @Nullable PublicKey key, @Nullable Issuer issuer) {
    /**
     * The issuer's side.
     *
     * @param name the issuer's own issuer, which authorityKeyIdentifier names
     * @param serial the issuer's serial number
     * @param extensions the issuer's extensions as they are at the time
     * @param itself whether the certificate being made is its own issuer
     * @param key the signing key's public half where the certificate is its own issuer; null otherwise
     */
    record Issuer(DistinguishedName name, BigInteger serial, Supplier<ExtensionSet> extensions, boolean itself, @Nullable PublicKey key) { }

    /** For checking a section before anything is made. */
    static final ExtensionContext SYNTAX = new ExtensionContext(true, null, null, null);

    /** For a request. */
    static ExtensionContext request(DistinguishedName subject, PublicKey key) {
        return new ExtensionContext(false, subject, key, null);
    }

    /** For a certificate that an authority issues. */
    static ExtensionContext issued(DistinguishedName subject, PublicKey key, Certificate authority) {
        return new ExtensionContext(false, subject, key, new Issuer(authority.issuer(), authority.serial(), authority::extensions, false, null));
    }
}
