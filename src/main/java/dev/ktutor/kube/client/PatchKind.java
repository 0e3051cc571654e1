package dev.ktutor.kube.client;

/** How a patch describes a change, by its media type. */
public enum PatchKind {
    /** RFC 6902. */
    JSON("application/json-patch+json"),
    /** RFC 7386. */
    MERGE("application/merge-patch+json"),
    /** Kubernetes' own, which knows how lists merge. */
    STRATEGIC("application/strategic-merge-patch+json"),
    /** Server-side apply. */
    APPLY("application/apply-patch+yaml");

    private final String mediaType;

    PatchKind(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The Content-Type of such a request. */
    public String mediaType() {
        return mediaType;
    }
}
