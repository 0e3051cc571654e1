package dev.ktutor.command.openssl;

import dev.ktutor.command.openssl.CertificateDraft.CopyMode;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.text.CertificateText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code openssl req}: makes and shows certificate requests, makes self-signed certificates. */
final class ReqCommand implements Subcommand {
    private static final int DEFAULT_DAYS = 30;

    @Override
    public String name() {
        return "req";
    }

    @Override
    public int run(Call call, Options options) {
        return new Run(call, ReqSettings.read(call, options)).go();
    }

    private static final class Run {
        private final Call call;
        private final ReqSettings s;
        private final Loader loader;
        private ConfigFile config = new ConfigFile();
        private @Nullable ConfigFile added;
        private @Nullable Digest digest;
        private NameEntries.Mask mask = NameEntries.Mask.UTF8_ONLY;
        private @Nullable String password;
        private @Nullable String outPassword;
        private @Nullable PrivateKeyPair key;
        private @Nullable DistinguishedName forcedSubject;

        Run(Call call, ReqSettings settings) {
            this.call = call;
            this.s = settings;
            this.loader = new Loader(call);
        }

        int go() {
            prepare();
            if (s.keyFile != null) {
                key = loader.privateKey(s.keyFile, false, password, "private key");
            } else if (s.fresh) {
                key = new RequestKeys(call, s, config).make(outPassword);
            }
            if (s.subject != null) {
                forcedSubject = NameEntries.parseSlashes(call, s.subject, s.utf8, mask, "subject");
            }
            CertificateRequest request = s.fresh ? null : loader.request(s.in, s.derIn, "X509 request");
            Certificate authority = authority();
            PrivateKeyPair authorityKey = authority == null ? null : authorityKey(authority);
            Certificate certificate = null;
            if (s.certificate) {
                certificate = certificate(request, authority, authorityKey);
            } else if (s.fresh) {
                request = request();
            } else if (request != null && forcedSubject != null) {
                request = resubjected(request, forcedSubject);
            }
            verify(request);
            return print(request, certificate);
        }

        private void prepare() {
            if (!s.certificate) {
                if (s.days != null) {
                    call.err("Ignoring -days without -x509; not generating a certificate\n");
                }
                if (s.copy == CopyMode.NONE) {
                    call.err("Ignoring -copy_extensions 'none' when -x509 is not given\n");
                }
            }
            if (s.certificate && s.in == null) {
                s.fresh = true;
            }
            String[] passwords = Passwords.both(call, s.passin, s.passout);
            config = ConfigReader.load(call, s.config != null ? s.config : ConfigReader.defaultPath(call));
            call.nameOids(config);
            if (s.added.length() > 0) {
                added = ConfigReader.parse(call, s.added.toString());
            }
            String wanted = s.digest != null ? s.digest : config.get(s.section, "default_md").filter(d -> !d.equals("default")).orElse(null);
            digest = wanted == null ? null : Signing.digest(call, wanted);
            s.extensions = s.extensions != null ? s.extensions : config.get(s.section, "x509_extensions").orElse(null);
            check(config, s.extensions, "x509 extension");
            if (added != null && new ExtensionBuilder(call, added, config, ExtensionContext.SYNTAX).section(ConfigFile.DEFAULT).isEmpty()) {
                throw call.fail("Error checking extensions defined using -addext");
            }
            password = passwords[0] != null ? passwords[0] : config.get(s.section, "input_password").orElse(null);
            outPassword = passwords[1] != null ? passwords[1] : config.get(s.section, "output_password").orElse(null);
            Optional<String> maskWord = config.get(s.section, "string_mask");
            if (maskWord.isPresent()) {
                mask = NameEntries.mask(maskWord.get()).orElseThrow(() -> call.fail("Invalid global string mask setting " + maskWord.get()));
            }
            s.utf8 |= config.get(s.section, "utf8").filter("yes"::equals).isPresent();
            s.requestExtensions = s.requestExtensions != null ? s.requestExtensions : config.get(s.section, "req_extensions").orElse(null);
            check(config, s.requestExtensions, "request extension");
        }

        private void check(ConfigFile from, @Nullable String section, String what) {
            if (section != null && new ExtensionBuilder(call, from, from, ExtensionContext.SYNTAX).section(section).isEmpty()) {
                throw call.fail("Error checking " + what + " section " + section);
            }
        }

        private @Nullable Certificate authority() {
            if (s.authorityKeyFile != null && s.authorityFile == null) {
                call.err("Warning: Ignoring -CAkey option since no -CA option is given\n");
            }
            if (s.authorityFile == null) {
                return null;
            }
            return loader.certificate(s.authorityFile, false, "issuer cert from -CA arg");
        }

        private PrivateKeyPair authorityKey(Certificate authority) {
            boolean separate = s.authorityKeyFile != null;
            PrivateKeyPair found = loader.privateKey(separate ? s.authorityKeyFile : s.authorityFile, false, password,
                    separate ? "issuer private key from -CAkey arg" : "issuer private key from -CA arg");
            if (!Signing.matches(call, authority.publicKey(), found)) {
                throw call.fail("Issuer CA certificate and key do not match");
            }
            return found;
        }

        private PrivateKeyPair key() {
            if (key == null) {
                throw call.fail("Must provide a signature key using -key or provide -CA / -CAkey");
            }
            return key;
        }

