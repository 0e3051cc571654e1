package dev.ktutor.shell.expand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of an indexed array, sparse. Changed only by the shell that owns it; others copy first. */
public final class IndexedArray {
    final TreeMap<Long, String> values;
    final Object owner;

    IndexedArray(Object owner) {
        this.owner = owner;
        this.values = new TreeMap<>();
    }

    IndexedArray(IndexedArray other, Object owner) {
        this.owner = owner;
        this.values = new TreeMap<>(other.values);
    }

    /** The element, null if it is not set; a negative index counts from the end. */
    public @Nullable String get(long index) {
        return values.get(index < 0 ? index + nextIndex() : index);
    }

    /** One more than the highest index. */
    public long nextIndex() {
        return values.isEmpty() ? 0 : values.lastKey() + 1;
    }

    /** The elements in the order of their indices. */
    public Collection<String> elements() {
        return values.values();
    }

    /** Indices and elements. */
    public Map<Long, String> entries() {
        return values;
    }

    /** The indices. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        values.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }
}
