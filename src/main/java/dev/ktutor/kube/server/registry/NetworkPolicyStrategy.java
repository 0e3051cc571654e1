package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.NetworkPolicyRules;
import java.util.List;

/** Network policies. */
record NetworkPolicyStrategy() implements Strategy {

    @Override
    public KubeObject defaults(KubeObject object) {
        return NetworkPolicyRules.defaults(object);
    }

    @Override
    public List<FieldError> validate(KubeObject object) {
        return NetworkPolicyRules.validate(object);
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }
}
