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
    @Override
    public String name() {
        return "ca";
    }

    @Override
    public int run(Call call, Options options) {
        CaSettings s = CaSettings.read(call, options);
        if (s.status != null) {
            return status(call, CaDatabase.load(call, s.required(call, null, "database"), true), s.status);
        }
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
        boolean issuing = (s.in != null || s.selfSigned != null || !s.requests.isEmpty()) && !s.makeList && s.revoke == null;
        if (issuing) {
            CaIssuing.directory(call, s);
        }
        CaDatabase database = CaDatabase.load(call, s.required(call, null, "database"),
                s.setting("unique_subject").map(u -> !u.matches("(?i)no|0|false|n|f")).orElse(true));
        if (s.updateDatabase) {
            expire(call, database);
        }
        String digestName = s.digest != null ? s.digest : s.setting("default_md").orElse("default");
        Digest digest = Digest.named(digestName).orElse(null);
        s.unknownDigest = digest == null && !digestName.equals("default") ? digestName : null;
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

    /** What the register says of a serial number; the real tool ends with 1 whatever it finds. */
    private static int status(Call call, CaDatabase database, String serial) {
        String wanted = (serial.length() % 2 == 0 ? serial : "0" + serial).toUpperCase(java.util.Locale.ROOT);
        CaDatabase.Row row = database.numbered(wanted);
        String state = row == null ? "" : switch (row.type()) {
            case "V" -> "Valid";
            case "R" -> "Revoked";
            case "E" -> "Expired";
            case "S" -> "Suspended";
            default -> "Unknown";
        };
        if (row == null) {
            call.err("Serial " + wanted + " not present in db.\nError verifying serial " + serial + "!\n");
        } else {
            call.err(wanted + "=" + state + " (" + row.type() + ")" + (state.equals("Unknown") ? ".\nError verifying serial " + serial + "!\n" : "\n"));
        }
        return 1;
    }

    private static Instant moment(Call call, @Nullable String digits, String what, Instant otherwise) {
        return digits == null ? otherwise : CaSettings.time(digits).orElseThrow(() -> call.fail("error setting CRL " + what));
    }

    /** Marks what has run out. */
    private static void expire(Call call, CaDatabase database) {
        List<CaDatabase.Row> ended = database.rows().stream().filter(r -> r.type().equals("V") && !until(r).isAfter(call.now())).toList();
        for (CaDatabase.Row row : ended) {
            call.err(row.serial() + "=Expired\n");
            database.replace(row, new CaDatabase.Row("E", row.expiry(), row.revoked(), row.serial(), row.file(), row.name()));
        }
        if (!ended.isEmpty()) {
            database.save();
        }
    }

    private static Instant until(CaDatabase.Row row) {
        int tag = row.expiry().length() == 13 ? Der.UTC_TIME : Der.GENERALIZED_TIME;
        return Moment.read(Der.parse(DerWriter.value(tag, row.expiry().getBytes(StandardCharsets.US_ASCII)))).orElse(Instant.MAX);
    }

    private static void revoke(Call call, CaSettings s, CaDatabase database, Certificate certificate) {
        String serial = Asn1Text.hexInteger(certificate.serial());
        String name = NameFormat.slashes(certificate.subject());
        CaDatabase.Row row = database.numbered(serial);
        if (row == null) {
            call.err("Adding Entry with serial number " + serial + " to DB for " + name + "\n");
            row = new CaDatabase.Row("V", certificate.validity().get(1).latin1(), "", serial, "unknown", name);
            database.add(row);
            if (s.onlyEnter) {
                database.save();
                call.err("Database updated\n");
                return;
            }
        } else if (s.onlyEnter) {
            throw call.fail("ERROR:Already present, serial number " + serial);
        } else if (!row.name().equals(name)) {
            throw call.fail("ERROR:name does not match " + name);
        }
        if (row.type().equals("R")) {
            throw call.fail("ERROR:Already revoked, serial number " + serial);
        }
        call.err("Revoking Certificate " + serial + ".\n");
        String when = CaRevocation.text(call, s.reasonOption, s.reason);
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
        Duration period = s.listPeriod.isZero() ? Duration.ofDays(s.number("default_crl_days", 0)).plusHours(s.number("default_crl_hours", 0)) : s.listPeriod;
        if (period.isZero() && s.nextUpdate == null) {
            throw call.fail("cannot lookup how long until the next CRL is issued");
        }
        if (number != null) {
            extensions.add(new Extension(Extension.CRL_NUMBER, false, DerWriter.integer(number)));
        }
        Instant from = moment(call, s.lastUpdate, "lastUpdate", call.now());
        Instant until = moment(call, s.nextUpdate, "nextUpdate", call.now().plus(period));
        List<RevocationListBuilder.Entry> entries = database.rows().stream().filter(r -> r.type().equals("R")).map(CaRevocation::entry).toList();
        RevocationList list = new RevocationListBuilder(authority.subject(), from, until, entries, extensions)
                .sign(key, Signing.algorithm(call, key, digest));
        call.openOut(s.out).write(list.pem().getBytes(StandardCharsets.US_ASCII));
        if (numberFile != null && number != null) {
            CaDatabase.keepOld(call.in().files(), numberFile);
            SerialFile.write(call, numberFile, number.add(BigInteger.ONE));
        }
    }
}
