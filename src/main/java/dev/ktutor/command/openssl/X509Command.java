package dev.ktutor.command.openssl;

import dev.ktutor.command.openssl.CertificateDraft.CopyMode;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.TrustSettings;
import dev.ktutor.pki.text.KeyText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl x509}: shows certificates, signs requests, is a small CA. */
final class X509Command implements Subcommand {
    private static final int DEFAULT_DAYS = 30;

    @Override
    public String name() {
        return "x509";
    }

    @Override
    public int run(Call call, Options options) {
        return new Run(call, X509Settings.read(call, options)).go();
    }

    private static final class Run {
        private final Call call;
        private final X509Settings s;
        private final Loader loader;
        private @Nullable PrivateKeyPair key;
        private @Nullable PublicKey forcedKey;
        private @Nullable DistinguishedName forcedSubject;
        private @Nullable ConfigFile extensionConfig;
        private String section = ConfigFile.DEFAULT;
        private @Nullable String password;

        Run(Call call, X509Settings settings) {
            this.call = call;
            this.s = settings;
            this.loader = new Loader(call);
        }

        /** The digest an option names; OpenSSL finds out only here that there is none such. */
        private @Nullable Digest digest() {
            if (s.digest != null && Digest.named(s.digest).isEmpty()) {
                call.errors().raise(OpensslError.UNKNOWN_DIGEST, "Global default library context, Algorithm (" + s.digest + " : 0), Properties (<null>)");
                call.errors().raise(OpensslError.SIGNING_DIGEST);
                throw call.fail();
            }
            return s.digest == null ? null : Digest.named(s.digest).orElseThrow();
        }

        int go() {
            prepare();
            CertificateRequest request = s.request ? request() : null;
            if (!s.request && !s.toRequest && s.copy != CopyMode.UNSET) {
                call.err("Warning: ignoring -copy_extensions since neither -x509toreq nor -req is given\n");
            }
            boolean made = s.request || s.fresh;
            if (made && s.preserveDates) {
                call.err("Warning: ignoring -preserve_dates option with -req or -new\n");
            }
            if (made && key == null && s.authorityKeyFile == null && s.authorityFile == null) {
                throw call.fail("We need a private key to sign with, use -key or -CAkey or -CA with private key");
            }
            if (made && request != null && s.copy != CopyMode.UNSET && s.clearExtensions && s.copy != CopyMode.NONE) {
                throw call.fail("Must not use -clrext together with -copy_extensions");
            }
            StoreScan.Item loaded = made ? null : loader.trusted(s.in, s.derIn, "certificate");
            Certificate given = loaded == null ? null : loaded.certificate();
            TrustSettings trust = s.trust(call, loaded == null ? null : loaded.trust());
            Certificate authority = s.authorityFile == null ? null : loader.certificate(s.authorityFile, false, "CA certificate");
            Sink out = call.openOut(s.out);
            Certificate result = given;
            List<Extension> shown = given == null ? List.of() : filtered(given.extensions().all());
            if (made || key != null || authority != null) {
                CertificateDraft draft = draft(request, given, authority);
                result = sign(draft, given, authority);
                shown = result.extensions().all();
            }
            if (result == null) {
                throw call.fail();
            }
            if (s.toRequest) {
                return toRequest(result, out);
            }
            return new X509Printer(call, s, result, shown, trust).print(out);
        }

        private void prepare() {
            if (s.preserveDates && s.days != null) {
                throw call.fail("Cannot use -preserve_dates with -days option");
            }
            password = new Passwords(call).get(s.passin);
            if (s.fresh && s.in != null) {
                throw call.fail("The -in option cannot be used with -new");
            }
            if (s.fresh && s.request) {
                throw call.fail("The -req option cannot be used with -new");
            }
            if (s.keyFile != null) {
                key = loader.privateKey(s.keyFile, false, password, "private key");
            }
            if (s.publicKeyFile != null) {
                forcedKey = loader.publicKey(s.publicKeyFile, false, "explicitly set public key");
            }
            if (s.fresh && s.subject == null) {
                throw call.fail("The -new option requires a subject to be set using -subj");
            }
            if (s.fresh && s.keyFile == null && s.publicKeyFile == null) {
                throw call.fail("The -new option requires using the -key or -force_pubkey option");
            }
            if (s.subject != null) {
                forcedSubject = NameEntries.parseSlashes(call, s.subject, false, NameEntries.Mask.UTF8_ONLY, "subject");
            }
            warnings();
            extensionFile();
        }

        private void warnings() {
            if (s.authorityFile != null) {
                if (s.keyFile != null) {
                    throw call.fail("Cannot use both -key/-signkey and -CA option");
                }
                return;
            }
            warn("-CAkey", s.authorityKeyFile != null);
            warn("-CAkeyform", s.authorityKeyForm);
            warn("-CAform", s.authorityForm);
            warn("-CAserial", s.serialFile != null);
            warn("-CAcreateserial", s.createSerial);
        }

        private void warn(String option, boolean given) {
            if (given) {
                call.err("Warning: ignoring " + option + " option since -CA option is not given\n");
            }
        }

