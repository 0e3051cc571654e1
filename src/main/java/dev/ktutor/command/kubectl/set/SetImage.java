package dev.ktutor.command.kubectl.set;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.data.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code kubectl set image}. */
public final class SetImage implements Verb {
    @Override
    public void run(Call call) {
        Words words = Words.split(call.args(), "image");
        if (words.pairs().isEmpty() && words.resources().isEmpty() && call.flags().list("filename").isEmpty()) {
            SetFrame.run(call, List.of(), "image updated", object -> object);
            return;
        }
        if (words.pairs().isEmpty()) {
            throw KubectlError.of("at least one image update is required");
        }
        Map<String, String> images = new LinkedHashMap<>();
        for (String pair : words.pairs()) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw KubectlError.of("invalid image format: " + pair);
            }
            images.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        if (images.size() > 1 && images.containsKey("*")) {
            throw KubectlError.of("all containers are already specified by *, but saw more than one container_name=container_image pairs");
        }
        SetFrame.run(call, words.resources(), "image updated", object -> changed(object, images));
    }

    private static KubeObject changed(KubeObject object, Map<String, String> images) {
        KubeObject changed = object;
        for (Map.Entry<String, String> image : images.entrySet()) {
            Object spec = object.at(PodSpecs.path(object));
            boolean found = Stream.concat(Tree.list(spec, "initContainers").stream(), Tree.list(spec, "containers").stream())
                    .anyMatch(c -> PodSpecs.matches(image.getKey(), Tree.string(c, "name")));
            if (!found) {
                throw KubectlError.of("unable to find container named " + GoText.quote(image.getKey()));
            }
            for (String field : List.of("initContainers", "containers")) {
                changed = PodSpecs.map(changed, field, container -> {
                    if (PodSpecs.matches(image.getKey(), String.valueOf(container.get("name")))) {
                        container.put("image", image.getValue());
                    }
                    return container;
                });
            }
        }
        return changed;
    }
}
