package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtensionSet;
import dev.ktutor.pki.NameAttribute;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.text.Asn1Text;
import dev.ktutor.pki.text.CertificateText;
import dev.ktutor.pki.text.NameFormat;
import dev.ktutor.pki.text.TextOptions;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part of {@code ca} that turns requests into certificates and enters them in the register. */
final class CaIssuing {
    private static final String EMAIL = "1.2.840.113549.1.9.1";

    private final Call call;
    private final CaSettings s;
    private final Loader loader;
    private final CaDatabase database;
    private final PrivateKeyPair key;
    private final @Nullable Certificate authority;
    private final @Nullable Digest digest;
    private Validity validity = new Validity(Instant.EPOCH, Instant.EPOCH, 0);

    CaIssuing(Call call, CaSettings settings, Loader loader, CaDatabase database, PrivateKeyPair key, @Nullable Certificate authority, @Nullable Digest digest) {
        this.call = call;
        this.s = settings;
        this.loader = loader;
        this.database = database;
        this.key = key;
        this.authority = authority;
        this.digest = digest;
    }

    /** From when until when new certificates hold, and how many days that is from now. */
    private record Validity(Instant from, Instant until, long days) { }

    /** What a request or a self-signed certificate asks for. */
    private record Asked(DistinguishedName subject, PublicKey key, Supplier<ExtensionSet> extensions, boolean consistent) {
        static Asked of(CertificateRequest request) {
            return new Asked(request.subject(), request.publicKey(), request::extensions, request.isSelfConsistent());
        }

        static Asked of(Certificate certificate) {
            return new Asked(certificate.subject(), certificate.publicKey(), () -> ExtensionSet.NONE, certificate.isSignedBy(certificate.publicKey()));
        }
    }

    private Optional<Instant> moment(@Nullable String given, String setting, String which) {
        Optional<String> digits = Optional.ofNullable(given).or(() -> s.setting(setting));
        if (given != null && which.equals("start") && given.equals("today")) {
            return Optional.empty();
        }
        return digits.map(d -> CaSettings.time(d)
                .orElseThrow(() -> call.fail(which + " date is invalid, it should be YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ")));
    }

    /** Where copies of new certificates go; quits with OpenSSL's words if the configuration does not say. */
    static String directory(Call call, CaSettings s) {
        return s.outDirectory != null ? s.outDirectory : s.setting("new_certs_dir").orElseThrow(() -> {
            call.errors().raise("error:0700006C:configuration file routines:NCONF_get_string:no value:../crypto/conf/conf_lib.c:315:group=" + s.section + " name=new_certs_dir");
            return call.fail("there needs to be defined a directory for new certificate to be placed in");
        });
    }

    void issue() {
        String directory = directory(call, s);
        if (!call.in().files().isDirectory(directory)) {
            throw call.fail(call.prog() + ": " + directory + " is not a directory");
        }
        String policyName = s.required(call, s.policy, "policy");
        String serialFile = s.randomSerial ? null : s.setting("serial").orElse(null);
        ConfigFile extensionConfig = s.extensionFile == null ? s.config : ConfigReader.load(call, s.extensionFile);
        String section = s.extensions != null ? s.extensions
                : s.extensionFile != null ? extensionConfig.get(ConfigFile.DEFAULT, "extensions").orElse(ConfigFile.DEFAULT) : s.setting("x509_extensions").orElse(null);
        if (section != null && new ExtensionBuilder(call, extensionConfig, extensionConfig, ExtensionContext.SYNTAX).section(section).isEmpty()) {
            throw call.fail(s.extensionFile != null ? "Error checking certificate extensions from extfile section " + section
                    : "Error checking certificate extension config section " + section);
        }
        int days = s.days != null ? s.days : s.number("default_days", 0);
        Instant from = moment(s.startDate, "default_startdate", "start").orElse(call.now());
        Optional<Instant> end = moment(s.endDate, "default_enddate", "end");
        if (days == 0 && end.isEmpty()) {
            throw call.fail("cannot lookup how many days to certify for");
        }
        validity = new Validity(from, end.orElse(call.now().plus(Duration.ofDays(days))),
                end.map(e -> Duration.between(call.now(), e).toDays()).orElse((long) days));
        boolean fresh = serialFile == null || s.createSerial && !call.in().files().exists(serialFile);
        BigInteger serial = fresh ? SerialFile.random() : SerialFile.read(call, String.valueOf(serialFile));
        List<ConfigFile.Entry> policy = s.config.section(policyName).orElseThrow(() -> call.fail("unable to find 'section' for " + policyName));
        List<String> inputs = new ArrayList<>(s.requests);
        if (s.in != null) {
            inputs.add(0, s.in);
        }
        if (s.selfSigned != null) {
            inputs.add(0, s.selfSigned);
        }
        List<Certificate> made = new ArrayList<>();
        for (String input : inputs) {
            Certificate certificate = one(input, policy, extensionConfig, section, serial);
            if (certificate != null) {
                made.add(certificate);
                call.err("\n");
                serial = serial.add(BigInteger.ONE);
            }
        }
        if (!made.isEmpty()) {
            commit(made, inputs.size(), directory, serialFile, serial);
        }
    }

