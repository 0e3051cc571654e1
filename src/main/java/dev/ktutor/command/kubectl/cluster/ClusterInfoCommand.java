package dev.ktutor.command.kubectl.cluster;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;

/** {@code kubectl cluster-info}. */
public final class ClusterInfoCommand implements Verb {
    @Override
    public void run(Call call) {
        RuntimeException failure = null;
        try {
            KubeObject services = call.client().call(ApiRequest.of("GET", "/api/v1/namespaces/kube-system/services")
                    .withParam("labelSelector", "kubernetes.io/cluster-service=true"));
            String server = call.access().settings().url();
            line(call, "Kubernetes control plane", server);
            for (KubeObject service : services.items()) {
                String name = service.labels().getOrDefault("kubernetes.io/name", service.name());
                String port = dev.ktutor.data.Tree.string(service.tree(), "spec", "ports", 0, "name");
                line(call, name, server + "/api/v1/namespaces/" + service.namespace() + "/services/" + service.name()
                        + (port.isEmpty() ? "" : ":" + port) + "/proxy");
            }
        } catch (ApiException | ConnectionError e) {
            failure = e;
        }
        call.out().print("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
        if (failure != null) {
            throw failure;
        }
    }

    private static void line(Call call, String name, String link) {
        String terminal = call.in().env("TERM").orElse("");
        boolean plain = terminal.isEmpty() || terminal.equals("dumb");
        call.out().println(plain ? name + " is running at " + link
                : "\u001b[0;32m" + name + "\u001b[0m is running at \u001b[0;33m" + link + "\u001b[0m");
    }
}
