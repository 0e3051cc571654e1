package dev.ktutor.command.kubectl.config;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.client.GoFile;
import dev.ktutor.kube.client.KubeconfigFiles;
import dev.ktutor.text.ByteText;
import java.util.Base64;
import java.util.List;

/** What the subcommands share: the files and the complaint about wrong arguments. */
final class ConfigAccess {
    private ConfigAccess() { }

    /** The file that messages name. */
    static String file(KubeconfigFiles files) {
        return files.explicit().isEmpty() ? files.defaultFile() : files.explicit();
    }

    /** Prints the help and fails with the words about the arguments. */
    static KubectlError helpError(Call call, List<String> args) {
        call.help();
        return KubectlError.of("Unexpected args: " + list(args));
    }

    /** A list as Go prints it. */
    static String list(List<String> words) {
        return "[" + String.join(" ", words) + "]";
    }

    /** A file's content in base64. */
    static String base64(Call call, String path) {
        try {
            return Base64.getEncoder().encodeToString(call.files().read(path));
        } catch (FileError e) {
            return "";
        }
    }

    /** Fails unless the file is there. */
    static void requireFile(Call call, String flag, String path) {
        try {
            call.files().stat(path);
        } catch (FileError e) {
            throw KubectlError.of("could not stat " + flag + " file " + path + ": " + GoFile.text("stat", path, e));
        }
    }

    /** Text as base64. */
    static String encode(String text) {
        return Base64.getEncoder().encodeToString(ByteText.encode(text));
    }
}
