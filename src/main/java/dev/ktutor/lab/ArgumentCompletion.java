package dev.ktutor.lab;

import dev.ktutor.command.kubectl.KubectlCompletion;
import dev.ktutor.command.openssl.OpensslCompletion;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ClientConfig;
import dev.ktutor.kube.client.ClientOverrides;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.HttpsKubeClient;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.KubeconfigError;
import dev.ktutor.kube.client.KubeconfigFiles;
import dev.ktutor.pki.PkiException;
import dev.ktutor.shell.interp.Shell;
import java.util.List;
import java.util.Optional;

/** What the arguments of a program at a prompt can become: for programs whose option tables say so. */
public final class ArgumentCompletion {
    private ArgumentCompletion() { }

    /**
     * Words that may stand in the last one's place, which is empty or begun; none where a file name is meant or nothing is
     * known.
     *
     * @param words the command's words with its name, aliases replaced
     */
    public static List<String> of(Shell shell, List<String> words) {
        List<String> arguments = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "openssl" -> OpensslCompletion.candidates(arguments);
            case "kubectl" -> kubectl(shell, arguments);
            default -> List.of();
        };
    }

    /** With the names of live objects where the shell's kubeconfig reaches an API server, without them otherwise. */
    private static List<String> kubectl(Shell shell, List<String> arguments) {
        long mark = shell.host().journal().mark();
        try {
            FileView files = new FileView(shell.host().files(), shell.credentials(), shell.cwd(), 022);
            ClientConfig config = ClientConfig.load(new KubeconfigFiles(files, shell.environment(), ""), ClientOverrides.NONE);
            KubeClient client = new HttpsKubeClient(shell.host(), files, config.settings(), LabEvidence.AGENT);
            return new KubectlCompletion().candidates(arguments, Optional.of(client), config.namespace());
        } catch (ApiException | ConnectionError | KubeconfigError | PkiException | FileError e) {
            return new KubectlCompletion().candidates(arguments, Optional.empty(), "default");
        } finally {
            shell.host().journal().rewind(mark);
        }
    }
}
