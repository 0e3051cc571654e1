package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A kind with spec, status and generations, given by its defaults and its checks. */
record StatusStrategy(UnaryOperator<KubeObject> fill, Function<KubeObject, List<FieldError>> check) implements Strategy {

    @Override
    public KubeObject defaults(KubeObject object) {
        return fill.apply(object);
    }

    @Override
    public List<FieldError> validate(KubeObject object) {
        return check.apply(object);
    }

    @Override
    public boolean hasStatus() {
        return true;
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }
}
