package dev.ktutor.command.kubectl.cluster;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeconfigError;
import java.util.Map;

/** {@code kubectl version}. */
public final class VersionCommand implements Verb {
    private static final Map<String, Object> CLIENT = Tree.of("major", "1", "minor", "36", "gitVersion", "v1.36.4",
            "gitCommit", "bb826b1d48562f110659e64e8ec444327433db95", "gitTreeState", "clean", "buildDate", "2026-09-29T20:03:31Z", "goVersion", "go1.27.1", "compiler", "gc",
            "platform", "linux/amd64");

    @Override
    public void run(Call call) {
        if (!call.args().isEmpty()) {
            throw KubectlError.of("extra arguments: [" + String.join(" ", call.args()) + "]");
        }
        String output = call.flags().text("output");
        if (!output.isEmpty() && !output.equals("yaml") && !output.equals("json")) {
            throw KubectlError.of("--output must be 'yaml' or 'json'");
        }
        RuntimeException failure = null;
        KubeObject server = null;
        if (!call.flags().flag("client")) {
            try {
                server = call.client().call(ApiRequest.of("GET", "/version").withParam("timeout", "32s"));
            } catch (ApiException | ConnectionError | KubeconfigError | KubectlError e) {
                failure = e;
            }
        }
        Map<String, Object> all = Tree.of("clientVersion", CLIENT, "kustomizeVersion", "v5.8.1");
        if (server != null) {
            all.put("serverVersion", server.tree());
        }
        if (output.equals("json")) {
            call.out().println(Json.pretty(all, 2));
        } else if (output.equals("yaml")) {
            call.out().println(Yaml.write(all));
        } else {
            call.out().println("Client Version: v1.36.4");
            call.out().println("Kustomize Version: v5.8.1");
            if (server != null) {
                call.out().println("Server Version: " + server.string("gitVersion"));
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
