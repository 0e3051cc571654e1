package dev.ktutor.command.openssl;

import dev.ktutor.command.openssl.CertificateDraft.CopyMode;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.TrustSettings;
import dev.ktutor.pki.text.TextOptions;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the options of one {@code x509} call say. */
final class X509Settings {
    /** Options that print something, in the order they were given. */
    final Set<String> prints = new LinkedHashSet<>();
    @Nullable String in;
    @Nullable String out;
    @Nullable String passin;
    @Nullable String keyFile;
    @Nullable String publicKeyFile;
    @Nullable String authorityFile;
    @Nullable String authorityKeyFile;
    @Nullable String serialFile;
    @Nullable String extensionFile;
    @Nullable String extensionSection;
    @Nullable String subject;
    @Nullable String digest;
    @Nullable String extensionNames;
    @Nullable String checkHost;
    @Nullable String checkEmail;
    @Nullable String checkIp;
    @Nullable BigInteger serial;
    @Nullable BigInteger checkEnd;
    @Nullable Integer days;
    CopyMode copy = CopyMode.UNSET;
    TextOptions text = TextOptions.ALL;
    boolean derIn;
    boolean derOut;
    boolean badFormatOut;
    boolean request;
    boolean fresh;
    boolean toRequest;
    boolean noout;
    boolean createSerial;
    boolean clearExtensions;
    boolean preserveDates;
    boolean trustOut;
    boolean isoDates;
    boolean authorityForm;
    boolean authorityKeyForm;

    /** A change of what is kept beside the certificate. */
    private record Change(String option, String value) { }

    private final java.util.List<Change> trustChanges = new java.util.ArrayList<>();

    /** What is kept beside the certificate after the changes asked for. */
    @Nullable TrustSettings trust(Call call, @Nullable TrustSettings before) {
        TrustSettings settings = before;
        for (Change change : trustChanges) {
            TrustSettings now = settings == null ? TrustSettings.NONE : settings;
            settings = switch (change.option) {
                case "setalias" -> now.named(change.value);
                case "clrtrust" -> now.without(true);
                case "clrreject" -> now.without(false);
                default -> now.with(Oids.parse(change.value).orElseThrow(() -> {
                    call.errors().raise(OpensslError.UNKNOWN_OBJECT_NAME);
                    return call.fail(call.prog() + ": Invalid " + (change.option.equals("addtrust") ? "trust" : "reject") + " object value " + change.value);
                }), change.option.equals("addtrust"));
            };
        }
        return settings;
    }

    /** Reads the options, quitting where OpenSSL does. */
    static X509Settings read(Call call, Options options) {
        X509Settings s = new X509Settings();
        while (options.next()) {
            s.take(call, options);
        }
        options.noRest();
        return s;
    }

    private void take(Call call, Options options) {
        switch (options.name()) {
            case "in" -> in = options.value();
            case "out" -> out = options.value();
            case "passin" -> passin = options.value();
            case "key", "signkey" -> keyFile = options.value();
            case "force_pubkey" -> publicKeyFile = options.value();
            case "CA" -> authorityFile = options.value();
            case "CAkey" -> authorityKeyFile = options.value();
            case "CAserial" -> serialFile = options.value();
            case "CAform" -> authorityForm = true;
            case "CAkeyform" -> authorityKeyForm = true;
            case "extfile" -> extensionFile = options.value();
            case "extensions" -> extensionSection = options.value();
            case "subj" -> subject = options.value();
            case "checkhost" -> checkHost = options.value();
            case "checkemail" -> checkEmail = options.value();
            case "checkip" -> checkIp = options.value();
            case "inform" -> derIn = options.isDer();
            case "outform" -> {
                derOut = options.isDer();
                badFormatOut = !derOut && !options.value().equalsIgnoreCase("PEM") && !options.value().equalsIgnoreCase("P");
            }
            case "req" -> request = true;
            case "new" -> fresh = true;
            case "x509toreq" -> toRequest = true;
            case "noout", "nocert" -> noout = true;
            case "CAcreateserial" -> createSerial = true;
            case "clrext" -> clearExtensions = true;
            case "preserve_dates" -> preserveDates = true;
            case "trustout" -> trustOut = true;
            case "setalias", "addtrust", "addreject" -> {
                trustOut = true;
                trustChanges.add(new Change(options.name(), options.value()));
            }
            case "clrtrust", "clrreject" -> trustChanges.add(0, new Change(options.name(), ""));
            case "" -> digest = options.algorithm();
            default -> special(call, options);
        }
    }

    private void special(Call call, Options options) {
        switch (options.name()) {
            case "nameopt" -> call.names(options.value());
            case "certopt" -> text = text.and(options.value()).orElseThrow(call::usage);
            case "dateopt" -> dates(call, options.value());
            case "copy_extensions" -> copy = CertificateDraft.copyMode(options.value())
                    .orElseThrow(() -> call.fail("Invalid extension copy option: " + options.value()));
            case "days" -> {
                days = options.intValue();
                if (days < -1) {
                    throw call.fail(call.prog() + ": -days parameter arg must be >= -1");
                }
            }
            case "set_serial" -> {
                if (serial != null) {
                    call.err("Serial number supplied twice\n");
                    throw call.usage();
                }
                serial = Signing.serial(call, options.value());
            }
            case "checkend" -> checkEnd = options.number(options.value());
            case "ext" -> {
                extensionNames = options.value();
                print("ext");
            }
            case "dates" -> {
                print("startdate");
                print("enddate");
            }
            case "hash" -> print("subject_hash");
            case "serial", "subject", "issuer", "text", "startdate", "enddate", "fingerprint", "alias", "email", "subject_hash", "subject_hash_old",
                    "issuer_hash", "issuer_hash_old", "ocspid", "ocsp_uri", "purpose", "pubkey", "modulus", "next_serial" -> print(options.name());
            case "sigopt" -> call.signatureOptions().add(options.value());
            default -> { }
        }
    }

    private void dates(Call call, String format) {
        if (!format.equalsIgnoreCase("rfc_822") && !format.equalsIgnoreCase("iso_8601")) {
            throw call.fail("Invalid date format: " + format);
        }
        isoDates = format.equalsIgnoreCase("iso_8601");
    }

    private void print(String what) {
        prints.remove(what);
        prints.add(what);
    }
}
