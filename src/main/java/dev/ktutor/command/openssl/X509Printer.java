package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.IpAddresses;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.TrustSettings;
import dev.ktutor.pki.path.OpensslNames;
import dev.ktutor.pki.path.Purpose;
import dev.ktutor.pki.text.Asn1Text;
import dev.ktutor.pki.text.CertificateText;
import dev.ktutor.pki.text.ExtensionText;
import dev.ktutor.pki.text.KeyText;
import dev.ktutor.pki.text.OctetText;
import dev.ktutor.pki.text.TextOptions;
import dev.ktutor.pki.text.TrustText;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what the options of {@code openssl x509} ask for, in the order they were given. */
final class X509Printer {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Extensions without which nothing can be said of a certificate's purpose. */
    private static final List<String> LOOKED_AT = List.of(Extension.BASIC_CONSTRAINTS, Extension.KEY_USAGE, Extension.EXTENDED_KEY_USAGE,
            Extension.NETSCAPE_CERT_TYPE, Extension.SUBJECT_KEY_ID, Extension.AUTHORITY_KEY_ID, Extension.SUBJECT_ALT_NAME, Extension.NAME_CONSTRAINTS,
            Extension.CRL_DISTRIBUTION_POINTS, "1.3.6.1.5.5.7.1.14", "1.3.6.1.5.5.7.1.7", "1.3.6.1.5.5.7.1.8");

    private final Call call;
    private final X509Settings s;
    private final Certificate c;
    private final List<Extension> shown;
    private final @Nullable TrustSettings trust;

    X509Printer(Call call, X509Settings settings, Certificate certificate, List<Extension> shown, @Nullable TrustSettings trust) {
        this.call = call;
        this.s = settings;
        this.c = certificate;
        this.shown = shown;
        this.trust = trust;
    }

