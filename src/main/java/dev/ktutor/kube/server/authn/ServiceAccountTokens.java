package dev.ktutor.kube.server.authn;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.SignatureAlgorithm;
import dev.ktutor.sim.SimClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Issues and reads the signed tokens of service accounts (RFC 7519; kubernetes.io claims as pkg/serviceaccount writes them). */
public final class ServiceAccountTokens {
    /** The issuer and audience of a cluster made by kubeadm. */
    public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

    private final SimClock clock;
    private final Supplier<@Nullable PrivateKeyPair> signingKey;
    private final Supplier<List<PublicKey>> verifyingKeys;
    private final TokenSource objects;

    /** Signs with the one key (null if the server has none) and trusts the others. */
    public ServiceAccountTokens(SimClock clock, Supplier<@Nullable PrivateKeyPair> signingKey, Supplier<List<PublicKey>> verifyingKeys, TokenSource objects) {
        this.clock = clock;
        this.signingKey = signingKey;
        this.verifyingKeys = verifyingKeys;
        this.objects = objects;
    }

    /**
     * A new token; null if the server has no key to sign with.
     *
     * @param claims the kubernetes.io claims: namespace, serviceaccount, pod
     */
    public @Nullable String issue(String namespace, String name, Map<String, Object> claims, List<String> audiences, Instant expires, String id) {
        PrivateKeyPair key = signingKey.get();
        if (key == null) {
            return null;
        }
        long now = clock.now().getEpochSecond();
        Map<String, Object> body = Tree.of("aud", audiences.isEmpty() ? List.of(ISSUER) : audiences, "exp", expires.getEpochSecond(), "iat", now,
            "iss", ISSUER, "jti", id, "kubernetes.io", claims, "nbf", now, "sub", "system:serviceaccount:" + namespace + ":" + name);
        String head = encode(Json.write(Tree.of("alg", "RS256", "kid", keyId(key.publicKey()))).getBytes(StandardCharsets.UTF_8));
        String signed = head + "." + encode(Json.write(body).getBytes(StandardCharsets.UTF_8));
        return signed + "." + encode(key.sign(algorithm(key.publicKey()), signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static SignatureAlgorithm algorithm(PublicKey key) {
        return SignatureAlgorithm.of(key.kind(), Digest.SHA256).orElseThrow();
    }

    private static String keyId(PublicKey key) {
        return encode(Digest.SHA256.of(key.der()));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Judges a bearer token; one that is no such token is absent here. */
    public Authentication authenticate(String token, List<String> audiences) {
        String[] parts = token.split("\\.", -1);
        Object body = parts.length == 3 ? decoded(parts[1]) : null;
        if (body == null) {
            return new Authentication.Absent();
        }
        String subject = Tree.string(body, "sub");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("user", subject);
        facts.put("issuer", Tree.string(body, "iss"));
        if (!signed(parts)) {
            return new Authentication.Refused("authn.token.badSignature", facts);
        }
        long now = clock.now().getEpochSecond();
        if (Tree.at(body, "exp") != null && Tree.longValue(body, "exp") < now) {
            facts.put("expired", Instant.ofEpochSecond(Tree.longValue(body, "exp")).toString());
            return new Authentication.Refused("authn.token.expired", facts);
        }
        List<String> intended = Tree.strings(body, "aud");
        if (!intended.isEmpty() && audiences.stream().noneMatch(intended::contains)) {
            facts.put("audiences", String.join(", ", intended));
            return new Authentication.Refused("authn.token.wrongAudience", facts);
        }
        return bound(body, subject, facts);
    }

    /** The token is worth no more than the objects it is bound to. */
    private Authentication bound(Object body, String subject, Map<String, String> facts) {
        List<String> parts = User.serviceAccountParts(subject);
        if (parts.isEmpty()) {
            return new Authentication.Refused("authn.token.noServiceAccount", facts);
        }
        KubeObject account = objects.find("serviceaccounts", parts.get(0), parts.get(1));
        String uid = Tree.string(body, "kubernetes.io", "serviceaccount", "uid");
        String legacyUid = Tree.string(body, "kubernetes.io/serviceaccount/service-account.uid");
        String expected = uid.isEmpty() ? legacyUid : uid;
        if (account == null || !expected.isEmpty() && !account.uid().equals(expected)) {
            return new Authentication.Refused("authn.token.serviceAccountGone", facts);
        }
        Map<String, List<String>> extra = new LinkedHashMap<>();
        String id = Tree.string(body, "jti");
        if (!id.isEmpty()) {
            extra.put("authentication.kubernetes.io/credential-id", List.of("JTI=" + id));
        }
        String pod = Tree.string(body, "kubernetes.io", "pod", "name");
        if (!pod.isEmpty()) {
            KubeObject found = objects.find("pods", parts.get(0), pod);
            if (found == null || !found.uid().equals(Tree.string(body, "kubernetes.io", "pod", "uid"))) {
                facts.put("pod", pod);
                return new Authentication.Refused("authn.token.podGone", facts);
            }
            extra.put("authentication.kubernetes.io/pod-name", List.of(pod));
            extra.put("authentication.kubernetes.io/pod-uid", List.of(found.uid()));
        }
        String node = Tree.string(body, "kubernetes.io", "node", "name");
        if (!node.isEmpty()) {
            extra.put("authentication.kubernetes.io/node-name", List.of(node));
            extra.put("authentication.kubernetes.io/node-uid", List.of(Tree.string(body, "kubernetes.io", "node", "uid")));
        }
        return new Authentication.Known(User.serviceAccount(parts.get(0), parts.get(1), account.uid(), extra).authenticated(), "token");
    }

    private boolean signed(String[] parts) {
        byte[] signature;
        try {
            signature = Base64.getUrlDecoder().decode(parts[2]);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        byte[] data = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        for (PublicKey key : verifyingKeys.get()) {
            try {
                if (key.verify(algorithm(key).identifier(), data, signature)) {
                    return true;
                }
            } catch (PkiException malformed) {
                // A signature no key of this kind could have made.
                continue;
            }
        }
        return false;
    }

    private static @Nullable Object decoded(String part) {
        try {
            return Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JsonError malformed) {
            return null;
        }
    }
}
