package dev.ktutor.kube.client;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.tls.TlsIdentity;
import java.util.List;

/** A certificate with its key, read from PEM text and checked as Go's tls.X509KeyPair does. */
public final class KeyPairs {
    private KeyPairs() { }

    /** The pair; throws {@link PkiException} in Go's words. */
    public static TlsIdentity read(String certificatePem, String keyPem) {
        List<Certificate> chain = chain(certificatePem);
        PrivateKeyPair key = key(keyPem);
        TlsIdentity identity = new TlsIdentity(chain, key);
        if (key.kind() != chain.get(0).publicKey().kind()) {
            throw new PkiException("tls: private key type does not match public key type");
        }
        if (!identity.matches()) {
            throw new PkiException("tls: private key does not match public key");
        }
        return identity;
    }

    /** What is wrong with the pair, in Go's words; "" if nothing is. */
    public static String problem(String certificatePem, String keyPem) {
        try {
            read(certificatePem, keyPem);
            return "";
        } catch (PkiException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<Certificate> chain(String pem) {
        List<Pem.Block> blocks = Pem.parseAll(pem);
        if (blocks.isEmpty()) {
            throw new PkiException("tls: failed to find any PEM data in certificate input");
        }
        List<Certificate> chain;
        try {
            chain = Certificate.parseAllPem(pem);
        } catch (PkiException e) {
            throw new PkiException("x509: malformed certificate");
        }
        if (chain.isEmpty()) {
            boolean onlyKey = blocks.size() == 1 && blocks.get(0).label().endsWith("PRIVATE KEY");
            throw new PkiException(onlyKey
                    ? "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched"
                    : "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks of the following types: "
                            + blocks.stream().map(Pem.Block::label).toList().toString().replace(", ", " "));
        }
        return chain;
    }

    private static PrivateKeyPair key(String pem) {
        List<Pem.Block> blocks = Pem.parseAll(pem);
        if (blocks.isEmpty()) {
            throw new PkiException("tls: failed to find any PEM data in key input");
        }
        if (blocks.stream().noneMatch(b -> b.label().equals("PRIVATE KEY") || b.label().endsWith(" PRIVATE KEY"))) {
            boolean certificate = blocks.size() == 1 && blocks.get(0).label().equals("CERTIFICATE");
            throw new PkiException(certificate ? "tls: found a certificate rather than a key in the PEM for the private key"
                    : "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after skipping PEM blocks of the following types: "
                            + blocks.stream().map(Pem.Block::label).toList().toString().replace(", ", " "));
        }
        try {
            return PrivateKeyPair.parsePem(pem);
        } catch (PkiException e) {
            throw new PkiException("tls: failed to parse private key");
        }
    }
}
