package dev.ktutor.kube.controlplane.etcd;

/** A URL of a member: scheme, host, port. */
record Url(boolean tls, String host, int port) {

    static Url parse(String text) {
        boolean tls = text.startsWith("https://");
        String rest = text.replaceFirst("^[a-z]+://", "");
        int colon = rest.lastIndexOf(':');
        String digits = colon < 0 ? "" : rest.substring(colon + 1).replaceFirst("/.*", "");
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : tls ? 443 : 80;
        String host = (colon < 0 ? rest : rest.substring(0, colon)).replaceAll("[\\[\\]]", "");
        return new Url(tls, host, port);
    }

    /** host:port. */
    String authority() {
        return host + ":" + port;
    }
}
