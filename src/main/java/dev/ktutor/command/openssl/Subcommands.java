package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.Map;

/** The table of subcommands. */
final class Subcommands {
    private static final Map<String, Subcommand> TABLE = List.of(new X509Command(), new ReqCommand(), new VerifyCommand(), new GenrsaCommand(),
            new RsaCommand(), new PkeyCommand(), new EcCommand(), new EcparamCommand(), new GenpkeyCommand(), new Pkcs8Command(), new DgstCommand(),
            new RandCommand(), new EncCommand(), new Asn1parseCommand(), new CrlCommand(), new VersionCommand(), new HelpCommand(), new Pkcs12Command(), new CaCommand(), new ListCommand(),
            new PasswdCommand(), new Crl2pkcs7Command(), new Pkcs7Command(), new SClientCommand(), new SServerCommand(),
            new PkeyutlCommand(), new RsautlCommand(), new CiphersCommand(), new ErrstrCommand(), new PrimeCommand())
            .stream().collect(Collectors.toUnmodifiableMap(Subcommand::name, Function.identity()));

    private Subcommands() { }

    /** The subcommand of that name; digests and ciphers are names of dgst and enc too. */
    static Optional<Subcommand> find(String name) {
        if (TABLE.containsKey(name)) {
            return Optional.of(TABLE.get(name));
        }
        if (Digest.named(name).filter(d -> d.label().equals(name)).isPresent()) {
            return Optional.ofNullable(TABLE.get("dgst"));
        }
        return name.equals("base64") || FileCipher.named(name).isPresent() ? Optional.ofNullable(TABLE.get("enc")) : Optional.empty();
    }

    /** The names, in order. */
    static List<String> names() {
        return TABLE.keySet().stream().sorted().toList();
    }
}
