package dev.ktutor.kube.node.image;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images that exist in the lab's world, read from the data files under {@code dev/ktutor/images}. */
public final class ImageCatalog {
    private static final String FOLDER = "/dev/ktutor/images/";

    private final Map<String, Image> images = new LinkedHashMap<>();

    /** The images of the data files. */
    public static ImageCatalog load() {
        ImageCatalog catalog = new ImageCatalog();
        for (String file : text("index").lines().filter(line -> !line.isBlank()).toList()) {
            for (var document : Yaml.parseAll(text(file.strip()))) {
                catalog.add(read(document.value()));
            }
        }
        return catalog;
    }

    private static String text(String name) {
        try (InputStream in = ImageCatalog.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an image; one with the same repository is replaced. */
    public void add(Image image) {
        images.put(image.repository(), image);
    }

    /** The image of that repository. */
    public Optional<Image> find(String repository) {
        return Optional.ofNullable(images.get(repository));
    }

    /** Reads an image from its tree; {@code like} and what it names must be resolved by the caller. */
    static Image read(Object tree) {
        Map<String, Daemon> daemons = new LinkedHashMap<>();
        Tree.map(tree, "daemons").forEach((name, daemon) -> daemons.put(name, daemon(daemon)));
        Map<String, String> env = new LinkedHashMap<>(Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
        env.putAll(Tree.stringMap(tree, "env"));
        return new Image(Tree.string(tree, "repository"), Tree.strings(tree, "tags"), Tree.longValue(tree, "size"),
                Tree.string(tree, "user"), or(Tree.string(tree, "workingDir"), "/"), env, Tree.strings(tree, "entrypoint"),
                Tree.strings(tree, "command"), or(Tree.string(tree, "base"), "none"), Tree.strings(tree, "packages"),
                Tree.stringMap(tree, "files"), daemons);
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static Daemon daemon(Object tree) {
        List<Daemon.Requirement> requires = new ArrayList<>();
        for (Object item : Tree.list(tree, "requires")) {
            requires.add(new Daemon.Requirement(Tree.strings(item, "anyEnv"), Tree.strings(item, "log"), (int) Tree.longValue(item, "exit")));
        }
        List<Daemon.Port> ports = new ArrayList<>();
        for (Object item : Tree.list(tree, "listens")) {
            ports.add(new Daemon.Port((int) Tree.longValue(item, "port"), or(Tree.string(item, "protocol"), "TCP"),
                    Tree.string(item, "banner"), Tree.string(item, "webRoot"), Tree.string(item, "server"),
                    Tree.string(item, "accessLog"), Tree.bool(item, "hostNetwork")));
        }
        int exits = Tree.at(tree, "exits") == null ? -1 : (int) Tree.longValue(tree, "exits");
        return new Daemon(Tree.string(tree, "program"), requires, Tree.strings(tree, "log"), ports, exits);
    }
}
