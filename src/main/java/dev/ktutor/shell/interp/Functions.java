package dev.ktutor.shell.interp;

import dev.ktutor.shell.syntax.Node;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions of a shell; a copy shares them until one side changes. */
final class Functions {

    /** A function and the file it was read from. */
    record Definition(Node.Function node, String source, boolean exported, boolean readonly) { }

    private Map<String, Definition> table = new TreeMap<>();
    private boolean shared;

    Functions fork() {
        Functions copy = new Functions();
        copy.table = table;
        copy.shared = true;
        shared = true;
        return copy;
    }

    private Map<String, Definition> writable() {
        if (shared) {
            table = new TreeMap<>(table);
            shared = false;
        }
        return table;
    }

    @Nullable Definition get(String name) {
        return table.get(name);
    }

    void put(Definition definition) {
        writable().put(definition.node().name(), definition);
    }

    boolean remove(String name) {
        return table.containsKey(name) && writable().remove(name) != null;
    }

    Collection<Definition> all() {
        return table.values();
    }
}
