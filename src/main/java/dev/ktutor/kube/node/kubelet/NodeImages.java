package dev.ktutor.kube.node.kubelet;

import dev.ktutor.kube.node.image.Image;
import dev.ktutor.kube.node.image.ImageReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The images that are on a node, with the login that brought them. */
public final class NodeImages {
    private final Map<String, Present> images = new LinkedHashMap<>();

    /**
     * An image on the node.
     *
     * @param reference its full name
     * @param login the secret whose login pulled it; "" if nobody needs one
     */
    public record Present(ImageReference reference, Image image, String login) {

        /** Its digest, the same on every node and in every lab. */
        public String digest() {
            return NodeImages.digest(reference.repository() + ":" + reference.tag());
        }
    }

    /** The image of that full name. */
    public Optional<Present> find(ImageReference reference) {
        return Optional.ofNullable(images.get(reference.toString()));
    }

    /** Keeps an image. */
    public void add(Present present) {
        images.put(present.reference().toString(), present);
    }

    /** All images, by full name. */
    public Map<String, Present> all() {
        return Map.copyOf(images);
    }

    /** Puts back what was saved. */
    public void restore(Map<String, Present> saved) {
        images.clear();
        new java.util.TreeMap<>(saved).forEach(images::put);
    }

    /** A digest that follows from a text. */
    public static String digest(String text) {
        return "sha256:" + hex("SHA-256", text);
    }

    static String hex(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
