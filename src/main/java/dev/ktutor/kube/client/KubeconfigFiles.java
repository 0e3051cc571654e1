package dev.ktutor.kube.client;

import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.kube.client.Kubeconfig.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kubeconfig files that count for a caller, and how changes find their way back into them (clientcmd's loading rules
 * and ModifyConfig).
 *
 * @param files the file system as the caller sees it
 * @param environment for KUBECONFIG and HOME
 * @param explicit the file named by {@code --kubeconfig}, or ""
 */
public record KubeconfigFiles(FileView files, Map<String, String> environment, String explicit) {

    /** The files in the order in which they count. */
    public List<String> precedence() {
        if (!explicit.isEmpty()) {
            return List.of(explicit);
        }
        String variable = environment.getOrDefault("KUBECONFIG", "");
        if (!variable.isEmpty()) {
            return List.copyOf(new LinkedHashSet<>(List.of(variable.split(":", -1))));
        }
        return List.of(environment.getOrDefault("HOME", "/root") + "/.kube/config");
    }

    /**
     * All files merged; missing ones count as empty, but not the explicit one.
     *
     * @throws KubeconfigError if one cannot be read
     */
    public Kubeconfig load() {
        if (!explicit.isEmpty() && !files.exists(explicit)) {
            throw new KubeconfigError(KubeconfigError.Reason.NOT_FOUND, "stat " + explicit + ": no such file or directory");
        }
        List<Kubeconfig> read = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (String file : precedence()) {
            if (file.isEmpty()) {
                continue;
            }
            try {
                readFile(file).ifPresent(read::add);
            } catch (KubeconfigError e) {
                errors.add("error loading config file \"" + file + "\": " + e.getMessage());
            }
        }
        if (!errors.isEmpty()) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, errors);
        }
        return Kubeconfig.merge(read);
    }

    /** As {@link #load}, with a missing explicit file counting as empty: where configurations are edited. */
    public Kubeconfig loadForEditing() {
        return explicit.isEmpty() || files.exists(explicit) ? load() : Kubeconfig.EMPTY;
    }

    private Optional<Kubeconfig> readFile(String file) {
        try {
            return Optional.of(Kubeconfig.parse(files.readText(file), file));
        } catch (FileError e) {
            if (e.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, GoFile.readText(file, e));
        }
    }

    /** Where new entries go. */
    public String defaultFile() {
        List<String> order = precedence();
        return order.stream().filter(files::exists).findFirst().orElse(order.get(order.size() - 1));
    }

    /**
     * Writes what differs from what is there into the files it belongs to.
     *
     * @param relative whether file names are stored relative to their kubeconfig
     * @throws KubeconfigError if a file cannot be read or written
     */
    public void modify(Kubeconfig changed, boolean relative) {
        for (String file : precedence()) {
            if (files.exists(file + ".lock")) {
                throw new KubeconfigError(KubeconfigError.Reason.LOADING, "open " + file + ".lock: file exists");
            }
        }
        Kubeconfig start = loadForEditing();
        if (start.equals(changed)) {
            return;
        }
        if (!start.currentContext().equals(changed.currentContext())) {
            writeCurrentContext(changed.currentContext());
        }
        if (!start.preferences().equals(changed.preferences())) {
            write(defaultFile(), file(defaultFile()).withPreferences(changed.preferences()));
        }
        for (Section section : Section.values()) {
            modify(section, start.section(section), changed.section(section), relative);
        }
    }

    private void modify(Section section, Map<String, KubeconfigEntry> start, Map<String, KubeconfigEntry> changed, boolean relative) {
        Set<String> names = new LinkedHashSet<>(changed.keySet());
        names.addAll(start.keySet());
        for (String name : names) {
            KubeconfigEntry now = changed.get(name);
            KubeconfigEntry before = start.get(name);
            if (now == null && before != null) {
                String target = before.origin().isEmpty() ? defaultFile() : before.origin();
                write(target, file(target).withEntry(section, name, null));
            } else if (now != null && !now.equals(before)) {
                String target = now.origin().isEmpty() ? defaultFile() : now.origin();
                KubeconfigEntry entry = now.from(target);
                write(target, file(target).withEntry(section, name, relative ? KubeconfigPaths.relative(entry, files) : entry));
            }
        }
    }

    private void writeCurrentContext(String context) {
        if (!explicit.isEmpty() || !context.isEmpty()) {
            String target = explicit.isEmpty() ? defaultFile() : explicit;
            write(target, file(target).withCurrentContext(context));
            return;
        }
        for (String name : precedence()) {
            if (files.exists(name) && !file(name).currentContext().isEmpty()) {
                write(name, file(name).withCurrentContext(""));
                return;
            }
        }
        throw new KubeconfigError(KubeconfigError.Reason.LOADING, "no config found to write context");
    }

    private Kubeconfig file(String name) {
        return readFile(name).orElse(Kubeconfig.EMPTY);
    }

    private void write(String name, Kubeconfig config) {
        try {
            int slash = name.lastIndexOf('/');
            if (slash > 0 && !files.exists(name.substring(0, slash))) {
                files.makeDirectories(name.substring(0, slash));
            }
            boolean fresh = !files.exists(name);
            var out = files.openWrite(name, OpenMode.TRUNCATE).output();
            out.print(config.write());
            out.close();
            if (fresh) {
                files.chmod(name, 0600);
            }
        } catch (FileError e) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, GoFile.text("open", name, e));
        }
    }
}
