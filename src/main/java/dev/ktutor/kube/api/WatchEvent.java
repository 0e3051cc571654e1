package dev.ktutor.kube.api;

/** One event of a watch; an ERROR carries a Status as its object. */
public record WatchEvent(Type type, KubeObject object) {

    /** What happened. */
    public enum Type { ADDED, MODIFIED, DELETED, BOOKMARK, ERROR }
}
