package dev.ktutor.kube.server.authz;

/** Decides whether a request may go on. */
@FunctionalInterface
public interface Authorizer {

    /** The ruling on these attributes. */
    Ruling authorize(Attributes attributes);
}
