package dev.ktutor.command.openssl;

import dev.ktutor.text.ByteText;
import dev.ktutor.tls.wire.CipherList;
import dev.ktutor.tls.wire.KnownSuite;
import dev.ktutor.tls.wire.KnownSuite.Trait;
import dev.ktutor.tls.wire.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code openssl ciphers}: the suites a cipher string chooses. */
final class CiphersCommand implements Subcommand {
    /** Names that stand for no suite and are known all the same (RFC 5746, RFC 7507). */
    private static final List<String> SIGNALS = List.of("TLS_EMPTY_RENEGOTIATION_INFO_SCSV", "TLS_FALLBACK_SCSV");
    private static final int DEFAULT_13 = 3;

    @Override
    public String name() {
        return "ciphers";
    }

    private static final class Settings {
        boolean verbose;
        boolean numbers;
        boolean standard;
        boolean supported;
        boolean psk;
        boolean srp;
        @Nullable String convert;
        @Nullable String suites;
        TlsVersion oldest = TlsVersion.SSL3;
        TlsVersion newest = TlsVersion.TLS13;

        void only(TlsVersion version) {
            oldest = version;
            newest = version;
        }
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(s, options);
        }
        List<String> rest = options.rest();
        if (rest.size() > 1) {
            throw call.usage();
        }
        if (s.convert != null) {
            String found = SIGNALS.contains(s.convert) ? s.convert : KnownSuite.ofStandardName(s.convert).map(KnownSuite::label).orElse("(NONE)");
            call.out(ByteText.encode("OpenSSL cipher name: " + found + "\n"));
            return 0;
        }
        List<KnownSuite> newer = s.suites == null ? KnownSuite.ALL.subList(0, DEFAULT_13) : suites(call, s.suites);
        CipherList older = CipherList.parse(rest.isEmpty() ? "DEFAULT" : rest.get(0));
        complain(call, older);
        List<KnownSuite> shown = Stream.concat(newer.stream(), older.suites().stream()).filter(suite -> !s.supported || isSupported(s, suite, older.level())).toList();
        String text = s.verbose ? shown.stream().map(suite -> line(s, suite)).collect(Collectors.joining())
                : shown.stream().map(KnownSuite::label).collect(Collectors.joining(":", "", "\n"));
        call.out(ByteText.encode(text));
        return 0;
    }

    private static void take(Settings s, Options options) {
        switch (options.name()) {
            case "v" -> s.verbose = true;
            case "V" -> {
                s.verbose = true;
                s.numbers = true;
            }
            case "stdname" -> {
                s.verbose = true;
                s.standard = true;
            }
            case "convert" -> s.convert = options.value();
            case "ciphersuites" -> s.suites = options.value();
            case "s" -> s.supported = true;
            case "psk" -> s.psk = true;
            case "srp" -> s.srp = true;
            case "tls1" -> s.only(TlsVersion.TLS10);
            case "tls1_1" -> s.only(TlsVersion.TLS11);
            case "tls1_2" -> s.only(TlsVersion.TLS12);
            case "tls1_3" -> s.only(TlsVersion.TLS13);
            default -> { }
        }
    }

    /** The suites -ciphersuites names, of any version; unknown names are passed over, none known is a fault. */
    private static List<KnownSuite> suites(Call call, String names) {
        List<KnownSuite> found = new ArrayList<>();
        for (String name : names.split(":", -1)) {
            KnownSuite.ofStandardName(name.strip()).ifPresent(found::add);
        }
        if (!names.isEmpty() && found.isEmpty()) {
            call.errors().raise(OpensslError.NO_SUITE);
            throw call.fail("Error setting TLSv1.3 ciphersuites");
        }
        return found;
    }

    private static void complain(Call call, CipherList list) {
        list.faults().forEach(fault -> call.errors().raise(switch (fault) {
            case NO_WORD -> OpensslError.CIPHER_WORD;
            case NO_COMMAND -> OpensslError.CIPHER_COMMAND;
            case NO_LEVEL -> OpensslError.CIPHER_LEVEL;
        }));
        if (list.faults().isEmpty() && list.suites().isEmpty()) {
            call.errors().raise(OpensslError.NO_CIPHER);
        }
        if (!list.faults().isEmpty() || list.suites().isEmpty()) {
            throw call.fail("Error in cipher list");
        }
    }

    private static boolean isSupported(Settings s, KnownSuite suite, int level) {
        String exchange = suite.trait(Trait.KX);
        return suite.fits(s.oldest, s.newest) && suite.isAllowedAt(level) && (s.psk || !exchange.endsWith("PSK")) && (s.srp || !exchange.equals("SRP"));
    }

    private static String line(Settings s, KnownSuite suite) {
        String number = s.numbers ? String.format("          0x%02X,0x%02X - ", suite.number() >> 8, suite.number() & 0xff) : "";
        String standard = s.standard ? String.format("%-45s - ", suite.standardName()) : "";
        return number + standard + String.format("%-30s %-7s Kx=%-8s Au=%-5s Enc=%-22s Mac=%-4s\n", suite.label(), suite.trait(Trait.VERSION), suite.trait(Trait.KX),
                suite.trait(Trait.AU), suite.trait(Trait.ENC), suite.trait(Trait.MAC));
    }
}
