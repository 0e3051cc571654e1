package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.KeyReader;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.TrustSettings;
import dev.ktutor.pki.TrustedCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads keys, certificates and lists from files or standard input, with OpenSSL's words where that fails. */
final class Loader {
    private final Call call;

    Loader(Call call) {
        this.call = call;
    }

    /** A certificate; {@code what} names it in messages. */
    Certificate certificate(@Nullable String file, boolean der, String what) {
        return certificate(file, der, what, "Unable to load " + what + "\n");
    }

    /** A certificate and what may be kept beside it. */
    StoreScan.Item trusted(@Nullable String file, boolean der, String what) {
        return trusted(file, der, what, "Unable to load " + what + "\n");
    }

    private Certificate certificate(@Nullable String file, boolean der, String what, String complaint) {
        return java.util.Objects.requireNonNull(trusted(file, der, what, complaint).certificate());
    }

    private StoreScan.Item trusted(@Nullable String file, boolean der, String what, String complaint) {
        StoreScan scan = open(file, what, "cert", complaint);
        for (StoreScan.Item item : scan.items(der)) {
            if (item.certificate() != null) {
                return item;
            }
        }
        unread(scan, "cert", what, file, StoreScan.Wanted.CERTIFICATE, der);
        call.err(complaint);
        throw new Quit(1);
    }

    /** Every certificate of a file, at least one. */
    List<Certificate> certificates(String file, String what) {
        StoreScan scan = open(file, what, "certs", "");
        List<Certificate> found = new ArrayList<>();
        scan.items(false).forEach(item -> {
            if (item.certificate() != null) {
                found.add(item.certificate());
            }
        });
        if (found.isEmpty()) {
            unread(scan, "cert", "any " + what, file, StoreScan.Wanted.CERTIFICATE, false);
            throw new Quit(1);
        }
        return found;
    }

    /** Every certificate of a file with what is kept beside it, at least one. */
    List<TrustedCertificate> trusted(String file, String what) {
        StoreScan scan = open(file, what, "certs", "");
        List<TrustedCertificate> found = scan.items(false).stream().filter(item -> item.certificate() != null)
                .map(item -> new TrustedCertificate(item.certificate(), item.trust() == null ? TrustSettings.NONE : item.trust())).toList();
        if (found.isEmpty()) {
            unread(scan, "cert", "any " + what, file, StoreScan.Wanted.CERTIFICATE, false);
            throw new Quit(1);
        }
        return found;
    }

    /** Every revocation list of a file, at least one. */
    List<RevocationList> revocationLists(String file, String what) {
        StoreScan scan = open(file, what, "CRLs", "");
        List<RevocationList> found = new ArrayList<>();
        scan.items(false).forEach(item -> {
            if (item.list() != null) {
                found.add(item.list());
            }
        });
        if (found.isEmpty()) {
            unread(scan, "CRL", "any " + what, file, StoreScan.Wanted.LIST, false);
            throw new Quit(1);
        }
        return found;
    }

    /** A revocation list. */
    RevocationList revocationList(@Nullable String file, boolean der, String what) {
        String complaint = "Unable to load " + what + "\n";
        StoreScan scan = open(file, what, "CRL", complaint);
        for (StoreScan.Item item : scan.items(der)) {
            if (item.list() != null) {
                return item.list();
            }
        }
        unread(scan, "CRL", what, file, StoreScan.Wanted.LIST, der);
        call.err(complaint);
        throw new Quit(1);
    }

    /** A private key; the password, if null, is asked for where it is needed. */
    PrivateKeyPair privateKey(@Nullable String file, boolean der, @Nullable String password, String what) {
        StoreScan scan = open(file, what, "key", "");
        boolean locked = false;
        for (StoreScan.Item item : scan.items(der)) {
            PrivateKeyPair key = item.encrypted() != null ? decrypt(item.encrypted(), password, file) : item.privateKey();
            if (key != null) {
                return key;
            }
            locked |= item.encrypted() != null;
        }
        unread(locked ? new StoreScan(new byte[0]) : scan, "key", what, file, StoreScan.Wanted.PRIVATE_KEY, der);
        throw new Quit(1);
    }

