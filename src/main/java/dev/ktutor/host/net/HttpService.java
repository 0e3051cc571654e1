package dev.ktutor.host.net;

/** What answers HTTP requests at a port. */
@FunctionalInterface
public interface HttpService {

    /** Answers one request. */
    HttpResponse handle(HttpRequest request, Peer peer);
}
