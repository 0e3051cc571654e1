package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.Moment;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.RevocationListBuilder;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a certificate was revoked, in the words of the register and in the extensions of a list (openssl-ca(1), CRL options). */
final class CaRevocation {
    private static final String HOLD_INSTRUCTION = "2.5.29.23";
    private static final String INVALIDITY_DATE = "2.5.29.24";

    /** A reason in the register: its name and its code in a list (RFC 5280 §5.3.1). */
    private record Reason(String name, int code) { }

    private static final List<Reason> REASONS = List.of(new Reason("unspecified", 0), new Reason("keyCompromise", 1), new Reason("CACompromise", 2),
            new Reason("affiliationChanged", 3), new Reason("superseded", 4), new Reason("cessationOfOperation", 5), new Reason("certificateHold", 6),
            new Reason("removeFromCRL", 8));
    /** Names the register uses for what the other options say, with the reason a list shows. */
    private static final List<Reason> WITH_MORE = List.of(new Reason("holdInstruction", 6), new Reason("keyTime", 1), new Reason("CAkeyTime", 2));

    private CaRevocation() { }

    /** The register's third field: when, and why if an option says so; quits with OpenSSL's words if that is wrong. */
    static String text(Call call, @Nullable String option, String value) {
        String now = Der.parse(Moment.encode(call.now())).latin1();
        if (option == null) {
            return now;
        }
        return now + switch (option) {
            case "crl_hold" -> "," + WITH_MORE.get(0).name + "," + instruction(call, value);
            case "crl_compromise" -> "," + WITH_MORE.get(1).name + "," + time(call, value);
            case "crl_CA_compromise" -> "," + WITH_MORE.get(2).name + "," + time(call, value);
            default -> "," + REASONS.stream().filter(r -> r.name.equalsIgnoreCase(value)).findFirst()
                    .orElseThrow(() -> refuse(call, "Unknown CRL reason " + value)).name;
        };
    }

    private static String instruction(Call call, String value) {
        if (Oids.parse(value).isEmpty()) {
            call.errors().raise(value.matches("[0-9].*") ? OpensslError.INVALID_DIGIT : OpensslError.UNKNOWN_OBJECT_NAME);
            throw refuse(call, "Invalid object identifier " + value);
        }
        return value;
    }

    private static String time(Call call, String value) {
        Der time = Der.parse(DerWriter.value(Der.GENERALIZED_TIME, value.getBytes(StandardCharsets.UTF_8)));
        if (Moment.read(time).isEmpty()) {
            throw refuse(call, "Invalid time format " + value + ". Need YYYYMMDDHHMMSSZ");
        }
        return value;
    }

    private static Quit refuse(Call call, String what) {
        call.err(what + "\n");
        return call.fail("Error in revocation arguments");
    }

    /** The entry of a list for a row of the register. */
    static RevocationListBuilder.Entry entry(CaDatabase.Row row) {
        String[] parts = row.revoked().split(",", 3);
        Der time = Der.parse(DerWriter.value(parts[0].length() == 13 ? Der.UTC_TIME : Der.GENERALIZED_TIME, parts[0].getBytes(StandardCharsets.US_ASCII)));
        List<Extension> extensions = new ArrayList<>();
        if (parts.length > 1) {
            List<Reason> all = new ArrayList<>(REASONS);
            all.addAll(WITH_MORE);
            all.stream().filter(r -> r.name.equalsIgnoreCase(parts[1])).findFirst()
                    .ifPresent(r -> extensions.add(new Extension(Extension.REASON_CODE, false, DerWriter.value(Der.ENUMERATED, new byte[] {(byte) r.code}))));
        }
        if (parts.length > 2 && parts[1].endsWith("Time")) {
            extensions.add(new Extension(INVALIDITY_DATE, false, DerWriter.value(Der.GENERALIZED_TIME, parts[2].getBytes(StandardCharsets.US_ASCII))));
        } else if (parts.length > 2) {
            Oids.parse(parts[2]).ifPresent(oid -> extensions.add(new Extension(HOLD_INSTRUCTION, false, DerWriter.oid(oid))));
        }
        return new RevocationListBuilder.Entry(new BigInteger(row.serial(), 16), Moment.read(time).orElse(Instant.EPOCH), extensions);
    }
}