        private void extensionFile() {
            if (s.extensionFile == null) {
                if (s.extensionSection != null) {
                    call.err("Warning: ignoring -extensions option without -extfile\n");
                }
                return;
            }
            ConfigFile config = ConfigReader.load(call, s.extensionFile);
            section = s.extensionSection != null ? s.extensionSection : config.get(ConfigFile.DEFAULT, "extensions").orElse(ConfigFile.DEFAULT);
            if (new ExtensionBuilder(call, config, config, ExtensionContext.SYNTAX).section(section).isEmpty()) {
                throw call.fail("Error checking extension section " + section);
            }
            extensionConfig = config;
        }

        private CertificateRequest request() {
            CertificateRequest request = loader.request(s.in, s.derIn, "certificate request input");
            if (!KeyText.readable(request.publicKey())) {
                throw call.fail("Error unpacking public key from CSR");
            }
            if (!request.isSelfConsistent()) {
                call.errors().raise(OpensslError.SIGNATURE_BAD);
                throw call.fail("Certificate request self-signature did not match the contents");
            }
            call.err("Certificate request self-signature ok\n");
            call.err(call.names().titled("subject=", request.subject()));
            return request;
        }

        private List<Extension> filtered(List<Extension> all) {
            String names = s.extensionNames;
            return all.stream().filter(e -> !s.clearExtensions && (names == null || names.contains(Oids.known(e.oid()) ? Oids.shortName(e.oid()) : "UNDEF"))).toList();
        }

        private CertificateDraft draft(@Nullable CertificateRequest request, @Nullable Certificate given, @Nullable Certificate authority) {
            DistinguishedName subject = forcedSubject != null ? forcedSubject : request != null ? request.subject() : given != null ? given.subject() : DistinguishedName.of();
            PublicKey own = forcedKey != null ? forcedKey : key != null ? key.publicKey() : request != null ? request.publicKey()
                    : given != null ? given.publicKey() : null;
            if (own == null) {
                throw call.fail();
            }
            CertificateDraft draft = given == null ? new CertificateDraft(call, subject, own) : CertificateDraft.of(call, given);
            draft.subject(subject);
            draft.key(own);
            if (request != null) {
                draft.copy(request.extensions(), s.copy);
            }
            List<Extension> kept = filtered(List.copyOf(draft.extensions()));
            draft.extensions().retainAll(kept);
            if (s.serial != null) {
                draft.serial(s.serial);
            } else if (authority != null && s.authorityFile != null) {
                draft.serial(SerialFile.next(call, s.authorityFile, s.serialFile, s.createSerial));
            } else if (given == null) {
                draft.serial(SerialFile.random());
            }
            return draft;
        }

        private Certificate sign(CertificateDraft draft, @Nullable Certificate given, @Nullable Certificate authority) {
            if (authority != null && given != null && !s.toRequest && !given.isSignedBy(given.publicKey())) {
                throw call.fail("Error with certificate to be certified - should be self-signed");
            }
            if (!s.preserveDates || given == null) {
                draft.days(s.days == null ? DEFAULT_DAYS : s.days);
            }
            if (authority != null) {
                draft.issuedBy(authority);
            } else {
                draft.issuedByItself(key == null ? null : key.publicKey());
            }
            if (extensionConfig != null && !s.toRequest && !draft.add(extensionConfig, extensionConfig, section)) {
                throw call.fail("Error adding extensions from section " + section);
            }
            PrivateKeyPair signer = key;
            if (authority != null) {
                String file = s.authorityKeyFile != null ? s.authorityKeyFile : s.authorityFile;
                signer = loader.privateKey(file, false, password, "CA private key");
                if (!Signing.matches(call, authority.publicKey(), signer)) {
                    throw call.fail("CA certificate and CA private key do not match");
                }
            }
            if (signer == null) {
                // -CAkey without -CA: nothing is signed, and what is not signed cannot be written
                call.errors().raise("error:068000DE:asn1 encoding routines:asn1_template_ex_i2d:illegal zero content:../crypto/asn1/tasn_enc.c:376:");
                call.errors().raise("error:0488000D:PEM routines:PEM_ASN1_write_bio:ASN1 lib:../crypto/pem/pem_lib.c:337:");
                throw call.fail("Unable to write certificate");
            }
            return draft.sign(signer, digest());
        }

        private int toRequest(Certificate certificate, Sink out) {
            if (key == null) {
                throw call.fail("Must specify request signing key using -key");
            }
            List<Extension> copied = s.copy == CopyMode.UNSET || s.copy == CopyMode.NONE ? List.of() : certificate.extensions().all().stream()
                    .filter(e -> !e.oid().equals(Extension.SUBJECT_KEY_ID) && !e.oid().equals(Extension.AUTHORITY_KEY_ID)).toList();
            List<byte[]> attributes = copied.isEmpty() ? List.of() : List.of(CertificateRequest.extensionAttribute(copied));
            CertificateRequest made = CertificateRequest.create(certificate.subject(), key, attributes, Signing.algorithm(call, key, digest()));
            if (!s.noout) {
                out.write(s.derOut ? made.der() : made.pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            s.noout = true;
            return new X509Printer(call, s, certificate, certificate.extensions().all(), null).print(out);
        }
    }
}