    private @Nullable Certificate one(String input, List<ConfigFile.Entry> policy, ConfigFile config, @Nullable String section, BigInteger serial) {
        Asked request = input.equals(s.selfSigned) ? Asked.of(loader.certificate(input, false, "certificate to be certified"))
                : Asked.of(loader.request(input, s.derIn, "certificate request"));
        call.err("Check that the request matches the signature\n");
        if (!request.consistent) {
            call.err("Signature did not match the certificate request\n");
            return null;
        }
        call.err("Signature ok\n");
        DistinguishedName asked = s.subject == null ? request.subject
                : NameEntries.parseSlashes(call, s.subject, s.utf8, NameEntries.Mask.UTF8_ONLY, "subject");
        boolean plain = s.setting("name_opt").isEmpty() && s.setting("cert_opt").isEmpty();
        if (plain) {
            call.err("The Subject's Distinguished Name is as follows\n");
            asked.rdns().forEach(rdn -> rdn.stream().filter(a -> !withoutEmail() || !a.oid().equals(EMAIL)).forEach(this::describe));
        }
        DistinguishedName subject = subject(asked, policy);
        if (subject == null) {
            throw call.fail();
        }
        CertificateDraft draft = new CertificateDraft(call, subject, request.key);
        draft.serial(serial);
        draft.validity(validity.from, validity.until);
        if (authority != null && !s.selfSign) {
            draft.issuedBy(authority);
        } else {
            draft.issuedByItself(key.publicKey());
        }
        s.setting("copy_extensions").flatMap(CertificateDraft::copyMode).ifPresent(mode -> draft.copy(request.extensions.get(), mode));
        if (section != null && !draft.add(config, s.config, section)) {
            throw call.fail("ERROR: adding extensions in section " + section);
        }
        String name = NameFormat.slashes(subject);
        if (database.uniqueSubject() && database.validNamed(name).isPresent()) {
            throw conflict("There is already a certificate for " + name, database.validNamed(name).get());
        }
        CaDatabase.Row same = database.numbered(Asn1Text.hexInteger(serial));
        if (same != null) {
            throw conflict("Serial number " + Asn1Text.hexInteger(serial) + " has already been issued,\n      check the database/serial_file for corruption", same);
        }
        Certificate certificate = draft.sign(key, digest);
        return agreed(certificate, plain) ? entered(certificate, name) : null;
    }

    private boolean agreed(Certificate certificate, boolean plain) {
        if (!plain) {
            call.err("Certificate Details:\n");
            NameFormat names = s.setting("name_opt").flatMap(NameFormat::parse).orElse(NameFormat.ONELINE);
            TextOptions options = TextOptions.ALL.and(s.setting("cert_opt").orElse("compatible")).flatMap(o -> o.and("no_sigdump,no_signame")).orElse(TextOptions.ALL);
            call.err(CertificateText.of(certificate, names, options));
        }
        call.err("Certificate is to be certified until " + Asn1Text.time(certificate.validity().get(1)) + " (" + validity.days + " days)\n");
        if (s.unknownDigest != null) {
            Signing.raiseUnknown(call, s.unknownDigest);
            call.errors().raise(OpensslError.SIGNING_DIGEST);
            throw call.fail();
        }
        return s.batch || yes("Sign the certificate? [y/n]:", "CERTIFICATE WILL NOT BE CERTIFIED");
    }

    private boolean yes(String question, String refusal) {
        call.err(question);
        String line = call.in().in().readLine();
        boolean agreed = line != null && (line.startsWith("y") || line.startsWith("Y"));
        if (!agreed) {
            call.err(refusal + (line == null ? ": I/O error\n" : "\n"));
        }
        return agreed;
    }

    private Certificate entered(Certificate certificate, String name) {
        database.add(new CaDatabase.Row("V", certificate.validity().get(1).latin1(), "", Asn1Text.hexInteger(certificate.serial()), "unknown", name));
        return certificate;
    }

