package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.client.GoFile;
import dev.ktutor.text.ByteText;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Keys and values from {@code --from-literal}, {@code --from-file} and {@code --from-env-file}. */
final class DataSources {
    private DataSources() { }

    static void literals(Call call, BiConsumer<String, byte[]> add) {
        for (String literal : call.flags().list("from-literal")) {
            int equals = literal.indexOf('=');
            if (equals <= 0) {
                throw KubectlError.of("invalid literal source " + literal + ", expected key=value");
            }
            add.accept(literal.substring(0, equals), ByteText.encode(literal.substring(equals + 1)));
        }
    }

    static void files(Call call, BiConsumer<String, byte[]> add) {
        for (String source : call.flags().list("from-file")) {
            long signs = source.chars().filter(c -> c == '=').count();
            if (signs == 1 && source.startsWith("=")) {
                throw KubectlError.of("key name for file path " + source.substring(1) + " missing");
            }
            if (signs == 1 && source.endsWith("=")) {
                throw KubectlError.of("file path for key name " + source.substring(0, source.length() - 1) + " missing");
            }
            if (signs > 1) {
                throw KubectlError.of("key names or file paths cannot contain '='");
            }
            String path = signs == 0 ? source : source.substring(source.indexOf('=') + 1);
            String key = signs == 0 ? base(source) : source.substring(0, source.indexOf('='));
            FileStat stat = stat(call, path);
            if (!stat.isDirectory()) {
                add.accept(key, read(call, path));
                continue;
            }
            if (signs == 1) {
                throw KubectlError.of("cannot give a key name for a directory path");
            }
            for (String name : call.files().list(path)) {
                String item = (path.endsWith("/") ? path : path + "/") + name;
                if (call.files().isRegular(item) && !call.files().lstat(item).kind().name().equals("SYMLINK")) {
                    add.accept(name, read(call, item));
                }
            }
        }
    }

    private static String base(String path) {
        String trimmed = path.replaceFirst("/+$", "");
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static FileStat stat(Call call, String path) {
        try {
            return call.files().stat(path);
        } catch (FileError e) {
            throw KubectlError.of("error reading " + path + ": " + e.errno().text().toLowerCase(Locale.ROOT));
        }
    }

    private static byte[] read(Call call, String path) {
        try {
            return call.files().read(path);
        } catch (FileError e) {
            throw KubectlError.of(GoFile.readText(path, e));
        }
    }

    static void environmentFiles(Call call, String kind, BiConsumer<String, byte[]> add) {
        for (String path : call.flags().list("from-env-file")) {
            if (stat(call, path).isDirectory()) {
                throw KubectlError.of("env " + kind + " file cannot be a directory");
            }
            List<String> lines = ByteText.decode(read(call, path)).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = i == 0 ? lines.get(i).replaceFirst("^\uFEFF", "").stripLeading() : lines.get(i).stripLeading();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                int equals = line.indexOf('=');
                String key = equals < 0 ? line : line.substring(0, equals);
                List<String> wrong = Formats.strictEnvironmentName(key);
                if (!wrong.isEmpty()) {
                    throw KubectlError.of(GoText.quote(key) + " is not a valid key name: " + String.join(";", wrong));
                }
                add.accept(key, ByteText.encode(equals < 0 ? call.in().env(key).orElse("") : line.substring(equals + 1)));
            }
        }
    }

    static void requireOneKind(Call call) {
        boolean others = !call.flags().list("from-file").isEmpty() || !call.flags().list("from-literal").isEmpty();
        if (!call.flags().list("from-env-file").isEmpty() && others) {
            throw KubectlError.of("from-env-file cannot be combined with from-file or from-literal");
        }
    }
}
