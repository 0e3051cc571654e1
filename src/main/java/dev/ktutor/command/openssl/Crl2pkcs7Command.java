package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.SignedData;
import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl crl2pkcs7}: puts certificates and a revocation list into a PKCS#7 structure without signatures. */
final class Crl2pkcs7Command implements Subcommand {
    @Override
    public String name() {
        return "crl2pkcs7";
    }

    @Override
    public int run(Call call, Options options) {
        String in = null;
        String out = null;
        boolean derIn = false;
        boolean derOut = false;
        boolean withList = true;
        List<String> files = new ArrayList<>();
        while (options.next()) {
            switch (options.name()) {
                case "in" -> in = options.value();
                case "out" -> out = options.value();
                case "inform" -> derIn = options.isDer();
                case "outform" -> derOut = options.isDer();
                case "nocrl" -> withList = false;
                case "certfile" -> files.add(options.value());
                default -> { }
            }
        }
        options.noRest();
        RevocationList list = withList ? list(call, in, derIn) : null;
        List<byte[]> certificates = new ArrayList<>();
        for (String file : files) {
            certificates.addAll(certificates(call, file));
        }
        byte[] der = SignedData.of(files.isEmpty() ? null : certificates, list == null ? null : List.of(list.der()));
        Sink sink = call.openOut(out);
        sink.write(derOut ? der : Pem.encode(SignedData.LABEL, der).getBytes(StandardCharsets.US_ASCII));
        return 0;
    }

    private static RevocationList list(Call call, @Nullable String in, boolean der) {
        byte[] octets = call.read(in);
        RevocationList list = null;
        try {
            list = der ? RevocationList.parse(octets) : PemInput.read(call, octets, "X509 CRL", List.of("X509 CRL"), RevocationList::parse);
        } catch (PkiException e) {
            call.errors().raise(OpensslError.ASN1_NOT_ENOUGH);
        }
        if (list == null) {
            throw call.fail("unable to load CRL");
        }
        return list;
    }

    private static List<byte[]> certificates(Call call, String file) {
        try {
            List<byte[]> found = Pem.parseAll(ByteText.decode(call.in().files().read(file))).stream()
                    .filter(b -> b.label().equals(Certificate.LABEL) || b.label().equals("X509 CERTIFICATE")).map(Pem.Block::der).toList();
            found.forEach(Certificate::parse);
            return found;
        } catch (FileError e) {
            call.err("error opening the file, " + file + "\n");
            call.raiseOpen(e, file, "r");
        } catch (PkiException e) {
            call.err("error reading the file, " + file + "\n");
        }
        throw call.fail("error loading certificates");
    }
}
