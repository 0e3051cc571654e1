package dev.ktutor.host.net;

import java.util.Optional;

/** Translates virtual addresses into real ones, as kube-proxy does for services. */
public interface ServiceProxy {

    /** What a virtual address and port stands for. */
    sealed interface Route {
        /** An ordinary address. */
        record Direct() implements Route { }

        /** A service's address, and the endpoint chosen for this connection. */
        record To(String address, int port) implements Route { }

        /** A service's address with no endpoint behind it: refused. */
        record NoEndpoints() implements Route { }
    }

    /** No services. */
    ServiceProxy NONE = (address, port, protocol) -> new Route.Direct();

    /** Where a connection to that address and port goes. */
    Route route(String address, int port, Protocol protocol);

    /** The route's endpoint as an option, for callers that only forward. */
    default Optional<Route.To> endpoint(String address, int port, Protocol protocol) {
        return route(address, port, protocol) instanceof Route.To to ? Optional.of(to) : Optional.empty();
    }
}
