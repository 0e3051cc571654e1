package dev.ktutor.kube.net;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A label selector of a policy: every requirement must hold, so one without any matches everything. */
public record Selector(List<Requirement> requirements) {
    /** Matches everything. */
    public static final Selector EVERYTHING = new Selector(List.of());

    /** How a requirement compares; {@link #NOT_IN} also holds where the label is absent. */
    public enum Operator {
        IN("In"), NOT_IN("NotIn"), EXISTS("Exists"), DOES_NOT_EXIST("DoesNotExist");

        private final String spelling;

        Operator(String spelling) {
            this.spelling = spelling;
        }

        /** As the API spells it. */
        public String spelling() {
            return spelling;
        }
    }

    /** One entry; a matchLabels entry is {@code In} with one value. */
    public record Requirement(String key, Operator operator, List<String> values) {

        /** Copies the values. */
        public Requirement {
            values = List.copyOf(values);
        }

        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
            };
        }

        @Override
        public String toString() {
            return switch (operator) {
                case IN -> values.size() == 1 ? key + "=" + values.get(0) : key + " in (" + String.join(",", values) + ")";
                case NOT_IN -> key + " notin (" + String.join(",", values) + ")";
                case EXISTS -> key;
                case DOES_NOT_EXIST -> "!" + key;
            };
        }
    }

    /** Copies the requirements. */
    public Selector {
        requirements = List.copyOf(requirements);
    }

    /** Whether an object with these labels is selected. */
    public boolean matches(Map<String, String> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** As {@code kubectl -l} would spell it; {@code <all>} for the empty one. */
    @Override
    public String toString() {
        return requirements.isEmpty() ? "<all>"
                : requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