        private RequestSubject.Asked asked(boolean withAttributes) {
            RequestSubject subject = new RequestSubject(call, config, s, mask);
            RequestSubject.Asked asked = subject.ask(forcedSubject, withAttributes);
            if (asked == null) {
                throw call.fail("Error making certificate request");
            }
            return asked;
        }

        private CertificateRequest request() {
            PrivateKeyPair own = key();
            RequestSubject.Asked asked = asked(true);
            ExtensionContext context = ExtensionContext.request(asked.name(), own.publicKey());
            List<Extension> extensions = new ArrayList<>();
            ExtensionBuilder configured = new ExtensionBuilder(call, config, config, context);
            if (s.requestExtensions != null && !configured.section(s.requestExtensions, extensions::add)) {
                throw call.fail("Error adding request extensions from section " + s.requestExtensions);
            }
            if (added != null && !new ExtensionBuilder(call, added, config, context).section(ConfigFile.DEFAULT, extensions::add)) {
                throw call.fail("Error adding extensions defined via -addext");
            }
            List<byte[]> attributes = new ArrayList<>(asked.attributes());
            if (!extensions.isEmpty()) {
                attributes.add(CertificateRequest.extensionAttribute(extensions));
            }
            return CertificateRequest.create(configured.left(asked.name()), own, attributes, Signing.algorithm(call, own, digest));
        }

        private CertificateRequest resubjected(CertificateRequest request, DistinguishedName subject) {
            return key == null ? request : CertificateRequest.create(subject, key,
                    request.attributes().stream().map(dev.ktutor.pki.Der::encoded).toList(), Signing.algorithm(call, key, digest));
        }

        private Certificate certificate(@Nullable CertificateRequest request, @Nullable Certificate authority, @Nullable PrivateKeyPair authorityKey) {
            DistinguishedName subject = request == null ? asked(false).name() : forcedSubject != null ? forcedSubject : request.subject();
            PublicKey own = request != null ? request.publicKey() : key().publicKey();
            CertificateDraft draft = new CertificateDraft(call, subject, own);
            draft.serial(s.serial != null ? s.serial : SerialFile.random());
            draft.days(s.days == null ? DEFAULT_DAYS : s.days);
            if (request != null && s.copy == CopyMode.UNSET) {
                call.err("Warning: No -copy_extensions given; ignoring any extensions in the request\n");
            } else if (request != null) {
                draft.copy(request.extensions(), s.copy);
            }
            PrivateKeyPair signer = authorityKey != null ? authorityKey : key();
            if (authority != null) {
                draft.issuedBy(authority);
            } else {
                draft.issuedByItself(signer.publicKey());
                if (!signer.publicKey().equals(own)) {
                    call.err("Warning: Signature key and public key of cert do not match\n");
                }
            }
            if (s.extensions != null && !draft.add(config, config, s.extensions)) {
                throw call.fail("Error adding x509 extensions from section " + s.extensions);
            }
            if (added != null && !draft.add(added, config, ConfigFile.DEFAULT)) {
                throw call.fail("Error adding extensions defined via -addext");
            }
            if (s.precert) {
                draft.extensions().add(new Extension("1.3.6.1.4.1.11129.2.4.3", true, dev.ktutor.pki.DerWriter.nothing()));
            }
            return draft.sign(signer, digest);
        }

        private void verify(@Nullable CertificateRequest request) {
            if (!s.verify || request == null) {
                return;
            }
            PublicKey with = key != null ? key.publicKey() : request.publicKey();
            boolean good = with.equals(request.publicKey()) && request.isSelfConsistent();
            if (!good) {
                call.errors().raise(OpensslError.SIGNATURE_BAD);
            }
            call.err(good ? "Certificate request self-signature verify OK\n" : "Certificate request self-signature verify failure\n");
        }

        private int print(@Nullable CertificateRequest request, @Nullable Certificate certificate) {
            if (s.noout && !s.printText && !s.printModulus && !s.printSubject && !s.printKey) {
                return 0;
            }
            boolean together = s.keyOut != null && s.keyOut.equals(s.out);
            Sink out = together ? call.openAppend(s.out) : call.openOut(s.out);
            PublicKey shownKey = certificate != null ? certificate.publicKey() : request == null ? key().publicKey() : request.publicKey();
            DistinguishedName subject = certificate != null ? certificate.subject() : request == null ? DistinguishedName.of() : request.subject();
            if (s.printKey) {
                out.print(shownKey.pem());
            }
            if (s.printText) {
                out.write(certificate != null ? CertificateText.of(certificate, call.names(), s.text)
                        : request != null ? CertificateText.of(request, call.names(), s.text) : new byte[0]);
            }
            if (s.printSubject) {
                out.write(call.names().titled("subject=", subject));
            }
            if (s.printModulus) {
                out.print(X509Printer.modulus(shownKey).replace("No modulus for this public key type", "Wrong Algorithm type"));
            }
            if (!s.noout) {
                write(out, request, certificate);
            }
            return 0;
        }

        private void write(Sink out, @Nullable CertificateRequest request, @Nullable Certificate certificate) {
            byte[] der = certificate != null ? certificate.der() : request != null ? request.der() : new byte[0];
            String label = certificate != null ? Certificate.LABEL : s.newHeader ? "NEW CERTIFICATE REQUEST" : CertificateRequest.LABEL;
            out.write(s.derOut ? der : Pem.encode(label, der).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
