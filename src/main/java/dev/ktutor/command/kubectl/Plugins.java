package dev.ktutor.command.kubectl;

import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs named {@code kubectl-...} on the PATH are commands too. */
final class Plugins {
    private Plugins() { }

    /** Runs the plugin with the longest name that the words give; empty if there is none. */
    static Optional<ExitStatus> run(Invocation in, int least) {
        List<String> names = new ArrayList<>();
        for (String word : in.args()) {
            if (word.startsWith("-")) {
                break;
            }
            names.add(word.replace('-', '_'));
        }
        if (names.isEmpty()) {
            throw KubectlError.raw("Error: flags cannot be placed before plugin name: " + in.args().get(0));
        }
        for (int n = names.size(); n >= least; n--) {
            String file = "kubectl-" + String.join("-", names.subList(0, n));
            if (find(in, file).isPresent()) {
                List<String> argv = new ArrayList<>(List.of(file));
                argv.addAll(in.args().subList(n, in.args().size()));
                return Optional.of(in.run(argv));
            }
        }
        return Optional.empty();
    }

    /** All plugins on the PATH, as paths. */
    static List<String> all(Invocation in) {
        List<String> found = new ArrayList<>();
        for (String folder : in.env("PATH").orElse("/usr/bin:/bin").split(":")) {
            if (in.files().isDirectory(folder)) {
                in.files().list(folder).stream().filter(name -> name.startsWith("kubectl-")).forEach(name -> found.add(folder + "/" + name));
            }
        }
        return found;
    }

    /** Where on the PATH a program is. */
    static Optional<String> find(Invocation in, String file) {
        for (String folder : in.env("PATH").orElse("/usr/bin:/bin").split(":")) {
            String path = folder + "/" + file;
            if (in.files().isRegular(path) && in.files().may(path, 1)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
