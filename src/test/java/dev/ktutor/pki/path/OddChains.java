package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Chains with one thing wrong each, made anew: what a learner may do wrong, and what textbooks warn of. */
public final class OddChains {
    /** One chain. */
    public record Odd(String name, List<Certificate> shown, PrivateKeyPair key, List<Certificate> roots, String host) { }

    private static final KeyGenerator KEYS = KeyGenerator.direct();
    private static final DistinguishedName ROOT = DistinguishedName.of("CN", "kubernetes");
    private static final DistinguishedName MID = DistinguishedName.of("O", "lab", "CN", "intermediate");
    private static final String HOST = "server.lab";

    private final Instant now;
    private final PrivateKeyPair rootKey = KEYS.ec(NamedCurve.P256);
    private final PrivateKeyPair midKey = KEYS.ec(NamedCurve.P256);
    private final PrivateKeyPair leafKey = KEYS.ec(NamedCurve.P256);
    private final Certificate root;
    private final List<Odd> all = new ArrayList<>();

    private OddChains(Instant now) {
        this.now = now;
        this.root = of(ROOT, rootKey).authority().selfSigned(rootKey);
    }

    /** Writes them, as of now, into a folder, each with its key, for servers of other makers to show. */
    public static void main(String[] args) throws java.io.IOException {
        for (Odd odd : at(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS))) {
            java.nio.file.Path folder = java.nio.file.Files.createDirectories(java.nio.file.Path.of(args[0], odd.name().replace('@', '_')));
            java.nio.file.Files.writeString(folder.resolve("shown.pem"), String.join("", odd.shown().stream().map(Certificate::pem).toList()));
            java.nio.file.Files.writeString(folder.resolve("roots.pem"), String.join("", odd.roots().stream().map(Certificate::pem).toList()));
            java.nio.file.Files.writeString(folder.resolve("key.pem"), odd.key().pem());
        }
    }

    /** All of them, as seen at a moment. */
    public static List<Odd> at(Instant now) {
        OddChains odd = new OddChains(now);
        odd.plain();
        odd.names();
        odd.authorities();
        odd.algorithms();
        odd.constraints();
        return odd.all;
    }

    private CertificateBuilder of(DistinguishedName subject, PrivateKeyPair key) {
        return CertificateBuilder.of(subject, key.publicKey(), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365)));
    }

    private CertificateBuilder between(Duration from, Duration until) {
        return CertificateBuilder.of(DistinguishedName.of("CN", HOST), leafKey.publicKey(), now.plus(from), now.plus(until));
    }

    private static CertificateBuilder server(CertificateBuilder builder) {
        return builder.usages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT).extendedUsages(ExtendedKeyUsage.SERVER_AUTH)
                .subjectAltNames(List.of(HOST), List.of("127.0.0.1"));
    }

    private CertificateBuilder leaf() {
        return server(of(DistinguishedName.of("CN", HOST), leafKey));
    }

    private void add(String name, Certificate leaf, Certificate... above) {
        List<Certificate> shown = new ArrayList<>(List.of(leaf));
        shown.addAll(List.of(above));
        all.add(new Odd(name, shown, leafKey, List.of(root), HOST));
    }

    private void trusting(String name, List<Certificate> roots, Certificate leaf, Certificate... above) {
        List<Certificate> shown = new ArrayList<>(List.of(leaf));
        shown.addAll(List.of(above));
        all.add(new Odd(name, shown, leafKey, roots, HOST));
    }

    private void plain() {
        PrivateKeyPair otherKey = KEYS.ec(NamedCurve.P256);
        Certificate stranger = of(DistinguishedName.of("CN", "stranger"), otherKey).authority().selfSigned(otherKey);
        Certificate namesake = of(ROOT, otherKey).authority().selfSigned(otherKey);
        Certificate bareNamesake = of(ROOT, otherKey).usages(KeyUsage.KEY_CERT_SIGN).extension(Extension.basicConstraints(true, true, -1)).selfSigned(otherKey);
        Certificate good = leaf().signedBy(root, rootKey);
        add("good", good);
        add("self-signed", leaf().selfSigned(leafKey));
        trusting("self-signed-trusted", List.of(leaf().selfSigned(leafKey)), leaf().selfSigned(leafKey));
        Certificate own = leaf().selfSigned(leafKey);
        trusting("self-signed-itself-trusted", List.of(own), own);
        trusting("unknown-authority", List.of(stranger), good);
        trusting("unknown-authority-shown", List.of(stranger), good, root);
        trusting("namesake-other-key", List.of(namesake), good);
        trusting("namesake-without-key-id", List.of(bareNamesake), good);
        trusting("both-namesakes", List.of(bareNamesake, namesake, root), good);
        trusting("nothing-trusted", List.of(), good);
        trusting("leaf-trusted", List.of(good), good);
        add("expired", server(between(Duration.ofDays(-10), Duration.ofSeconds(-60))).signedBy(root, rootKey));
        add("not-yet-valid", server(between(Duration.ofDays(1), Duration.ofDays(10))).signedBy(root, rootKey));
        add("ends-now", server(between(Duration.ofDays(-10), Duration.ZERO)).signedBy(root, rootKey));
        add("begins-now", server(between(Duration.ZERO, Duration.ofDays(9))).signedBy(root, rootKey));
        add("after-2049", server(between(Duration.ofDays(-10), Duration.ofDays(40000))).signedBy(root, rootKey));
        Certificate oldRoot = CertificateBuilder.of(ROOT, rootKey.publicKey(), now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(9)))
                .authority().selfSigned(rootKey);
        trusting("root-expired", List.of(oldRoot), good);
        trusting("root-expired-and-renewed", List.of(oldRoot, root), good);
        byte[] broken = good.der();
        broken[broken.length - 5] ^= 1;
        add("signature-altered", Certificate.parse(broken));
    }

    private void names() {
        DistinguishedName subject = DistinguishedName.of("CN", HOST);
        add("common-name-only", of(subject, leafKey).usages(KeyUsage.DIGITAL_SIGNATURE).signedBy(root, rootKey));
        add("no-name-at-all", of(DistinguishedName.of("O", "nobody"), leafKey).usages(KeyUsage.DIGITAL_SIGNATURE).signedBy(root, rootKey));
        add("other-common-name", of(DistinguishedName.of("CN", "other.lab"), leafKey).usages(KeyUsage.DIGITAL_SIGNATURE).signedBy(root, rootKey));
        named("other-names", List.of("other.lab", "third.lab"), List.of("10.0.0.9"));
        named("other-addresses-only", List.of(), List.of("10.0.0.9", "fd00::1"));
        named("wildcard", List.of("*.lab"), List.of());
        named("wildcard-two-labels", List.of("*.server.lab"), List.of());
        named("partial-wildcard", List.of("serv*.lab.", "ser*.lab"), List.of());
        named("capitals", List.of("SERVER.Lab"), List.of());
        named("dot-at-the-end", List.of("server.lab."), List.of());
        named("address-as-name", List.of("127.0.0.1"), List.of());
        named("idna", List.of("xn--9p4bq8c.lab", "xn--*.lab"), List.of());
        named("many-names", java.util.stream.IntStream.range(0, 120).mapToObj(i -> "n" + i + ".lab").toList(), List.of());
    }

    private void named(String name, List<String> hosts, List<String> addresses) {
        add(name, of(DistinguishedName.of("CN", "x"), leafKey).usages(KeyUsage.DIGITAL_SIGNATURE)
                .subjectAltNames(hosts, addresses).signedBy(root, rootKey));
    }

    private Certificate mid(UnaryOperator<CertificateBuilder> change) {
        return change.apply(of(MID, midKey)).signedBy(root, rootKey);
    }

    private void under(String name, UnaryOperator<CertificateBuilder> change) {
        Certificate mid = mid(change);
        add(name, leaf().signedBy(mid, midKey), mid);
    }

    private static CertificateBuilder signs(CertificateBuilder b, boolean critical, boolean ca, int length) {
        return b.usages(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN).extension(Extension.basicConstraints(critical, ca, length)).extension(Extension.subjectKeyId(b.key()));
    }

    private void authorities() {
        under("by-intermediate", b -> signs(b, true, true, -1));
        Certificate mid = mid(b -> signs(b, true, true, -1));
        add("intermediate-missing", leaf().signedBy(mid, midKey));
        trusting("intermediate-trusted", List.of(mid), leaf().signedBy(mid, midKey));
        add("root-shown-too", leaf().signedBy(mid, midKey), mid, root);
        add("intermediate-twice", leaf().signedBy(mid, midKey), mid, mid);
        under("intermediate-no-ca", b -> signs(b, true, false, -1));
        under("intermediate-without-constraints", b -> b.usages(KeyUsage.KEY_CERT_SIGN).extension(Extension.subjectKeyId(b.key())));
        under("intermediate-plain", b -> b.extension(Extension.subjectKeyId(b.key())));
        under("intermediate-may-not-sign", b -> b.usages(KeyUsage.DIGITAL_SIGNATURE).extension(Extension.basicConstraints(true, true, -1))
                .extension(Extension.subjectKeyId(b.key())));
        under("intermediate-without-key-usage", b -> b.extension(Extension.basicConstraints(true, true, -1)).extension(Extension.subjectKeyId(b.key())));
        under("constraints-not-critical", b -> signs(b, false, true, -1));
        under("intermediate-for-clients", b -> signs(b, true, true, -1).extendedUsages(ExtendedKeyUsage.CLIENT_AUTH));
        under("intermediate-for-any", b -> signs(b, true, true, -1).extendedUsages(ExtendedKeyUsage.ANY));
        under("intermediate-unknown-critical", b -> signs(b, true, true, -1).extension(new Extension("1.2.3.4.5", true, DerWriter.nothing())));
        Certificate expired = signs(CertificateBuilder.of(MID, midKey.publicKey(), now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))), true, true, -1)
                .signedBy(root, rootKey);
        add("intermediate-expired", leaf().signedBy(mid, midKey), expired);
        add("intermediate-expired-and-renewed", leaf().signedBy(mid, midKey), expired, mid);
        Certificate short0 = signs(of(MID, midKey), true, true, 0).signedBy(root, rootKey);
        PrivateKeyPair lowKey = KEYS.ec(NamedCurve.P256);
        Certificate low = signs(of(DistinguishedName.of("CN", "low"), lowKey), true, true, -1).signedBy(short0, midKey);
        add("path-too-long", leaf().signedBy(low, lowKey), low, short0);
        add("path-just-long-enough", leaf().signedBy(short0, midKey), short0);
        add("loop", leaf().signedBy(low, lowKey), low, signs(of(MID, midKey), true, true, -1).signedBy(low, lowKey));
        add("leaf-for-clients", of(DistinguishedName.of("CN", HOST), leafKey).extendedUsages(ExtendedKeyUsage.CLIENT_AUTH)
                .subjectAltNames(List.of(HOST), List.of()).signedBy(root, rootKey));
        add("leaf-for-any", of(DistinguishedName.of("CN", HOST), leafKey).extendedUsages(ExtendedKeyUsage.ANY)
                .subjectAltNames(List.of(HOST), List.of()).signedBy(root, rootKey));
        add("leaf-crl-sign-only", of(DistinguishedName.of("CN", HOST), leafKey).usages(KeyUsage.CRL_SIGN)
                .subjectAltNames(List.of(HOST), List.of()).signedBy(root, rootKey));
        add("leaf-unknown-critical", leaf().extension(new Extension("1.2.3.4.5", true, DerWriter.nothing())).signedBy(root, rootKey));
        add("leaf-names-twice", leaf().subjectAltNames(List.of(HOST), List.of()).signedBy(root, rootKey));
        add("leaf-is-an-authority", signs(of(DistinguishedName.of("CN", HOST), leafKey), true, true, -1).subjectAltNames(List.of(HOST), List.of()).signedBy(root, rootKey));
        Certificate byLeaf = leaf().signedBy(leaf().signedBy(root, rootKey), leafKey);
        add("signed-by-a-leaf", byLeaf, leaf().signedBy(root, rootKey));
        add("wrong-key-id", leaf().extension(Extension.authorityKeyId(new byte[20])).sign(ROOT, rootKey, rootKey.defaultAlgorithm()));
        Certificate version1 = of(ROOT, rootKey).sign(ROOT, rootKey, rootKey.defaultAlgorithm());
        trusting("version-1-root", List.of(version1), leaf().sign(ROOT, rootKey, rootKey.defaultAlgorithm()));
        Certificate plainRoot = of(ROOT, rootKey).usages(KeyUsage.DIGITAL_SIGNATURE).selfSigned(rootKey);
        trusting("root-may-not-sign", List.of(plainRoot), leaf().sign(ROOT, rootKey, rootKey.defaultAlgorithm()));
    }

    private void algorithms() {
        PrivateKeyPair rsa = KEYS.rsa(2048);
        PrivateKeyPair weak = KEYS.rsa(1024);
        Certificate rsaRoot = of(ROOT, rsa).authority().selfSigned(rsa);
        Certificate weakRoot = of(ROOT, weak).authority().selfSigned(weak);
        for (Digest digest : List.of(Digest.MD5, Digest.SHA1, Digest.SHA256, Digest.SHA512)) {
            SignatureAlgorithm how = SignatureAlgorithm.of(KeyKind.RSA, digest).orElseThrow();
            trusting("rsa-" + digest.name().toLowerCase(java.util.Locale.ROOT), List.of(rsaRoot), leaf().sign(ROOT, rsa, how));
        }
        trusting("weak-root", List.of(weakRoot), leaf().signedBy(weakRoot, weak));
        all.add(new Odd("weak-leaf", List.of(server(of(DistinguishedName.of("CN", HOST), weak)).signedBy(root, rootKey)), weak, List.of(root), HOST));
        add("ecdsa-sha1", leaf().sign(ROOT, rootKey, SignatureAlgorithm.ECDSA_SHA1));
        PrivateKeyPair edwards = KEYS.edwards(KeyKind.ED25519);
        Certificate edwardsRoot = of(ROOT, edwards).authority().selfSigned(edwards);
        trusting("ed25519", List.of(edwardsRoot), leaf().signedBy(edwardsRoot, edwards));
        trusting("other-kind-of-key", List.of(rsaRoot), leaf().sign(ROOT, rootKey, rootKey.defaultAlgorithm()));
        PrivateKeyPair otherRsa = KEYS.rsa(2048);
        trusting("rsa-by-another-key", List.of(of(ROOT, rsa).usages(KeyUsage.KEY_CERT_SIGN).extension(Extension.basicConstraints(true, true, -1)).selfSigned(rsa)),
                leaf().sign(ROOT, otherRsa, otherRsa.defaultAlgorithm()));
        add("curve-192", server(of(DistinguishedName.of("CN", HOST), leafKey)).signedBy(root, rootKey));
    }

    private static Extension constraints(byte[]... sides) {
        return new Extension(Extension.NAME_CONSTRAINTS, true, DerWriter.sequence(sides));
    }

    private static byte[] side(int tag, GeneralName... bases) {
        byte[] trees = DerWriter.join(java.util.Arrays.stream(bases).map(b -> DerWriter.sequence(b.value().encoded())).toArray(byte[][]::new));
        return DerWriter.value(0xA0 | tag, trees);
    }

    private static GeneralName name(GeneralName.Kind kind, String text) {
        return GeneralName.primitive(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private void constrained(String name, byte[]... sides) {
        under(name, b -> signs(b, true, true, -1).extension(constraints(sides)));
    }

    private void constraints() {
        GeneralName lab = GeneralName.dns("lab");
        constrained("permitted-name", side(0, lab), side(1, GeneralName.dns("other.lab")));
        constrained("name-not-permitted", side(0, GeneralName.dns("example.com")));
        constrained("name-excluded", side(1, GeneralName.dns("server.lab")));
        constrained("name-excluded-with-dot", side(1, GeneralName.dns(".lab")));
        constrained("all-names-excluded", side(1, GeneralName.dns("")));
        constrained("address-not-permitted", side(0, lab, GeneralName.ip(new byte[] {10, 0, 0, 0, (byte) 255, 0, 0, 0})));
        constrained("address-excluded", side(1, GeneralName.ip(new byte[] {127, 0, 0, 0, (byte) 255, 0, 0, 0})));
        constrained("address-bound-malformed", side(1, GeneralName.ip(new byte[] {127, 0, 0})));
        constrained("subject-not-permitted", side(0, GeneralName.directory(DistinguishedName.of("O", "elsewhere"))));
        constrained("mail-and-uri-bound", side(0, name(GeneralName.Kind.EMAIL, "lab"), name(GeneralName.Kind.URI, ".lab")));
        Certificate mid = mid(b -> signs(b, true, true, -1).extension(constraints(side(0, name(GeneralName.Kind.EMAIL, "lab"), name(GeneralName.Kind.URI, ".lab")))));
        for (String mail : List.of("root@lab", "root@other", "root")) {
            add("mail-" + mail, leafWith(name(GeneralName.Kind.EMAIL, mail)).signedBy(mid, midKey), mid);
        }
        for (String uri : List.of("https://a.lab/x", "https://lab/x", "spiffe://b.lab:1/ns", "mailto:x", "https://10.0.0.1/")) {
            add("uri-" + uri.replaceAll("[^a-z0-9]", "_"), leafWith(name(GeneralName.Kind.URI, uri)).signedBy(mid, midKey), mid);
        }
    }

    private CertificateBuilder leafWith(GeneralName name) {
        return of(DistinguishedName.of("CN", "x"), leafKey).usages(KeyUsage.DIGITAL_SIGNATURE)
                .extension(Extension.subjectAltName(false, List.of(GeneralName.dns(HOST), name)));
    }
}
