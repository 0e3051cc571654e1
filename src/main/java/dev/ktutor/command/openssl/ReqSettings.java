package dev.ktutor.command.openssl;

import dev.ktutor.command.openssl.CertificateDraft.CopyMode;
import dev.ktutor.pki.text.TextOptions;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the options of one {@code req} call say. */
final class ReqSettings {
    final List<String> keyOptions = new ArrayList<>();
    final StringBuilder added = new StringBuilder();
    private final Set<String> addedNames = new HashSet<>();
    @Nullable String in;
    @Nullable String out;
    @Nullable String keyFile;
    @Nullable String keyOut;
    @Nullable String config;
    @Nullable String passin;
    @Nullable String passout;
    @Nullable String newKey;
    @Nullable String subject;
    @Nullable String digest;
    @Nullable String authorityFile;
    @Nullable String authorityKeyFile;
    @Nullable String extensions;
    @Nullable String requestExtensions;
    @Nullable BigInteger serial;
    @Nullable Integer days;
    CopyMode copy = CopyMode.UNSET;
    TextOptions text = TextOptions.ALL;
    String section = "req";
    boolean derIn;
    boolean derOut;
    boolean fresh;
    boolean certificate;
    boolean verify;
    boolean noout;
    boolean printText;
    boolean printSubject;
    boolean printKey;
    boolean printModulus;
    boolean plainKey;
    boolean utf8;
    boolean batch;
    boolean newHeader;
    boolean verbose;
    boolean precert;

    /** Reads the options, quitting where OpenSSL does. */
    static ReqSettings read(Call call, Options options) {
        ReqSettings s = new ReqSettings();
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
            case "key" -> keyFile = options.value();
            case "keyout" -> keyOut = options.value();
            case "config" -> config = options.value();
            case "section" -> section = options.value();
            case "passin" -> passin = options.value();
            case "passout" -> passout = options.value();
            case "newkey" -> {
                newKey = options.value();
                fresh = true;
            }
            case "pkeyopt" -> keyOptions.add(options.value());
            case "subj" -> subject = options.value();
            case "CA" -> {
                authorityFile = options.value();
                certificate = true;
            }
            case "CAkey" -> authorityKeyFile = options.value();
            case "extensions" -> extensions = options.value();
            case "reqexts" -> requestExtensions = options.value();
            case "inform" -> derIn = options.isDer();
            case "outform" -> derOut = options.isDer();
            case "" -> digest = options.algorithm();
            default -> flag(call, options);
        }
    }

    private void flag(Call call, Options options) {
        switch (options.name()) {
            case "new" -> fresh = true;
            case "x509" -> certificate = true;
            case "precert" -> {
                fresh = true;
                precert = true;
            }
            case "verify" -> verify = true;
            case "noout" -> noout = true;
            case "text" -> printText = true;
            case "subject" -> printSubject = true;
            case "pubkey" -> printKey = true;
            case "modulus" -> printModulus = true;
            case "nodes", "noenc" -> plainKey = true;
            case "utf8" -> utf8 = true;
            case "batch" -> batch = true;
            case "newhdr" -> newHeader = true;
            case "verbose" -> verbose = true;
            default -> special(call, options);
        }
    }

    private void special(Call call, Options options) {
        switch (options.name()) {
            case "nameopt" -> call.names(options.value());
            case "reqopt" -> text = text.and(options.value()).orElseThrow(call::usage);
            case "copy_extensions" -> copy = CertificateDraft.copyMode(options.value())
                    .orElseThrow(() -> call.fail("Invalid extension copy option: \"" + options.value() + "\""));
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
            case "addext" -> {
                String line = options.value();
                int equals = line.indexOf('=');
                String name = equals < 0 ? "" : line.substring(0, equals).strip();
                if (name.isEmpty() || !addedNames.add(name)) {
                    call.err("Duplicate extension: " + line + "\n");
                    throw call.usage();
                }
                added.append(line).append('\n');
            }
            case "sigopt" -> call.signatureOptions().add(options.value());
            default -> { }
        }
    }
}
