package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.PssParameters;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.SignatureAlgorithm;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Who may have issued a certificate: names, key identifiers and kinds of key fit; signatures are looked at later. */
final class Signatories {
    private Signatories() { }

    /** Whether one certificate likely issued the other (ossl_x509_likely_issued). */
    static boolean likely(Facts issuer, Facts subject) {
        return issuer.certificate().subject().matches(subject.certificate().issuer()) && !issuer.isInvalid() && !subject.isInvalid()
                && issuer.fits(subject.authorityKeyId()) && algorithmFits(issuer.certificate().publicKey(), subject.certificate());
    }

    /** Whether the key is of the kind that the algorithm named inside the certificate needs. */
    static boolean algorithmFits(PublicKey key, Certificate signed) {
        if (!key.isReadable()) {
            return false;
        }
        String oid = signed.innerAlgorithm().oid();
        if (oid.equals(PssParameters.OID)) {
            return key.kind() == KeyKind.RSA;
        }
        KeyKind wanted = SignatureAlgorithm.ofOid(oid).map(SignatureAlgorithm::kind).orElse(KeyKind.OTHER);
        return wanted != KeyKind.OTHER && wanted == key.kind() && !key.algorithm().oid().equals(KeyKind.RSA_PSS);
    }

    static boolean keyIdFits(byte @Nullable [] wanted, byte @Nullable [] given) {
        return wanted == null || given == null || Arrays.equals(wanted, given);
    }
}
