package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.text.Asn1Text;
import dev.ktutor.pki.text.CrlText;
import dev.ktutor.pki.text.OctetText;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** {@code openssl crl}: shows and checks revocation lists. */
final class CrlCommand implements Subcommand {
    @Override
    public String name() {
        return "crl";
    }

    @Override
    public int run(Call call, Options options) {
        String in = null;
        String out = null;
        String authorityFile = null;
        String digestName = null;
        boolean derIn = false;
        boolean derOut = false;
        boolean noout = false;
        boolean text = false;
        boolean verify = false;
        Set<String> prints = new LinkedHashSet<>();
        while (options.next()) {
            switch (options.name()) {
                case "in" -> in = options.value();
                case "out" -> out = options.value();
                case "CAfile" -> {
                    authorityFile = options.value();
                    verify = true;
                }
                case "verify" -> verify = true;
                case "inform" -> derIn = options.isDer();
                case "outform" -> derOut = options.isDer();
                case "noout" -> noout = true;
                case "text" -> text = true;
                case "nameopt" -> call.names(options.value());
                case "issuer", "lastupdate", "nextupdate", "crlnumber", "hash", "hash_old", "fingerprint" -> prints.add(options.name());
                case "gendelta", "badsig" -> throw call.notYet("the option -" + options.name());
                case "" -> digestName = options.algorithm();
                default -> { }
            }
        }
        options.noRest();
        Digest digest = digestName == null ? Digest.SHA1 : Signing.digest(call, digestName);
        RevocationList list = new Loader(call).revocationList(in, derIn, "CRL");
        if (verify) {
            verify(call, list, authorityFile);
        }
        for (String what : prints) {
            call.out(item(call, list, what, digest, prints.size() > 1));
        }
        Sink sink = call.openOut(out);
        if (text) {
            sink.write(CrlText.of(list, call.names()));
        }
        if (!noout) {
            sink.write(derOut ? list.der() : list.pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        return 0;
    }

    private static void verify(Call call, RevocationList list, @org.jspecify.annotations.Nullable String file) {
        Optional<Certificate> issuer = Optional.empty();
        if (file != null) {
            try {
                issuer = Certificate.parseAllPem(call.in().files().readText(file)).stream().filter(c -> c.subject().matches(list.issuer())).findFirst();
            } catch (FileError e) {
                call.err("Error loading file " + file + "\n");
                call.raiseOpen(e, file, "r");
                call.errors().raise(OpensslError.CERT_FILE_SYSTEM);
                throw call.fail();
            }
        }
        if (issuer.isEmpty()) {
            throw call.fail("Error getting CRL issuer certificate");
        }
        call.err(list.isSignedBy(issuer.get().publicKey()) ? "verify OK\n" : "verify failure\n");
    }

    private static byte[] item(Call call, RevocationList list, String what, Digest digest, boolean several) {
        OctetText out = new OctetText();
        switch (what) {
            case "issuer" -> out.add(call.names().titled("issuer=", list.issuer()));
            case "lastupdate" -> out.add("lastUpdate=").add(Asn1Text.time(list.thisUpdate())).add("\n");
            case "nextupdate" -> out.add("nextUpdate=").add(list.nextUpdate().map(Asn1Text::time).orElse("NONE")).add("\n");
            case "crlnumber" -> out.add("crlNumber=").add(list.extensions().only(Extension.CRL_NUMBER)
                    .map(e -> "0x" + Asn1Text.hexInteger(e.der().integer())).orElse("<NONE>")).add("\n");
            case "hash" -> out.add(several ? "issuer name hash=" : "").add(X509Printer.hash(Digest.SHA1, list.issuer().canonicalContent()));
            case "hash_old" -> out.add(several ? "issuer name old hash=" : "").add(X509Printer.hash(Digest.MD5, list.issuer().der()));
            default -> out.add(digest == Digest.SHA1 ? "SHA1" : digest.label().toUpperCase(java.util.Locale.ROOT).replaceFirst("^SHA(?=[25])", "SHA2-").replace("SHA384", "SHA2-384"))
                    .add(" Fingerprint=").add(HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest.of(list.der()))).add("\n");
        }
        return out.octets();
    }
}
