package dev.ktutor.shell.expand;

import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of an associative array. Changed only by the shell that owns it; others copy first. */
public final class AssociativeArray {
    private static final int BUCKETS = 1024;

    final LinkedHashMap<String, String> values;
    final Object owner;

    AssociativeArray(Object owner) {
        this.owner = owner;
        this.values = new LinkedHashMap<>();
    }

    AssociativeArray(AssociativeArray other, Object owner) {
        this.owner = owner;
        this.values = new LinkedHashMap<>(other.values);
    }

    /** The element, null if it is not set. */
    public @Nullable String get(String key) {
        return values.get(key);
    }

    /** How many there are. */
    public int size() {
        return values.size();
    }

    /** The keys in the order in which bash 5.2 lists them: by its hash table's 1024 buckets, in one bucket the latest first. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>(values.keySet());
        java.util.Collections.reverse(keys);
        keys.sort(Comparator.comparingInt(AssociativeArray::bucket));
        return keys;
    }

    /** The elements in the order of {@link #keys()}. */
    public List<String> elements() {
        List<String> elements = new ArrayList<>();
        keys().forEach(key -> elements.add(String.valueOf(values.get(key))));
        return elements;
    }

    /** Keys and elements in the order of {@link #keys()}. */
    public Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        keys().forEach(key -> entries.put(key, String.valueOf(values.get(key))));
        return entries;
    }

    /** FNV-1, as bash's hash tables use it. */
    private static int bucket(String key) {
        int hash = (int) 2166136261L;
        for (byte b : ByteText.encode(key)) {
            hash *= 16777619;
            hash ^= b & 0xFF;
        }
        return hash & BUCKETS - 1;
    }
}
