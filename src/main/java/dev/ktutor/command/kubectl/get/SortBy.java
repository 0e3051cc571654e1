package dev.ktutor.command.kubectl.get;

import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.kube.api.JsonPath;
import dev.ktutor.kube.api.JsonPathError;
import dev.ktutor.kube.api.Quantity;
import dev.ktutor.kube.api.KubeObject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code --sort-by}: objects in the order of a field; numbers, quantities and texts each in their own way. */
final class SortBy {
    private final JsonPath path;
    private final String text;

    SortBy(String text) {
        this.text = text;
        this.path = CustomColumns.path(text);
    }

    /** The order of two objects; those without the field come first. */
    Comparator<KubeObject> order() {
        return (a, b) -> compare(value(a), value(b));
    }

    /** Complains if no object has the field. */
    void check(List<KubeObject> objects) {
        if (!objects.isEmpty() && objects.stream().map(this::value).allMatch(Objects::isNull)) {
            String inner = text.replaceAll("^\\{?\\.?|\\}$", "");
            throw KubectlError.of("couldn't find any field with path \"{." + inner + "}\" in the list of objects");
        }
    }

    private @Nullable Object value(KubeObject object) {
        try {
            return path.find(object.tree(), true).stream().flatMap(List::stream).filter(Objects::nonNull).findFirst().orElse(null);
        } catch (JsonPathError e) {
            throw KubectlError.of(String.valueOf(e.getMessage()));
        }
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        String left = String.valueOf(a);
        String right = String.valueOf(b);
        if (left.matches("[0-9.]+[a-zA-Z]*") && right.matches("[0-9.]+[a-zA-Z]*")) {
            try {
                return Quantity.value(left).compareTo(Quantity.value(right));
            } catch (IllegalArgumentException e) {
                return natural(left, right);
            }
        }
        return natural(left, right);
    }

    /** Digits within texts count as numbers: node2 before node10. */
    private static int natural(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (Character.isDigit(a.charAt(i)) && Character.isDigit(b.charAt(j))) {
                int ei = end(a, i);
                int ej = end(b, j);
                String x = a.substring(i, ei).replaceFirst("^0+(?=.)", "");
                String y = b.substring(j, ej).replaceFirst("^0+(?=.)", "");
                int order = x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
                if (order != 0) {
                    return order;
                }
                i = ei;
                j = ej;
            } else if (a.charAt(i) != b.charAt(j)) {
                return Character.compare(a.charAt(i), b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
