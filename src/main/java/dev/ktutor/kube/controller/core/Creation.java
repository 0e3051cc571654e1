package dev.ktutor.kube.controller.core;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.KubeClient;

/** Creating what somebody else may have created meanwhile. */
final class Creation {
    private Creation() { }

    /** Creates the object; that it exists already, or that its namespace is going, is no error. */
    static void ifMissing(KubeClient client, KubeObject object) {
        try {
            client.create(object);
        } catch (ApiException e) {
            if (e.status().code() != 409 && e.status().code() != 403 && e.status().code() != 404) {
                throw e;
            }
        }
    }
}
