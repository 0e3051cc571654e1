package dev.ktutor.kube.client;

import dev.ktutor.data.Yaml;
import dev.ktutor.kube.client.KubeconfigFields.Struct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What kubeconfig files say, as client-go's {@code clientcmdapi.Config} holds it.
 *
 * @param clusters servers by name
 * @param users credentials by name
 * @param contexts pairs of both by name
 * @param currentContext the context in use, "" for none
 * @param preferences colours and the like, nearly always empty
 * @param extensions what others keep in the file
 */
public record Kubeconfig(Map<String, KubeconfigEntry> clusters, Map<String, KubeconfigEntry> users,
        Map<String, KubeconfigEntry> contexts, String currentContext, Map<String, Object> preferences,
        List<Object> extensions) {
    /** Nothing at all. */
    public static final Kubeconfig EMPTY = new Kubeconfig(Map.of(), Map.of(), Map.of(), "", Map.of(), List.of());

    /** Sorts the entries by name, the order in which they are written. */
    public Kubeconfig {
        clusters = Collections.unmodifiableMap(new TreeMap<>(clusters));
        users = Collections.unmodifiableMap(new TreeMap<>(users));
        contexts = Collections.unmodifiableMap(new TreeMap<>(contexts));
        preferences = Collections.unmodifiableMap(new LinkedHashMap<>(preferences));
        extensions = List.copyOf(extensions);
    }

    /** The three kinds of entries. */
    public enum Section {
        /** Servers. */
        CLUSTERS(KubeconfigFields.CLUSTER),
        /** Credentials. */
        USERS(KubeconfigFields.USER),
        /** Pairs of both. */
        CONTEXTS(KubeconfigFields.CONTEXT);

        private final Struct struct;

        Section(Struct struct) {
            this.struct = struct;
        }

        /** The fields of its entries. */
        public Struct struct() {
            return struct;
        }
    }

    /**
     * Reads the text of a file; every entry remembers the file's name.
     *
     * @throws KubeconfigError in the words of client-go's decoder
     */
    public static Kubeconfig parse(String text, String file) {
        return new KubeconfigReader(file).read(text);
    }

    /** The entries of a section. */
    public Map<String, KubeconfigEntry> section(Section section) {
        return switch (section) {
            case CLUSTERS -> clusters;
            case USERS -> users;
            case CONTEXTS -> contexts;
        };
    }

    /** The same with other entries in a section. */
    public Kubeconfig withSection(Section section, Map<String, KubeconfigEntry> entries) {
        return new Kubeconfig(section == Section.CLUSTERS ? entries : clusters, section == Section.USERS ? entries : users,
                section == Section.CONTEXTS ? entries : contexts, currentContext, preferences, extensions);
    }

    /** The same with an entry set; null takes it away. */
    public Kubeconfig withEntry(Section section, String name, @Nullable KubeconfigEntry entry) {
        Map<String, KubeconfigEntry> entries = new LinkedHashMap<>(section(section));
        if (entry == null) {
            entries.remove(name);
        } else {
            entries.put(name, entry);
        }
        return withSection(section, entries);
    }

    /** The same with another current context. */
    public Kubeconfig withCurrentContext(String context) {
        return new Kubeconfig(clusters, users, contexts, context, preferences, extensions);
    }

    /** The same with other preferences. */
    public Kubeconfig withPreferences(Map<String, Object> changed) {
        return new Kubeconfig(clusters, users, contexts, currentContext, changed, extensions);
    }

    /** The same with every cluster and user changed by the function. */
    public Kubeconfig mapEntries(BiFunction<Section, KubeconfigEntry, KubeconfigEntry> change) {
        Kubeconfig changed = this;
        for (Section section : Section.values()) {
            Map<String, KubeconfigEntry> entries = new LinkedHashMap<>();
            section(section).forEach((name, entry) -> entries.put(name, change.apply(section, entry)));
            changed = changed.withSection(section, entries);
        }
        return changed;
    }

    /**
     * Files merged in their order: of two entries with one name the first file's counts, and so does the first current
     * context (clientcmd's loading rules).
     */
    public static Kubeconfig merge(List<Kubeconfig> files) {
        Kubeconfig merged = EMPTY;
        for (Kubeconfig file : files) {
            for (Section section : Section.values()) {
                Map<String, KubeconfigEntry> entries = new LinkedHashMap<>(file.section(section));
                entries.putAll(merged.section(section));
                merged = merged.withSection(section, entries);
            }
            if (merged.currentContext.isEmpty()) {
                merged = merged.withCurrentContext(file.currentContext);
            }
            if (merged.preferences.isEmpty()) {
                merged = merged.withPreferences(file.preferences);
            }
            if (merged.extensions.isEmpty() && !file.extensions.isEmpty()) {
                merged = new Kubeconfig(merged.clusters, merged.users, merged.contexts, merged.currentContext,
                        merged.preferences, file.extensions);
            }
        }
        return merged;
    }

    /**
     * Only what the current context uses ({@code clientcmdapi.MinifyConfig}).
     *
     * @throws KubeconfigError if there is no such context, cluster or user
     */
    public Kubeconfig minified() {
        if (currentContext.isEmpty()) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING,
                    "current-context must exist in order to minify");
        }
        KubeconfigEntry context = contexts.get(currentContext);
        if (context == null) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING,
                    "cannot locate context " + currentContext);
        }
        Map<String, KubeconfigEntry> cluster = only(clusters, context.text("cluster"), "cluster");
        Map<String, KubeconfigEntry> user = only(users, context.text("user"), "user");
        return new Kubeconfig(cluster, user, Map.of(currentContext, context), currentContext, preferences, extensions);
    }

    private static Map<String, KubeconfigEntry> only(Map<String, KubeconfigEntry> entries, String name, String kind) {
        if (name.isEmpty()) {
            return Map.of();
        }
        KubeconfigEntry entry = entries.get(name);
        if (entry == null) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, "cannot locate " + kind + " " + name);
        }
        return Map.of(name, entry);
    }

    /** The same with secrets replaced by words, as {@code config view} shows it ({@code RedactSecrets}, {@code ShortenConfig}). */
    public Kubeconfig redacted(boolean keepSecrets) {
        return mapEntries((section, entry) -> {
            KubeconfigEntry shown = entry;
            for (KubeconfigFields.Field field : section.struct().fields()) {
                if (!entry.fields().containsKey(field.name())) {
                    continue;
                }
                if (field.type() == KubeconfigFields.Type.BYTES) {
                    shown = shown.with(field.name(), keepSecrets ? entry.text(field.name()) : "DATA+OMITTED");
                } else if (field.secret() && !keepSecrets) {
                    shown = shown.with(field.name(), "REDACTED");
                }
            }
            return shown;
        });
    }

    /** As plain values in the order of the Go types. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", "Config");
        tree.put("apiVersion", "v1");
        if (!preferences.isEmpty()) {
            tree.put("preferences", preferences);
        }
        tree.put("clusters", list(clusters));
        tree.put("users", list(users));
        tree.put("contexts", list(contexts));
        tree.put("current-context", currentContext);
        if (!extensions.isEmpty()) {
            tree.put("extensions", extensions);
        }
        return tree;
    }

    private static @Nullable Object list(Map<String, KubeconfigEntry> entries) {
        if (entries.isEmpty()) {
            return null;
        }
        List<Object> list = new ArrayList<>();
        entries.forEach((name, entry) -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", name);
            item.put(entry.struct().key(), entry.tree());
            list.add(item);
        });
        return list;
    }

    /** The text of a file: YAML with sorted keys, as client-go writes it. */
    public String write() {
        return Yaml.write(tree());
    }

    /** Whether both say the same, wherever it comes from. */
    public boolean sameContent(Kubeconfig other) {
        UnaryOperator<Kubeconfig> anonymous = config -> config.mapEntries((section, entry) -> entry.from(""));
        return anonymous.apply(this).equals(anonymous.apply(other));
    }
}