    int print(Sink out) {
        for (String what : s.prints) {
            out.write(item(what));
        }
        if (s.checkEnd != null) {
            Instant limit = call.now().plusSeconds(s.checkEnd.min(BigInteger.valueOf(Integer.MAX_VALUE * 100L)).longValue());
            boolean ends = !c.notAfter().isAfter(limit);
            out.print(ends ? "Certificate will expire\n" : "Certificate will not expire\n");
            return ends ? 1 : 0;
        }
        checks(out);
        if (s.noout) {
            return 0;
        }
        if (s.badFormatOut) {
            throw call.fail("Bad output format specified for outfile");
        }
        out.write(s.derOut ? c.der() : s.trustOut ? trusted() : c.pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return 0;
    }

    private byte[] trusted() {
        return dev.ktutor.pki.Pem.encode("TRUSTED CERTIFICATE", trust == null ? c.der() : DerWriter.join(c.der(), trust.der())).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private byte[] item(String what) {
        OctetText out = new OctetText();
        switch (what) {
            case "issuer" -> out.add(call.names().titled("issuer=", c.issuer()));
            case "subject" -> out.add(call.names().titled("subject=", c.subject()));
            case "serial" -> out.add("serial=").add(Asn1Text.hexInteger(c.serial())).add("\n");
            case "next_serial" -> out.add(Asn1Text.hexInteger(c.serial().add(BigInteger.ONE))).add("\n");
            case "email" -> lines(out, emails());
            case "ocsp_uri" -> lines(out, ocspUris());
            case "alias" -> out.add(alias()).add("\n");
            case "subject_hash" -> out.add(hash(Digest.SHA1, c.subject().canonicalContent()));
            case "issuer_hash" -> out.add(hash(Digest.SHA1, c.issuer().canonicalContent()));
            case "subject_hash_old" -> out.add(hash(Digest.MD5, c.subject().der()));
            case "issuer_hash_old" -> out.add(hash(Digest.MD5, c.issuer().der()));
            case "startdate" -> out.add("notBefore=").add(time(c.validity().get(0))).add("\n");
            case "enddate" -> out.add("notAfter=").add(time(c.validity().get(1))).add("\n");
            case "pubkey" -> out.add(publicKey());
            case "modulus" -> out.add(modulus(c.publicKey()));
            case "text" -> text(out);
            case "fingerprint" -> out.add(fingerprint());
            case "purpose" -> out.add(purposes());
            case "ocspid" -> out.add("        Subject OCSP hash: ").add(HEX.formatHex(Digest.SHA1.of(c.subject().der())))
                    .add("\n        Public key OCSP hash: ").add(HEX.formatHex(Digest.SHA1.of(c.publicKey().keyBits()))).add("\n");
            case "ext" -> extensions(out);
            default -> { }
        }
        return out.octets();
    }

    private String publicKey() {
        if (!KeyText.readable(c.publicKey())) {
            call.errors().raise(OpensslError.PUBLIC_KEY_DECODE);
            throw call.fail("Error getting public key");
        }
        return c.publicKey().usual().pem();
    }

    private void text(OctetText out) {
        out.add(CertificateText.of(c, call.names(), s.text));
        if (trust != null && s.text.shows(TextOptions.Part.AUX)) {
            out.add(TrustText.of(trust));
        }
    }

    private byte[] alias() {
        byte[] alias = trust == null ? null : trust.alias();
        return alias == null ? "<No Alias>".getBytes(java.nio.charset.StandardCharsets.US_ASCII) : alias;
    }

    private String time(Der value) {
        return s.isoDates ? Asn1Text.isoTime(value) : Asn1Text.time(value);
    }

    /** The first four octets of a digest, the lowest first (X509_NAME_hash_ex). */
    static String hash(Digest digest, byte[] octets) {
        byte[] d = digest.of(octets);
        return String.format("%02x%02x%02x%02x\n", d[3], d[2], d[1], d[0]);
    }

    /** The line of -modulus. */
    static String modulus(PublicKey key) {
        boolean rsa = key.kind() == KeyKind.RSA && KeyText.readable(key);
        return "Modulus=" + (rsa ? HEX.formatHex(Asn1Text.magnitude(key.modulus())) : "No modulus for this public key type") + "\n";
    }

    private String fingerprint() {
        String label = s.digest == null ? "SHA1" : s.digest;
        Digest used = Digest.named(label).orElseThrow(() -> {
            call.errors().raise(OpensslError.UNKNOWN_DIGEST, "Global default library context, Algorithm (" + label + " : 0), Properties (<null>)");
            return call.fail("Unknown digest");
        });
        return label + " Fingerprint=" + HexFormat.ofDelimiter(":").withUpperCase().formatHex(c.fingerprint(used)) + "\n";
    }

    private String purposes() {
        // X509_check_purpose gives -1 where an extension it looks at cannot be read
        boolean sound = c.extensions().all().stream().allMatch(e -> !LOOKED_AT.contains(e.oid()) || ExtensionText.readable(e) && !saysNothing(e));
        StringBuilder text = new StringBuilder("Certificate purposes:\n");
        for (Purpose purpose : Purpose.values()) {
            for (boolean asCa : new boolean[] {false, true}) {
                int fit = sound ? purpose.check(c, asCa) : -1;
                text.append(purpose.title()).append(asCa ? " CA" : "").append(" : ")
                        .append(fit == 1 ? "Yes" : fit == 0 ? "No" : "Yes (WARNING code=" + fit + ")").append('\n');
            }
        }
        return text.toString();
    }

    private static boolean saysNothing(Extension extension) {
        return extension.oid().equals(Extension.KEY_USAGE) && new dev.ktutor.pki.ExtensionSet(List.of(extension)).keyUsage().filter(java.util.Set::isEmpty).isPresent();
    }

    private static void lines(OctetText out, List<String> lines) {
        lines.forEach(line -> out.add(line).add("\n"));
    }

    private List<String> emails() {
        List<String> all = new ArrayList<>(c.subject().rdns().stream().flatMap(List::stream)
                .filter(a -> a.oid().equals("1.2.840.113549.1.9.1") && a.value().is(Der.IA5_STRING)).map(a -> a.text()).toList());
        c.subjectAltNames().stream().filter(n -> n.kind() == GeneralName.Kind.EMAIL).map(GeneralName::text).forEach(all::add);
        return gathered(all);
    }

    private List<String> ocspUris() {
        List<String> all = new ArrayList<>();
        c.extensions().find(Extension.AUTHORITY_INFO_ACCESS).ifPresent(e -> {
            for (Der description : ExtensionText.readable(e) ? e.der().children() : List.<Der>of()) {
                List<Der> pair = description.children();
                GeneralName location = GeneralName.of(pair.get(1));
                if (pair.get(0).oid().equals("1.3.6.1.5.5.7.48.1") && location.kind() == GeneralName.Kind.URI) {
                    all.add(location.text());
                }
            }
        });
        return gathered(all);
    }

    /** As OpenSSL's stack keeps them: looking for a double sorts those before, so only the last stands where it was found. */
    private static List<String> gathered(List<String> found) {
        List<String> kept = new ArrayList<>();
        for (String one : found) {
            java.util.Collections.sort(kept);
            if (!kept.contains(one)) {
                kept.add(one);
            }
        }
        return kept;
    }

    private void extensions(OctetText out) {
        if (shown.isEmpty()) {
            call.err("No extensions in certificate\n");
            return;
        }
        List<String> names = List.of(String.valueOf(s.extensionNames).split(","));
        List<Extension> matched = shown.stream().filter(e -> names.contains(Oids.shortName(e.oid()))).toList();
        if (matched.isEmpty()) {
            out.add("No extensions matched with " + s.extensionNames + "\n");
        }
        matched.forEach(e -> ExtensionText.one(out, e, 0, TextOptions.UnknownExtension.PLAIN));
    }

    private void checks(Sink out) {
        if (s.checkHost != null) {
            out.print("Hostname " + s.checkHost + " does" + (OpensslNames.matchesHost(c, s.checkHost) ? "" : " NOT") + " match certificate\n");
        }
        if (s.checkEmail != null) {
            out.print("Email " + s.checkEmail + " does" + (OpensslNames.matchesEmail(c, s.checkEmail) ? "" : " NOT") + " match certificate\n");
        }
        if (s.checkIp != null) {
            // what is no address makes the real tool say that it does match
            boolean matches = IpAddresses.parse(s.checkIp.toLowerCase(Locale.ROOT)).map(a -> OpensslNames.matchesAddress(c, a)).orElse(true);
            out.print("IP " + s.checkIp + " does" + (matches ? "" : " NOT") + " match certificate\n");
        }
    }
}
