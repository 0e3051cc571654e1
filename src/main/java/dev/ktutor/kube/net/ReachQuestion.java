package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;

/**
 * May the one open a connection to the other?
 *
 * @param from {@code namespace/pod} or {@code ip:ADDRESS}
 * @param to likewise
 * @param port a number, or a name that is looked up on the destination pod
 */
public record ReachQuestion(String from, String to, String port, Protocol protocol) { }
