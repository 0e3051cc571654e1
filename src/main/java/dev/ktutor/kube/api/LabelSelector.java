package dev.ktutor.kube.api;

import dev.ktutor.data.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which labels are meant: every requirement must hold.
 *
 * @param requirements none for everything
 */
public record LabelSelector(List<Requirement> requirements) {
    /** Selects everything. */
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    /** How a requirement compares. */
    public enum Operator { EQUALS, NOT_EQUALS, IN, NOT_IN, EXISTS, DOES_NOT_EXIST, GREATER_THAN, LESS_THAN }

    /** One condition on one key. */
    public record Requirement(String key, Operator operator, List<String> values) {

        /** Whether the labels satisfy it; NotIn and NotEquals hold for an absent label. */
        public boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case EQUALS, IN -> value != null && values.contains(value);
                case NOT_EQUALS, NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
                case GREATER_THAN, LESS_THAN -> compares(value);
            };
        }

        private boolean compares(@Nullable String value) {
            try {
                long left = Long.parseLong(String.valueOf(value));
                long right = Long.parseLong(values.get(0));
                return operator == Operator.GREATER_THAN ? left > right : left < right;
            } catch (NumberFormatException notNumbers) {
                return false;
            }
        }

        private String text() {
            return switch (operator) {
                case EQUALS -> key + "=" + values.get(0);
                case NOT_EQUALS -> key + "!=" + values.get(0);
                case IN -> key + " in (" + String.join(",", values) + ")";
                case NOT_IN -> key + " notin (" + String.join(",", values) + ")";
                case EXISTS -> key;
                case DOES_NOT_EXIST -> "!" + key;
                case GREATER_THAN -> key + ">" + values.get(0);
                case LESS_THAN -> key + "<" + values.get(0);
            };
        }
    }

    /** Copies the list. */
    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** From text such as {@code app=web,tier in (a,b),!old}. Throws {@link SelectorError}. */
    public static LabelSelector parse(String text) {
        return new LabelSelector(new LabelSelectorParser(text).requirements());
    }

    /** From an object with matchLabels and matchExpressions; null selects nothing, an empty one everything. */
    public static @Nullable LabelSelector of(@Nullable Object selector) {
        if (selector == null) {
            return null;
        }
        List<Requirement> requirements = new ArrayList<>();
        new TreeMap<>(Tree.stringMap(selector, "matchLabels"))
            .forEach((key, value) -> requirements.add(new Requirement(key, Operator.EQUALS, List.of(value))));
        for (Object expression : Tree.list(selector, "matchExpressions")) {
            Operator operator = switch (Tree.string(expression, "operator")) {
                case "In" -> Operator.IN;
                case "NotIn" -> Operator.NOT_IN;
                case "Exists" -> Operator.EXISTS;
                case "Gt" -> Operator.GREATER_THAN;
                case "Lt" -> Operator.LESS_THAN;
                default -> Operator.DOES_NOT_EXIST;
            };
            requirements.add(new Requirement(Tree.string(expression, "key"), operator, Tree.strings(expression, "values").stream().sorted().toList()));
        }
        requirements.sort(java.util.Comparator.comparing(Requirement::key));
        return new LabelSelector(requirements);
    }

    /** From a plain map, as services have: every label must be equal. */
    public static LabelSelector ofMap(Map<String, String> labels) {
        return new LabelSelector(new TreeMap<>(labels).entrySet().stream()
            .map(entry -> new Requirement(entry.getKey(), Operator.EQUALS, List.of(entry.getValue()))).toList());
    }

    /** Whether the labels satisfy every requirement. */
    public boolean matches(Map<String, String> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is required. */
    public boolean empty() {
        return requirements.isEmpty();
    }

    /** The selector as text, as tables and descriptions show it. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::text).collect(Collectors.joining(","));
    }
}