    private @Nullable PrivateKeyPair decrypt(Pem.Block block, @Nullable String password, @Nullable String file) {
        String given = password != null ? password : Passwords.ask(call, "Enter pass phrase for " + (file == null ? "<stdin>" : file) + ":");
        boolean modern = block.label().equals("ENCRYPTED PRIVATE KEY");
        if (given == null) {
            if (modern) {
                call.errors().raise(OpensslError.STORE_UNSUPPORTED);
            }
            call.errors().raise(OpensslError.UI_READING, "while reading strings");
            call.errors().raise(OpensslError.UI_LIB);
            call.errors().raise(modern ? OpensslError.NO_PASSPHRASE : OpensslError.PEM_BAD_PASSWORD_READ);
            return null;
        }
        try {
            return KeyReader.read(block, given);
        } catch (PkiException e) {
            if (modern) {
                call.errors().raise(OpensslError.STORE_UNSUPPORTED);
            }
            call.errors().raise(OpensslError.UNPAD_BAD_DECRYPT);
            if (modern) {
                call.errors().raise(OpensslError.PKCS12_CIPHER_FINAL, "maybe wrong password");
            } else {
                call.errors().raise(OpensslError.PEM_BAD_DECRYPT);
            }
            return null;
        }
    }

    /** A public key, alone. */
    PublicKey publicKey(@Nullable String file, boolean der, String what) {
        StoreScan scan = open(file, what, "public key", "");
        for (StoreScan.Item item : scan.items(der)) {
            if (item.publicKey() != null) {
                return item.publicKey();
            }
        }
        unread(scan, "key", what, file, StoreScan.Wanted.PUBLIC_KEY, der);
        throw new Quit(1);
    }

    /** A request, which OpenSSL reads in the old way, without its store. */
    CertificateRequest request(@Nullable String file, boolean der, String what) {
        byte[] octets;
        try {
            octets = der ? call.readBinary(file) : call.read(file);
        } catch (Quit quit) {
            call.err("Unable to load " + what + "\n");
            throw quit;
        }
        CertificateRequest request = der ? decoded(octets, CertificateRequest::parse)
                : PemInput.read(call, octets, "CERTIFICATE REQUEST", List.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"), CertificateRequest::parse);
        if (request == null) {
            call.err("Unable to load " + what + "\n");
            call.printErrors();
            throw new Quit(1);
        }
        return request;
    }

    private <T> @Nullable T decoded(byte[] octets, Function<byte[], T> parser) {
        try {
            return parser.apply(octets);
        } catch (PkiException e) {
            call.errors().raise(OpensslError.ASN1_NOT_ENOUGH);
            return null;
        }
    }

    private StoreScan open(@Nullable String file, String what, String kind, String complaint) {
        if (file == null) {
            return new StoreScan(call.in().in().readAll());
        }
        try {
            String path = file.startsWith("file:") ? file.substring(5).replaceFirst("^//", "") : file;
            return new StoreScan(call.in().files().isDirectory(path) ? new byte[0] : call.in().files().read(path));
        } catch (FileError e) {
            call.err("Could not open file or uri for loading " + named(kind, what) + " from " + file + "\n");
            call.errors().raise(OpensslError.UNREGISTERED_SCHEME, "scheme=file");
            call.errors().raise(OpensslError.system(Call.number(e), "file_open", e.reason(), "../providers/implementations/storemgmt/file_store.c:266",
                    "calling stat(" + file + ")"));
            call.printErrors();
            call.err(complaint);
            throw new Quit(1);
        }
    }

    private static String named(String kind, String what) {
        return what.contains(kind) ? what : kind + " of " + what;
    }

    private void unread(StoreScan scan, String kind, String what, @Nullable String file, StoreScan.Wanted wanted, boolean der) {
        scan.errors(wanted, der).forEach(call.errors()::raise);
        call.err("Could not read " + named(kind, what) + " from " + (file == null ? "<stdin>" : file) + "\n");
        call.printErrors();
    }
}
