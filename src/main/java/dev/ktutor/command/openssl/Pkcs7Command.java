package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.SignedData;
import dev.ktutor.pki.text.CertificateText;
import dev.ktutor.pki.text.CrlText;
import dev.ktutor.pki.text.NameFormat;
import dev.ktutor.pki.text.TextOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl pkcs7}: shows the certificates and revocation lists in a PKCS#7 structure. */
final class Pkcs7Command implements Subcommand {
    /** What was read: its octets and what is in them. */
    private record Given(byte[] der, SignedData data) {
        static Given parse(byte[] der) {
            return new Given(der, SignedData.parse(der));
        }
    }

    @Override
    public String name() {
        return "pkcs7";
    }

    @Override
    public int run(Call call, Options options) {
        String in = null;
        String out = null;
        boolean derIn = false;
        boolean derOut = false;
        boolean noout = false;
        boolean text = false;
        boolean print = false;
        while (options.next()) {
            switch (options.name()) {
                case "in" -> in = options.value();
                case "out" -> out = options.value();
                case "inform" -> derIn = options.isDer();
                case "outform" -> derOut = options.isDer();
                case "noout" -> noout = true;
                case "text" -> text = true;
                case "print_certs" -> print = true;
                case "print" -> throw call.notYet("the option -print");
                default -> { }
            }
        }
        options.noRest();
        Given given = read(call, in, derIn);
        Sink sink = call.openOut(out);
        if (print) {
            print(sink, given.data, text, noout);
            return 0;
        }
        if (!noout) {
            sink.write(derOut ? given.der : Pem.encode(SignedData.LABEL, given.der).getBytes(StandardCharsets.US_ASCII));
        }
        return 0;
    }

    private static Given read(Call call, @Nullable String in, boolean der) {
        byte[] octets = der ? call.readBinary(in) : call.read(in);
        Given given = null;
        try {
            given = der ? Given.parse(octets)
                    : PemInput.read(call, octets, "PKCS7", List.of("PKCS7", "PKCS #7 SIGNED DATA", "CERTIFICATE", "CERTIFICATE CHAIN"), Given::parse);
        } catch (PkiException e) {
            call.errors().raise(OpensslError.ASN1_NOT_ENOUGH);
        }
        if (given == null) {
            throw call.fail("unable to load PKCS7 object");
        }
        return given;
    }

    private static void print(Sink out, SignedData data, boolean text, boolean noout) {
        for (Certificate certificate : data.certificates()) {
            if (text) {
                out.write(CertificateText.of(certificate, NameFormat.COMPAT, TextOptions.ALL));
            } else {
                out.write(NameFormat.ONELINE.titled("subject=", certificate.subject()));
                out.write(NameFormat.ONELINE.titled("issuer=", certificate.issuer()));
            }
            out.print((noout ? "" : certificate.pem()) + "\n");
        }
        for (RevocationList list : data.lists()) {
            out.write(CrlText.of(list, NameFormat.ONELINE));
            out.print((noout ? "" : list.pem()) + "\n");
        }
    }
}
