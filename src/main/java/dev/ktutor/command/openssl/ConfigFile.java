package dev.ktutor.command.openssl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration file as read: sections of names and values, in order (config(5)). */
final class ConfigFile {
    /** One line {@code name = value} of a section. */
    record Entry(String section, String name, String value) { }

    /** The section of what stands before the first heading. */
    static final String DEFAULT = "default";

    private final Map<String, LinkedHashMap<String, Entry>> sections = new LinkedHashMap<>();

    ConfigFile() {
        open(DEFAULT);
    }

    void open(String section) {
        sections.computeIfAbsent(section, s -> new LinkedHashMap<>());
    }

    /** Adds a line; one of the same name before it is forgotten. */
    void add(String section, String name, String value) {
        open(section);
        LinkedHashMap<String, Entry> entries = sections.get(section);
        entries.remove(name);
        entries.put(name, new Entry(section, name, value));
    }

    /** The lines of a section; empty optional if there is no such section. */
    Optional<List<Entry>> section(String name) {
        return Optional.ofNullable(sections.get(name)).map(entries -> Collections.unmodifiableList(new ArrayList<>(entries.values())));
    }

    /** A value from a section, or from the default one. */
    Optional<String> get(String section, String name) {
        Entry found = sections.getOrDefault(section, new LinkedHashMap<>()).get(name);
        return Optional.ofNullable(found != null ? found : sections.get(DEFAULT).get(name)).map(Entry::value);
    }
}
