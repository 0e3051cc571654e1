package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.Moment;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.RevocationListBuilder;
import dev.ktutor.pki.text.Asn1Text;
import dev.ktutor.pki.text.NameFormat;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl ca}: a CA with a register of what it issued; revokes and makes revocation lists. */
final class CaCommand implements Subcommand {
    private static final List<String> REASONS = List.of("unspecified", "keyCompromise", "CACompromise", "affiliationChanged", "superseded",
            "cessationOfOperation", "certificateHold", "", "removeFromCRL");

    @Override
    public String name() {
        return "ca";
    }

    @Override
    public int run(Call call, Options options) {
        CaSettings s = CaSettings.read(call, options);
        String password = new Passwords(call).get(s.passin);
        Loader loader = new Loader(call);
        PrivateKeyPair key = loader.privateKey(s.required(call, s.keyFile, "private_key"), false, password, "CA private key");
        Certificate authority = null;
        if (!s.selfSign || s.makeList) {
            authority = loader.certificate(s.required(call, s.certificate, "certificate"), false, "CA certificate");
            if (!Signing.matches(call, authority.publicKey(), key)) {
                throw call.fail("CA certificate and CA private key do not match");
            }
        }
        boolean issuing = (s.in != null || !s.requests.isEmpty()) && !s.makeList && s.revoke == null;
        if (issuing) {
            CaIssuing.directory(call, s);
        }
        CaDatabase database = CaDatabase.load(call, s.required(call, null, "database"),
                s.setting("unique_subject").map(u -> !u.matches("(?i)no|0|false|n|f")).orElse(true));
        String digestName = s.digest != null ? s.digest : s.setting("default_md").orElse("default");
        Digest digest = digestName.equals("default") ? null : Signing.digest(call, digestName);
        if (issuing) {
            new CaIssuing(call, s, loader, database, key, authority, digest).issue();
        }
        if (s.makeList && authority != null) {
            makeList(call, s, database, key, authority, digest);
        }
        if (s.revoke != null) {
            revoke(call, s, database, loader.certificate(s.revoke, false, "certificate to be revoked"));
        }
        return 0;
    }

    private static void revoke(Call call, CaSettings s, CaDatabase database, Certificate certificate) {
        String serial = Asn1Text.hexInteger(certificate.serial());
        String name = NameFormat.slashes(certificate.subject());
        CaDatabase.Row row = database.numbered(serial);
        if (row == null) {
            call.err("Adding Entry with serial number " + serial + " to DB for " + name + "\n");
            row = new CaDatabase.Row("V", certificate.validity().get(1).latin1(), "", serial, "unknown", name);
            database.add(row);
        } else if (!row.name().equals(name)) {
            throw call.fail("ERROR:name does not match " + name);
        }
        if (row.type().equals("R")) {
            throw call.fail("ERROR:Already revoked, serial number " + serial);
        }
        if (s.reason != null && REASONS.stream().noneMatch(s.reason::equalsIgnoreCase)) {
            call.err("Unknown CRL reason " + s.reason + "\n");
            throw call.fail("Error in revocation arguments");
        }
        call.err("Revoking Certificate " + serial + ".\n");
        String when = Der.parse(Moment.encode(call.now())).latin1() + (s.reason == null ? "" : "," + s.reason);
        database.replace(row, new CaDatabase.Row("R", row.expiry(), when, serial, row.file(), row.name()));
        database.save();
        call.err("Database updated\n");
    }

    private static void makeList(Call call, CaSettings s, CaDatabase database, PrivateKeyPair key, Certificate authority, @Nullable Digest digest) {
        List<Extension> extensions = new ArrayList<>();
        String section = s.listExtensions != null ? s.listExtensions : s.setting("crl_extensions").orElse(null);
        if (section != null) {
            ExtensionContext context = ExtensionContext.issued(authority.subject(), authority.publicKey(), authority);
            if (!new ExtensionBuilder(call, s.config, s.config, context).section(section, extensions::add)) {
                throw call.fail("Error checking CRL extension section " + section);
            }
        }
        String numberFile = s.setting("crlnumber").orElse(null);
        BigInteger number = numberFile == null ? null : SerialFile.read(call, numberFile);
        int days = s.listDays != null ? s.listDays : s.number("default_crl_days", 0);
        if (days == 0) {
            throw call.fail("cannot lookup how long until the next CRL is issued");
        }
        if (number != null) {
            extensions.add(new Extension(Extension.CRL_NUMBER, false, DerWriter.integer(number)));
        }
        Instant now = call.now();
        List<RevocationListBuilder.Entry> entries = database.rows().stream().filter(r -> r.type().equals("R")).map(CaCommand::entry).toList();
        RevocationList list = new RevocationListBuilder(authority.subject(), now, now.plus(Duration.ofDays(days)), entries, extensions)
                .sign(key, Signing.algorithm(call, key, digest));
        call.openOut(s.out).write(list.pem().getBytes(StandardCharsets.US_ASCII));
        if (numberFile != null && number != null) {
            CaDatabase.keepOld(call.in().files(), numberFile);
            SerialFile.write(call, numberFile, number.add(BigInteger.ONE));
        }
    }

    private static RevocationListBuilder.Entry entry(CaDatabase.Row row) {
        String[] parts = row.revoked().split(",");
        Der time = Der.parse(DerWriter.value(parts[0].length() == 13 ? Der.UTC_TIME : Der.GENERALIZED_TIME, parts[0].getBytes(StandardCharsets.US_ASCII)));
        int reason = parts.length < 2 ? -1 : (int) REASONS.stream().takeWhile(r -> !r.equalsIgnoreCase(parts[1])).count();
        List<Extension> extensions = reason < 0 ? List.of()
                : List.of(new Extension(Extension.REASON_CODE, false, DerWriter.value(Der.ENUMERATED, new byte[] {(byte) reason})));
        return new RevocationListBuilder.Entry(new BigInteger(row.serial(), 16), Moment.read(time).orElse(Instant.EPOCH), extensions);
    }
}
