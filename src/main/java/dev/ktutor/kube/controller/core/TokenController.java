package dev.ktutor.kube.controller.core;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.PrivateKeyPair;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fills secrets of type kubernetes.io/service-account-token, and deletes those whose account is gone. */
public final class TokenController extends LoopController {
    private static final String TYPE = "kubernetes.io/service-account-token";
    private static final String ACCOUNT = "kubernetes.io/service-account.name";
    private static final String ACCOUNT_UID = "kubernetes.io/service-account.uid";

    private final Informer secrets;
    private final Informer accounts;

    /** The controller. */
    public TokenController(ControllerContext context) {
        super("serviceaccount-token-controller", "token-controller", context);
        secrets = primary(Kinds.SECRETS);
        accounts = informer(Kinds.SERVICE_ACCOUNTS).onChange((before, after) -> {
            KubeObject account = after != null ? after : before;
            if (account != null) {
                secrets.in(account.namespace()).forEach(secret -> queue().add(Informer.key(secret)));
            }
        });
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = living(secrets, key).filter(secret -> secret.string("type").equals(TYPE));
        if (found.isEmpty() || !synced()) {
            return;
        }
        KubeObject secret = found.get();
        Optional<KubeObject> account = accounts.find(secret.namespace(), secret.annotations().getOrDefault(ACCOUNT, ""));
        String uid = secret.annotations().getOrDefault(ACCOUNT_UID, "");
        if (account.isEmpty() || !uid.isEmpty() && !uid.equals(account.get().uid())) {
            client().delete(Kinds.SECRETS, secret.namespace(), secret.name());
            return;
        }
        Optional<PrivateKeyPair> signingKey = context().serviceAccountKey().get();
        if (signingKey.isEmpty() || !secret.string("data", "token").isEmpty()) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>(secret.map("data"));
        context().rootCa().get().ifPresent(ca -> data.put("ca.crt", base64(ca)));
        data.put("namespace", base64(secret.namespace()));
        data.put("token", base64(token(secret, account.get(), signingKey.get())));
        client().update(secret.with(data, "data").with(account.get().uid(), "metadata", "annotations", ACCOUNT_UID));
    }

    /** The claims of a legacy token (pkg/serviceaccount/legacy.go): no expiry, no audience. */
    private static String token(KubeObject secret, KubeObject account, PrivateKeyPair key) {
        String issuer = "kubernetes/serviceaccount";
        Map<String, Object> claims = Tree.of("iss", issuer, issuer + "/namespace", secret.namespace(),
                issuer + "/secret.name", secret.name(), issuer + "/service-account.name", account.name(),
                issuer + "/service-account.uid", account.uid(),
                "sub", "system:serviceaccount:" + secret.namespace() + ":" + account.name());
        String head = Json.write(Tree.of("alg", "RS256", "kid", url(Digest.SHA256.of(key.publicKey().der()))));
        String signed = url(head.getBytes(StandardCharsets.UTF_8)) + "." + url(Json.write(claims).getBytes(StandardCharsets.UTF_8));
        return signed + "." + url(key.sign(key.defaultAlgorithm(), signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