    private Quit conflict(String what, CaDatabase.Row row) {
        call.err("ERROR:" + what + "\nThe matching entry has the following details\n");
        call.err("Type          :" + (row.type().equals("R") ? "Revoked" : row.type().equals("E") ? "Expired" : "Valid") + "\n");
        if (row.type().equals("R")) {
            call.err("Was revoked on:" + row.revoked() + "\n");
        }
        call.err("Expires on    :" + row.expiry() + "\nSerial Number :" + row.serial() + "\nFile name     :" + row.file() + "\nSubject Name  :" + row.name() + "\n");
        return call.fail();
    }

    private void describe(NameAttribute attribute) {
        String label = Oids.longName(attribute.oid());
        String type = switch (attribute.value().tag()) {
            case Der.PRINTABLE_STRING -> "PRINTABLE:'";
            case Der.T61_STRING -> "T61STRING:'";
            case Der.IA5_STRING -> "IA5STRING:'";
            case Der.UNIVERSAL_STRING -> "UNIVERSALSTRING:'";
            default -> String.format("ASN.1 %2d:'", attribute.value().tag());
        };
        StringBuilder text = new StringBuilder();
        for (byte b : attribute.value().content()) {
            text.append(b >= ' ' && b <= '~' ? String.valueOf((char) b) : b < 0 ? String.format("\\0x%02X", b) : "^" + (char) (b + '@'));
        }
        call.err(label + " ".repeat(Math.max(0, 22 - label.length())) + ":" + type + text + "'\n");
    }

    /** The request's name as far as the policy lets it through, in the policy's order; null after saying what is wrong. */
    private @Nullable DistinguishedName subject(DistinguishedName asked, List<ConfigFile.Entry> policy) {
        List<List<NameAttribute>> rdns = new ArrayList<>();
        for (ConfigFile.Entry rule : policy) {
            Optional<String> oid = call.findOid(rule.name());
            if (oid.isEmpty()) {
                call.err(rule.name() + ":unknown object type in 'policy' configuration\n");
                return null;
            }
            List<NameAttribute> found = asked.rdns().stream().flatMap(List::stream).filter(a -> a.oid().equals(oid.get())).toList();
            String wrong = switch (rule.value()) {
                case "optional" -> "";
                case "supplied" -> found.isEmpty() ? "The " + rule.name() + " field needed to be supplied and was missing\n" : "";
                case "match" -> mismatch(rule.name(), oid.get(), found);
                default -> rule.value() + ":invalid type in 'policy' configuration\n";
            };
            if (!wrong.isEmpty()) {
                call.err(wrong);
                return null;
            }
            found.forEach(a -> rdns.add(List.of(a)));
        }
        DistinguishedName chosen = s.preserve || s.setting("preserve").filter("yes"::equals).isPresent() ? asked : DistinguishedName.of(rdns);
        return !withoutEmail() ? chosen : DistinguishedName.of(chosen.rdns().stream()
                .map(rdn -> rdn.stream().filter(a -> !a.oid().equals(EMAIL)).toList()).filter(rdn -> !rdn.isEmpty()).toList());
    }

    private boolean withoutEmail() {
        return s.noEmail || s.setting("email_in_dn").filter("no"::equals).isPresent();
    }

    private String mismatch(String name, String oid, List<NameAttribute> found) {
        if (found.isEmpty()) {
            return "The mandatory " + name + " field was missing\n";
        }
        List<String> own = authority == null ? List.of() : authority.subject().all(oid);
        if (own.isEmpty()) {
            return "The " + name + " field does not exist in the CA certificate,\nthe 'policy' is misconfigured\n";
        }
        return own.contains(found.get(0).text()) ? "" : "The " + name + " field is different between\nCA certificate (" + own.get(own.size() - 1)
                + ") and the request (" + found.get(0).text() + ")\n";
    }

    private void commit(List<Certificate> made, int asked, String directory, @Nullable String serialFile, BigInteger next) {
        if (!s.batch && !yes("\n" + made.size() + " out of " + asked + " certificate requests certified, commit? [y/n]", "CERTIFICATION CANCELED")) {
            throw new Quit(0);
        }
        call.err("Write out database with " + made.size() + " new entries\n");
        for (Certificate certificate : made) {
            byte[] text = (s.noText ? "" : new String(CertificateText.of(certificate, NameFormat.COMPAT, TextOptions.ALL), StandardCharsets.ISO_8859_1))
                    .concat(certificate.pem()).getBytes(StandardCharsets.ISO_8859_1);
            Sink out = call.openOut(s.out);
            call.in().files().write(directory + "/" + Asn1Text.hexInteger(certificate.serial()) + ".pem", text);
            out.write(text);
        }
        if (serialFile != null) {
            CaDatabase.keepOld(call.in().files(), serialFile);
            SerialFile.write(call, serialFile, next);
        }
        database.save();
        call.err("Database updated\n");
    }
}
