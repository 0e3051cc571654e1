package dev.ktutor.data;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list that never changes, nor its elements; it may hold null, as JSON may. */
final class FrozenList extends AbstractList<Object> implements RandomAccess {
    private final @Nullable Object[] elements;

    FrozenList(List<?> source) {
        elements = new Object[source.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Tree.freeze(source.get(i));
        }
    }

    @Override
    public @Nullable Object get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }
}
