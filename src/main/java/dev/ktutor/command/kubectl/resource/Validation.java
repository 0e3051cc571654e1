package dev.ktutor.command.kubectl.resource;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.client.ConnectionError;
import java.util.List;

/** The schema that kubectl downloads before it reads manifests, unless {@code --validate=false}. */
public final class Validation {
    private Validation() { }

    /** Fails as kubectl does if validation is wanted and no server answers. */
    public static void prepare(Call call) {
        String said = call.flags().text("validate").toLowerCase(java.util.Locale.ROOT);
        List<String> files = call.flags().list("filename");
        if (said.equals("false") || said.equals("ignore") || files.isEmpty()) {
            return;
        }
        String first = files.get(0);
        if (!first.equals("-") && !call.files().exists(first)) {
            return;
        }
        try {
            new RestMapper(call).ensureServer();
        } catch (ConnectionError e) {
            ConnectionError schema = new ConnectionError("Get", e.url().replaceFirst("/api\\?timeout=32s$", "/openapi/v2?timeout=32s"), e.reason());
            String source = first.equals("-") ? "STDIN" : first;
            throw KubectlError.of("error validating " + GoText.quote(source) + ": error validating data: failed to download openapi: "
                    + ErrorTexts.plain(schema) + "; if you choose to ignore these errors, turn validation off with --validate=false");
        }
    }
}
