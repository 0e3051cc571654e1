package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.text.KeyText;
import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code openssl ecparam}: shows curves and makes keys on them. */
final class EcparamCommand implements Subcommand {
    @Override
    public String name() {
        return "ecparam";
    }

    @Override
    public int run(Call call, Options options) {
        String in = null;
        String out = null;
        String curveName = null;
        boolean derIn = false;
        boolean derOut = false;
        boolean noout = false;
        boolean text = false;
        boolean genkey = false;
        boolean check = false;
        boolean list = false;
        while (options.next()) {
            switch (options.name()) {
                case "in" -> in = options.value();
                case "out" -> out = options.value();
                case "name" -> curveName = options.value();
                case "inform" -> derIn = options.isDer();
                case "outform" -> derOut = options.isDer();
                case "noout" -> noout = true;
                case "text" -> text = true;
                case "genkey" -> genkey = true;
                case "check", "check_named" -> check = true;
                case "list_curves" -> list = true;
                case "param_enc" -> {
                    if (!options.value().equals("named_curve")) {
                        throw options.value().equals("explicit") ? call.notYet("writing the numbers of curves") : call.usage();
                    }
                }
                default -> { }
            }
        }
        options.noRest();
        if (list) {
            call.openOut(out).print(ListCommand.text("curves"));
            return 0;
        }
        Sink sink = genkey ? call.openPrivate(out) : call.openOut(out);
        NamedCurve curve = curveName != null ? named(call, curveName) : read(call, in, derIn);
        if (text) {
            sink.write(KeyText.of(curve));
        }
        if (check) {
            call.err("checking elliptic curve parameters: ok\n");
        }
        byte[] parameters = DerWriter.oid(curve.oid());
        if (!noout && !(derOut && genkey)) {
            sink.write(derOut ? parameters : Pem.encode("EC PARAMETERS", parameters).getBytes(StandardCharsets.US_ASCII));
        }
        if (genkey) {
            PrivateKeyPair key = call.keys().ec(curve);
            sink.write(derOut ? key.numbers().traditional().der() : key.traditionalPem().getBytes(StandardCharsets.US_ASCII));
        }
        return 0;
    }

    private static NamedCurve named(Call call, String name) {
        if (name.equals("secp192r1") || name.equals("secp256r1")) {
            call.err("using curve name " + name.replace("secp", "prime").replace("r1", "v1") + " instead of " + name + "\n");
        }
        return NamedCurve.named(name).orElseThrow(() -> {
            call.errors().raise(OpensslError.INVALID_CURVE);
            return call.fail("unable to generate key");
        });
    }

    private static NamedCurve read(Call call, @Nullable String file, boolean der) {
        if (file != null && !call.in().files().exists(file)) {
            // tried as EC and as SM2 parameters, each time without ending the line
            call.err("Could not open file or uri for loading".repeat(2));
            throw call.fail("Unable to load parameters from " + file);
        }
        byte[] octets = call.read(file);
        try {
            byte[] encoded = der ? octets : Pem.first(ByteText.decode(octets), "EC PARAMETERS").map(Pem.Block::der).orElse(new byte[0]);
            return NamedCurve.ofOid(Der.parse(encoded).oid()).orElseThrow(() -> call.fail("Unable to load parameters from " + file));
        } catch (PkiException e) {
            throw call.fail("Unable to load parameters from " + file);
        }
    }
}
