package dev.ktutor.command.net;

import java.util.Locale;
import java.util.Optional;

/**
 * The part of a URL that tools for HTTP need (RFC 3986).
 *
 * @param scheme lower case
 * @param user what stands before the {@code @}; "" for nothing
 * @param host name or address
 * @param port given or usual
 * @param target path and query, never empty
 */
record Address(String scheme, String user, String host, int port, String target) {

    /** Reads a URL; without a scheme it is http. Empty without a host or with a port that is no number. */
    static Optional<Address> parse(String url) {
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "http" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = colon < 0 ? url : url.substring(colon + 3);
        int slash = 0;
        while (slash < rest.length() && "/?#".indexOf(rest.charAt(slash)) < 0) {
            slash++;
        }
        String authority = rest.substring(0, slash);
        String target = rest.substring(slash).replaceFirst("#.*", "");
        int at = authority.lastIndexOf('@');
        String hostAndPort = authority.substring(at + 1);
        int portAt = hostAndPort.lastIndexOf(':');
        if (portAt >= 0 && hostAndPort.endsWith("]")) {
            portAt = -1;
        }
        String port = portAt < 0 ? "" : hostAndPort.substring(portAt + 1);
        String host = (portAt < 0 ? hostAndPort : hostAndPort.substring(0, portAt)).replaceAll("[\\[\\]]", "");
        if (host.isEmpty() || !port.matches("[0-9]{0,5}")) {
            return Optional.empty();
        }
        int number = port.isEmpty() ? scheme.equals("https") ? 443 : 80 : Integer.parseInt(port);
        return number > 65535 ? Optional.empty() : Optional.of(new Address(scheme, at < 0 ? "" : authority.substring(0, at), host,
                number, target.startsWith("/") ? target : "/" + target));
    }

    boolean secure() {
        return scheme.equals("https");
    }

    /** The Host header: the port only if it is not the usual one. */
    String authority() {
        return port == (secure() ? 443 : 80) ? host : host + ":" + port;
    }

    /** The whole URL again. */
    String url() {
        return scheme + "://" + authority() + target;
    }

    /** The name a download is saved under; "index.html" for a folder. */
    String fileName() {
        String path = target.replaceFirst("\\?.*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? "index.html" : name;
    }

    /** Where a Location header leads from here. */
    Optional<Address> follow(String location) {
        if (location.contains("://")) {
            return parse(location);
        }
        String path = location.startsWith("/") ? location : target.substring(0, target.lastIndexOf('/') + 1) + location;
        return Optional.of(new Address(scheme, user, host, port, path));
    }
}
