package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code kubectl create token}. */
public final class TokenCommand implements Verb {
    @Override
    public void run(Call call) {
        String name = Generator.name(call);
        ParsedFlags flags = call.flags();
        String namespace = call.namespace();
        boolean plain = OutputFormat.output(call).isEmpty();
        var printer = plain ? null : OutputFormat.of(call, "");
        Duration duration = flags.duration("duration");
        if (duration.isNegative()) {
            throw KubectlError.of("--duration must be greater than or equal to 0");
        }
        if (duration.getNano() != 0) {
            throw KubectlError.of("--duration cannot be expressed in units less than seconds");
        }
        Map<String, Object> spec = Tree.of("audiences", flags.list("audience").isEmpty() ? null : flags.list("audience"),
                "expirationSeconds", duration.isZero() ? null : (Object) duration.toSeconds(), "boundObjectRef", bound(flags));
        Map<String, Object> request = Tree.of("kind", "TokenRequest", "apiVersion", "authentication.k8s.io/v1", "metadata", Tree.of(), "spec", spec);
        KubeObject answer;
        try {
            answer = call.client().call(ApiRequest.of("POST", "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + name + "/token", request));
        } catch (ApiException | ConnectionError e) {
            throw KubectlError.of("failed to create token: " + ErrorTexts.plain(e));
        }
        if (answer.string("status", "token").isEmpty()) {
            throw KubectlError.of("failed to create token: no token in server response");
        }
        call.out().print(printer == null ? answer.string("status", "token") + "\n" : printer.print(answer));
    }

    private static @org.jspecify.annotations.Nullable Object bound(ParsedFlags flags) {
        String kind = flags.text("bound-object-kind");
        String name = flags.text("bound-object-name");
        if (kind.isEmpty()) {
            if (!name.isEmpty() || !flags.text("bound-object-uid").isEmpty()) {
                throw KubectlError.of("--bound-object-" + (name.isEmpty() ? "uid" : "name") + " can only be set if --bound-object-kind is provided");
            }
            return null;
        }
        if (!List.of("Node", "Pod", "Secret").contains(kind)) {
            throw KubectlError.of("supported --bound-object-kind values are Node, Pod, Secret");
        }
        if (name.isEmpty()) {
            throw KubectlError.of("--bound-object-name is required if --bound-object-kind is provided");
        }
        return Fields.of("kind", kind, "apiVersion", "v1", "name", name, "uid", flags.text("bound-object-uid"));
    }
}
