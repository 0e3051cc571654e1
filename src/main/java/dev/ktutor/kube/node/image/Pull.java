package dev.ktutor.kube.node.image;

/** How an attempt to pull an image ended. */
public sealed interface Pull {

    /**
     * It is here.
     *
     * @param image what was pulled
     * @param login the secret whose login was accepted, as {@code namespace/name}; "" if none was needed
     */
    record Done(Image image, String login) implements Pull { }

    /**
     * It failed.
     *
     * @param code the decision's code for {@code why}: {@code image.denied}, {@code image.not-found} ...
     * @param error the container runtime's words
     */
    record Failed(String code, String error) implements Pull { }
}
