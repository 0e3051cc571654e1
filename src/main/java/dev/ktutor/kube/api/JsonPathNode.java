package dev.ktutor.kube.api;

import java.util.List;

/** A part of a JSONPath template; names follow client-go's. */
sealed interface JsonPathNode {

    /** Nodes in a row, each working on what the one before found. */
    record Sequence(List<JsonPathNode> nodes) implements JsonPathNode { }

    /** Plain text. */
    record Text(String text) implements JsonPathNode { }

    /** {@code .name}. */
    record Field(String name) implements JsonPathNode { }

    /** {@code range} or {@code end}. */
    record Identifier(String name) implements JsonPathNode { }

    /** A number or truth value. */
    record Constant(Object value) implements JsonPathNode { }

    /** {@code [from:to:step]}; what is not known is null. */
    record Slice(Bound from, Bound to, Bound step) implements JsonPathNode { }

    /** One number of a slice. */
    record Bound(boolean known, int value, boolean derived) { }

    /** {@code [?(left operator right)]}. */
    record Filter(Sequence left, Sequence right, String operator) implements JsonPathNode { }

    /** {@code *}. */
    record Wildcard() implements JsonPathNode { }

    /** {@code ..}. */
    record Recursive() implements JsonPathNode { }

    /** {@code [a,b]}. */
    record Union(List<Sequence> parts) implements JsonPathNode { }
}
