package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.ExtensionSet;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A certificate in the making by {@code x509}, {@code req -x509} or {@code ca}. */
final class CertificateDraft {
    /** What -copy_extensions says. */
    enum CopyMode { UNSET, NONE, COPY, COPY_ALL }

    private final Call call;
    private final List<Extension> extensions = new ArrayList<>();
    private DistinguishedName subject;
    private PublicKey key;
    private BigInteger serial = BigInteger.ZERO;
    private Instant notBefore;
    private Instant notAfter;
    private @Nullable Certificate authority;
    private @Nullable PublicKey selfKey;
    private @Nullable DistinguishedName selfName;

    CertificateDraft(Call call, DistinguishedName subject, PublicKey key) {
        this.call = call;
        this.subject = subject;
        this.key = key;
        this.notBefore = call.now();
        this.notAfter = call.now();
    }

    static CertificateDraft of(Call call, Certificate certificate) {
        CertificateDraft draft = new CertificateDraft(call, certificate.subject(), certificate.publicKey());
        draft.serial = certificate.serial();
        draft.notBefore = certificate.notBefore();
        draft.notAfter = certificate.notAfter();
        draft.extensions.addAll(certificate.extensions().all());
        return draft;
    }

    static Optional<CopyMode> copyMode(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "none" -> Optional.of(CopyMode.NONE);
            case "copy" -> Optional.of(CopyMode.COPY);
            case "copyall" -> Optional.of(CopyMode.COPY_ALL);
            default -> Optional.empty();
        };
    }

    DistinguishedName subject() {
        return subject;
    }

    void subject(DistinguishedName name) {
        this.subject = name;
    }

    void key(PublicKey publicKey) {
        this.key = publicKey;
    }

    void serial(BigInteger number) {
        this.serial = number;
    }

    void days(int days) {
        validity(call.now(), call.now().plus(Duration.ofDays(days)));
    }

    void validity(Instant from, Instant until) {
        this.notBefore = from;
        this.notAfter = until;
    }

    List<Extension> extensions() {
        return extensions;
    }

    /** An authority issues it. */
    void issuedBy(Certificate issuer) {
        this.authority = issuer;
    }

    /** It is its own issuer; the signing key's public half stands in where there is no key identifier. */
    void issuedByItself(@Nullable PublicKey signingKey) {
        this.selfKey = signingKey;
        this.selfName = subject;
    }

    private ExtensionContext context() {
        Certificate issuer = authority;
        if (issuer != null) {
            return ExtensionContext.issued(subject, key, issuer);
        }
        return new ExtensionContext(false, subject, key,
                new ExtensionContext.Issuer(subject, serial, () -> new ExtensionSet(extensions), true, selfKey));
    }

    /** Takes over what a request asks for. */
    void copy(ExtensionSet requested, CopyMode mode) {
        if (mode == CopyMode.NONE || mode == CopyMode.UNSET) {
            return;
        }
        for (Extension extension : requested.all()) {
            boolean there = extensions.stream().anyMatch(e -> e.oid().equals(extension.oid()));
            if (there && mode == CopyMode.COPY) {
                continue;
            }
            extensions.removeIf(e -> e.oid().equals(extension.oid()));
            extensions.add(extension);
        }
    }

    /** Adds a section's extensions, each in place of one of its kind; false if the section is missing or wrong. */
    boolean add(ConfigFile config, ConfigFile sections, String section) {
        // added one by one, since key identifiers look at the extensions before them
        ExtensionBuilder builder = new ExtensionBuilder(call, config, sections, context());
        boolean good = builder.section(section, extension -> {
            extensions.removeIf(e -> e.oid().equals(extension.oid()));
            extensions.add(extension);
        });
        subject = builder.left(subject);
        return good;
    }

    /** Signs; extensions bring version 3 and default key identifiers (do_X509_sign). */
    Certificate sign(PrivateKeyPair signingKey, @Nullable Digest digest) {
        if (!extensions.isEmpty()) {
            boolean selfSigned = key.equals(signingKey.publicKey());
            adapt(Extension.SUBJECT_KEY_ID, "subjectKeyIdentifier", "hash", true);
            adapt(Extension.AUTHORITY_KEY_ID, "authorityKeyIdentifier", "keyid, issuer", !selfSigned);
        }
        Certificate issuer = authority;
        return new CertificateBuilder(subject, key, serial, notBefore, notAfter, extensions)
                .sign(issuer != null ? issuer.subject() : selfName != null ? selfName : subject, signingKey, Signing.algorithm(call, signingKey, digest), !extensions.isEmpty());
    }

    /** An identifier that configuration set to nothing goes; one that is missing is added. */
    private void adapt(String oid, String name, String value, boolean addMissing) {
        Extension found = extensions.stream().filter(e -> e.oid().equals(oid)).findFirst().orElse(null);
        if (found != null) {
            if (found.value().length <= 2) {
                extensions.remove(found);
            }
        } else if (addMissing) {
            ConfigFile config = new ConfigFile();
            config.add(ConfigFile.DEFAULT, name, value);
            new ExtensionBuilder(call, config, config, context()).section(ConfigFile.DEFAULT).ifPresent(extensions::addAll);
        }
    }
}
