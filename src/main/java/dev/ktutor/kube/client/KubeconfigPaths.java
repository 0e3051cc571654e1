package dev.ktutor.kube.client;

import dev.ktutor.host.fs.FileView;
import java.util.List;
import java.util.function.UnaryOperator;

/** File names inside kubeconfigs: relative to the file they stand in (clientcmd's ResolveLocalPaths and relatives). */
public final class KubeconfigPaths {
    private static final List<String> FIELDS = List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

    private KubeconfigPaths() { }

    /** Every file name made absolute. */
    public static Kubeconfig resolved(Kubeconfig config, FileView files) {
        return config.mapEntries((section, entry) -> resolved(entry, files));
    }

    private static KubeconfigEntry resolved(KubeconfigEntry entry, FileView files) {
        return entry.origin().isEmpty() ? entry : map(entry, path -> path.startsWith("/") ? path
                : FileView.normalise(folder(entry.origin(), files) + "/" + path));
    }

    /** File names below the kubeconfig's folder made relative to it, as they are written. */
    static KubeconfigEntry relative(KubeconfigEntry entry, FileView files) {
        String folder = folder(entry.origin(), files);
        return map(resolved(entry, files), path -> {
            String prefix = folder.equals("/") ? "/" : folder + "/";
            return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        });
    }

    private static String folder(String file, FileView files) {
        String absolute = files.absolute(file);
        int slash = absolute.lastIndexOf('/');
        return slash <= 0 ? "/" : absolute.substring(0, slash);
    }

    private static KubeconfigEntry map(KubeconfigEntry entry, UnaryOperator<String> change) {
        KubeconfigEntry changed = entry;
        for (String field : FIELDS) {
            if (!entry.text(field).isEmpty()) {
                changed = changed.with(field, change.apply(entry.text(field)));
            }
        }
        return changed;
    }
}
