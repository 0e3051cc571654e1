package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of label selectors in objects (apimachinery meta/v1/validation). */
final class SelectorRules {
    private SelectorRules() { }

    static void check(List<FieldError> errors, @Nullable Object selector, String path) {
        MetadataRules.labels(errors, Tree.map(selector, "matchLabels"), path + ".matchLabels");
        List<Object> expressions = Tree.list(selector, "matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            String where = path + ".matchExpressions[" + i + "]";
            List<Object> values = Tree.list(expressions.get(i), "values");
            String operator = Tree.string(expressions.get(i), "operator");
            switch (operator) {
                case "In", "NotIn" -> {
                    if (values.isEmpty()) {
                        errors.add(FieldError.required(where + ".values", "must be specified when `operator` is 'In' or 'NotIn'"));
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (!values.isEmpty()) {
                        errors.add(FieldError.forbidden(where + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                    }
                }
                default -> errors.add(FieldError.invalid(where + ".operator", operator, "not a valid selector operator"));
            }
            String key = Tree.string(expressions.get(i), "key");
            Formats.labelKey(key).forEach(message -> errors.add(FieldError.invalid(where + ".key", key, message)));
            for (int j = 0; j < values.size(); j++) {
                String at = where + ".values[" + j + "]";
                String value = String.valueOf(values.get(j));
                Formats.labelValue(value).forEach(message -> errors.add(FieldError.invalid(at, value, message)));
            }
        }
    }
}
