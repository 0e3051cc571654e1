package dev.ktutor.kube.server.admission;

import dev.ktutor.kube.api.KubeObject;

/** One admission plugin; either method refuses by throwing a {@link Refusal}. */
public interface Plugin {

    /** Its name as {@code --enable-admission-plugins} takes it. */
    String name();

    /** The object, changed or not. */
    default KubeObject change(AdmissionRequest request) {
        return request.object();
    }

    /** Looks at the object in its final form. */
    default void check(AdmissionRequest request) { }
}
