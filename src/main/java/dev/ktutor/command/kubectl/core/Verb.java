package dev.ktutor.command.kubectl.core;

/** What a command does once its flags are read. */
@FunctionalInterface
public interface Verb {

    /**
     * Does it. Throws {@link KubectlError}, {@link dev.ktutor.kube.client.ApiException},
     * {@link dev.ktutor.kube.client.ConnectionError} or {@link dev.ktutor.kube.client.KubeconfigError}, which
     * {@link ErrorTexts} turns into kubectl's words.
     */
    void run(Call call);
}
