package dev.ktutor.pki;

import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/** How the point of an EC key is written (SEC 1 §2.3.3, X9.62 §4.3.6). */
public enum PointForm {
    COMPRESSED, UNCOMPRESSED, HYBRID;

    /** The form OpenSSL's -conv_form names. */
    public static Optional<PointForm> named(String word) {
        for (PointForm form : values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    byte[] encode(NamedCurve curve, byte[] point) {
        try {
            ECPoint decoded = curve.decode(point).normalize();
            byte[] encoded = decoded.getEncoded(this == COMPRESSED);
            if (this == HYBRID) {
                encoded[0] = (byte) (6 | decoded.getEncoded(true)[0] & 1);
            }
            return encoded;
        } catch (IllegalArgumentException e) {
            throw new PkiException("a point that is not on its curve");
        }
    }
}
