package dev.ktutor.command.kubectl.pod;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.GoFile;
import dev.ktutor.kube.client.Streams;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** {@code kubectl cp} for single files. */
public final class CopyCommand implements Verb {

    /** One side: a file here, or in a pod. */
    private record Place(String namespace, String pod, String path) {
        static Place parse(Call call, String text) {
            int colon = text.indexOf(':');
            if (colon < 0 || text.startsWith("/") || text.startsWith("./")) {
                return new Place("", "", text);
            }
            String[] owner = text.substring(0, colon).split("/");
            if (owner.length > 2 || colon == 0) {
                throw KubectlError.of("filespec must match the canonical format: [[namespace/]pod:]file/path");
            }
            return new Place(owner.length == 2 ? owner[0] : call.namespace(), owner[owner.length - 1], text.substring(colon + 1));
        }
    }

    @Override
    public void run(Call call) {
        if (call.args().size() != 2) {
            throw KubectlError.of("source and destination are required");
        }
        Place from = Place.parse(call, call.args().get(0));
        Place to = Place.parse(call, call.args().get(1));
        if (!from.pod().isEmpty() && !to.pod().isEmpty()) {
            throw KubectlError.of("one of src or dest must be a local file specification");
        }
        if (from.pod().isEmpty() && to.pod().isEmpty()) {
            throw KubectlError.of("one of src or dest must be a remote file specification");
        }
        if (from.path().isEmpty() || to.path().isEmpty()) {
            throw KubectlError.of("filepath can not be empty");
        }
        if (from.pod().isEmpty()) {
            upload(call, from.path(), to);
        } else {
            download(call, from, to.path());
        }
    }

    private static void upload(Call call, String file, Place to) {
        byte[] bytes;
        try {
            bytes = call.files().read(file);
        } catch (FileError e) {
            throw KubectlError.of(call.files().isDirectory(file) ? "copying folders is not available in this lab yet" : GoFile.text("stat", file, e));
        }
        String name = file.substring(file.lastIndexOf('/') + 1);
        String target = "if [ -d \"$0\" ]; then cat > \"$0/" + name + "\"; else cat > \"$0\"; fi";
        exec(call, to, List.of("sh", "-c", target, to.path()), Input.of(bytes), Output.discard());
    }

    private static void download(Call call, Place from, String file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        exec(call, from, List.of("cat", from.path()), Input.of(new byte[0]), Output.to(content));
        String target = call.files().isDirectory(file) ? file + "/" + from.path().substring(from.path().lastIndexOf('/') + 1) : file;
        call.files().write(target, content.toByteArray());
    }

    private static void exec(Call call, Place place, List<String> command, Input in, Output out) {
        KubeObject pod = call.client().get(PodFinder.pods(), place.namespace(), place.pod());
        ApiRequest request = ApiRequest.of("POST", PodFinder.pods().path(place.namespace(), place.pod()) + "/exec")
                .withParam("container", PodFinder.container(call, pod));
        for (String word : command) {
            request = request.withParam("command", word);
        }
        request = request.withParam("stdin", "true").withParam("stdout", "true").withParam("stderr", "true");
        ApiResponse answer = call.client().stream(request, new Streams(in, out, call.err(), false, null));
        if (answer.object().string("reason").equals("NonZeroExitCode")) {
            throw KubectlError.of(answer.object().string("message"));
        }
        if (!answer.ok()) {
            throw new ApiException(answer.status("POST"));
        }
    }
}
