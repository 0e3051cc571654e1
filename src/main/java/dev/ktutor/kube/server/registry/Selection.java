package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.FieldSelector;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.api.SelectorError;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.Refusal;

/** Which objects of a collection a request is about. */
record Selection(Kind kind, LabelSelector labels, FieldSelector fields) {

    static Selection of(Kind kind, ApiRequest request) {
        try {
            String labels = request.param("labelSelector");
            String fields = request.param("fieldSelector");
            FieldSelector selector = fields.isEmpty() ? FieldSelector.EVERYTHING : FieldSelector.parse(fields);
            for (FieldSelector.Term term : selector.terms()) {
                boolean known = term.field().equals("metadata.name") || term.field().equals("metadata.namespace") && kind.type().namespaced()
                    || kind.strategy().selectable(KubeObject.of("", "", "", ""), term.field()) != null;
                if (!known) {
                    throw new Refusal(Status.badRequest(unsupported(kind, term.field())));
                }
            }
            return new Selection(kind, labels.isEmpty() ? LabelSelector.EVERYTHING : LabelSelector.parse(labels), selector);
        } catch (SelectorError malformed) {
            throw new Refusal(Status.badRequest(String.valueOf(malformed.getMessage())));
        }
    }

    private static String unsupported(Kind kind, String field) {
        return kind.type().plural().equals("pods") || kind.type().plural().equals("nodes") ? "field label not supported: " + field
            : "\"" + field + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";
    }

    boolean everything() {
        return labels.empty() && fields.empty();
    }

    boolean matches(KubeObject object) {
        return labels.matches(object.labels()) && fields.matches(field -> switch (field) {
            case "metadata.name" -> object.name();
            case "metadata.namespace" -> object.namespace();
            default -> {
                String value = kind.strategy().selectable(object, field);
                yield value == null ? "" : value;
            }
        });
    }
}
