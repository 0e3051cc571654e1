package dev.ktutor.pki.path;

/**
 * Says whether a certificate leads to a trusted one (RFC 5280 §6), in the order and words of the dialect asked for.
 *
 * <p>One validator may be kept and used again: signatures once found good are remembered.
 */
public final class PathValidator {
    private static final PathListener INDIFFERENT = problem -> false;

    private final Links links = new Links();

    /** The result; the first problem ends the work. */
    public PathResult validate(PathRequest request) {
        return validate(request, INDIFFERENT);
    }

    /** The result; in OpenSSL's dialect the listener is told what is come across and decides whether problems end the work. */
    public PathResult validate(PathRequest request, PathListener listener) {
        return switch (request.rules().dialect()) {
            case GO -> new GoCourse(request, links).run();
            case OPENSSL -> new OpensslCourse(request, listener, links, false).run();
        };
    }
}
