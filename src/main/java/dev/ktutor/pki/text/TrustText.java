package dev.ktutor.pki.text;

import dev.ktutor.pki.Oids;
import dev.ktutor.pki.TrustSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text form of what OpenSSL keeps beside a trusted certificate. */
public final class TrustText {
    private TrustText() { }

    /** The lines after a certificate's text. */
    public static byte[] of(TrustSettings settings) {
        OctetText out = new OctetText();
        uses(out, "Trusted", settings.trusted());
        uses(out, "Rejected", settings.rejected());
        byte[] alias = settings.alias();
        byte[] keyId = settings.keyId();
        if (alias != null) {
            out.add("Alias: ").add(alias).add("\n");
        }
        if (keyId != null) {
            out.add("Key Id: ").add(java.util.HexFormat.ofDelimiter(":").withUpperCase().formatHex(keyId)).add("\n");
        }
        return out.octets();
    }

    private static void uses(OctetText out, String what, @Nullable List<String> oids) {
        out.add(oids == null ? "No " + what + " Uses.\n" : what + " Uses:\n  " + String.join(", ", oids.stream().map(Oids::longName).toList()) + "\n");
    }
}
