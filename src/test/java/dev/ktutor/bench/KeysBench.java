package dev.ktutor.bench;

import java.io.IOException;

/**
 * {@code scripts/bench keys [ROUNDS [others]]}: making RSA keys beside the openssl binary (means, turn by turn), then everything else
 * that openssl does in a warm shell, handshakes included (medians). No key is made ahead here.
 */
public final class KeysBench {
    private static final String[] OTHERS = {"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out e.key", "openssl genpkey -algorithm ed25519 -out d.key",
        "openssl req -new -key k.key -subj /CN=a/O=b -out k.csr", "openssl req -x509 -new -key k.key -subj /CN=ca -days 10 -out ca.crt",
        "openssl x509 -req -in k.csr -CA ca.crt -CAkey k.key -CAcreateserial -out k.crt", "openssl x509 -in k.crt -noout -text", "openssl verify -CAfile ca.crt k.crt",
        "openssl rsa -in k.key -noout -check", "openssl dgst -sha256 -sign k.key -out s.bin k.crt", "openssl pkcs12 -export -in k.crt -inkey k.key -passout pass:x -out k.p12",
        "openssl enc -aes-256-cbc -pbkdf2 -pass pass:x -in k.crt -out k.enc", "openssl asn1parse -in k.crt", "openssl version"};

    private KeysBench() { }

    /** Prints a line a command. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        if (args.length > 1) {
            others();
            return;
        }
        SideBySide keys = new SideBySide("default", rounds, 3, true);
        keys.measure("genrsa 2048, mean of " + rounds, "openssl genrsa -out k.key 2048 2>/dev/null");
        keys.measure("genrsa 4096, mean of " + rounds, "openssl genrsa -out k.key 4096 2>/dev/null");
        others();
    }

    private static void others() throws IOException, InterruptedException {
        SideBySide others = new SideBySide("default", 15, 10, false);
        others.prepare("openssl genrsa -out k.key 2048 2>/dev/null");
        for (String each : OTHERS) {
            others.measure(each.substring(8, Math.min(each.length(), 42)), each + " >/dev/null 2>&1");
        }
        String serve = "openssl s_server -accept 47433 -cert k.crt -key k.key -www -naccept 1 > /dev/null 2>&1 & "
                + "for i in 1 2 3 4 5 6 7 8; do openssl s_client -connect localhost:47433 -CAfile ca.crt < /dev/null > /dev/null 2>&1 && break; sleep 0.01; done; kill $! 2>/dev/null";
        others.measure("s_server and s_client, one talk", serve);
    }
}
