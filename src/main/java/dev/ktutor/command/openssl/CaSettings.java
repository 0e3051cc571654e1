package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Moment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the options of one {@code ca} call and its configuration say. */
final class CaSettings {
    final List<String> requests = new ArrayList<>();
    @Nullable String configFile;
    @Nullable String section;
    @Nullable String in;
    @Nullable String out;
    @Nullable String outDirectory;
    @Nullable String certificate;
    @Nullable String keyFile;
    @Nullable String passin;
    @Nullable String digest;
    @Nullable String policy;
    @Nullable String extensions;
    @Nullable String extensionFile;
    @Nullable String listExtensions;
    @Nullable String subject;
    @Nullable String revoke;
    @Nullable String reasonOption;
    String reason = "";
    @Nullable String status;
    @Nullable String startDate;
    @Nullable String endDate;
    @Nullable String selfSigned;
    @Nullable String lastUpdate;
    @Nullable String nextUpdate;
    @Nullable String unknownDigest;
    Duration listPeriod = Duration.ZERO;
    @Nullable Integer days;
    boolean batch;
    boolean derIn;
    boolean noEmail;
    boolean onlyEnter;
    boolean updateDatabase;
    boolean noText;
    boolean createSerial;
    boolean selfSign;
    boolean makeList;
    boolean preserve;
    boolean utf8;
    boolean randomSerial;
    ConfigFile config = new ConfigFile();

    /** Reads options and configuration. */
    static CaSettings read(Call call, Options options) {
        CaSettings s = new CaSettings();
        while (options.next()) {
            s.take(call, options);
        }
        s.requests.addAll(options.rest());
        String file = s.configFile != null ? s.configFile : ConfigReader.defaultPath(call);
        call.err("Using configuration from " + file + "\n");
        s.config = ConfigReader.load(call, file);
        call.nameOids(s.config);
        if (s.section == null) {
            s.section = s.config.get("ca", "default_ca").orElseThrow(() -> call.fail("variable lookup failed for ca::default_ca"));
        }
        return s;
    }

    private void take(Call call, Options options) {
        String value = options.value();
        switch (options.name()) {
            case "config" -> configFile = value;
            case "name", "section" -> section = value;
            case "in" -> in = value;
            case "ss_cert" -> selfSigned = value;
            case "out" -> out = value;
            case "outdir" -> outDirectory = value;
            case "cert" -> certificate = value;
            case "keyfile" -> keyFile = value;
            case "passin" -> passin = value;
            case "key" -> passin = "pass:" + value;
            case "md" -> digest = value;
            case "policy" -> policy = value;
            case "extensions" -> extensions = value;
            case "extfile" -> extensionFile = value;
            case "crlexts" -> listExtensions = value;
            case "subj" -> subject = value;
            case "revoke" -> revoke = value;
            case "valid" -> {
                revoke = value;
                onlyEnter = true;
            }
            case "status" -> status = value;
            case "updatedb" -> updateDatabase = true;
            case "crl_reason", "crl_hold", "crl_compromise", "crl_CA_compromise" -> {
                reasonOption = options.name();
                reason = value;
            }
            case "startdate" -> startDate = value;
            case "enddate" -> endDate = value;
            case "crl_lastupdate" -> lastUpdate = value;
            case "crl_nextupdate" -> nextUpdate = value;
            case "noemailDN" -> noEmail = true;
            case "inform" -> derIn = options.isDer();
            case "crlhours" -> listPeriod = listPeriod.plusHours(options.intValue());
            case "crlsec" -> listPeriod = listPeriod.plusSeconds(options.intValue());
            case "days" -> days = options.intValue();
            case "crldays" -> listPeriod = listPeriod.plusDays(options.intValue());
            case "batch" -> batch = true;
            case "notext" -> noText = true;
            case "create_serial" -> createSerial = true;
            case "rand_serial" -> randomSerial = true;
            case "selfsign" -> selfSign = true;
            case "gencrl" -> makeList = true;
            case "preserveDN" -> preserve = true;
            case "utf8" -> utf8 = true;
            case "infiles", "verbose" -> { }
            case "spkac" -> throw call.notYet("the option -spkac");
            case "sigopt" -> call.signatureOptions().add(options.value());
            default -> { }
        }
    }

    /** A moment in the digits certificates have; empty if it is none. */
    static Optional<Instant> time(String digits) {
        int tag = digits.length() == 13 ? Der.UTC_TIME : Der.GENERALIZED_TIME;
        return digits.endsWith("Z") && (digits.length() == 13 || digits.length() == 15)
                ? Moment.read(Der.parse(DerWriter.value(tag, digits.getBytes(StandardCharsets.UTF_8)))) : Optional.empty();
    }

    /** A setting of the CA's section. */
    Optional<String> setting(String name) {
        return config.get(String.valueOf(section), name);
    }

    /** A setting that must be there; quits with OpenSSL's words if it is not. */
    String required(Call call, @Nullable String given, String name) {
        return given != null ? given : setting(name).orElseThrow(() -> {
            call.errors().raise("error:0700006C:configuration file routines:NCONF_get_string:no value:../crypto/conf/conf_lib.c:315:group=" + section + " name=" + name);
            return call.fail("variable lookup failed for " + section + "::" + name);
        });
    }

    /** A number among the settings, or a fallback. */
    int number(String name, int fallback) {
        return setting(name).filter(n -> n.matches("[0-9]{1,9}")).map(Integer::parseInt).orElse(fallback);
    }
}
