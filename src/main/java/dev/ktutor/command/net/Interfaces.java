package dev.ktutor.command.net;

import dev.ktutor.host.Host;
import java.util.List;

/**
 * The network interfaces a host seems to have.
 *
 * @param index its number
 * @param peer what {@code @} names: the other end of a container's cable, "" for none
 * @param address IPv4 address with prefix length
 * @param broadcast "" for none
 * @param hardware the MAC address
 */
record Interfaces(int index, String name, String peer, int mtu, String address, String broadcast, String hardware) {

    /** The loopback and the one cable every host has: a machine's in its network, a container's routed alone. */
    static List<Interfaces> of(Host host) {
        String ip = host.address();
        StringBuilder mac = new StringBuilder("02:42");
        for (String part : ip.split("\\.")) {
            mac.append(":%02x".formatted(part.matches("[0-9]{1,3}") ? Integer.parseInt(part) : 0));
        }
        boolean machine = isMachine(host);
        return List.of(new Interfaces(1, "lo", "", 65536, "127.0.0.1/8", "", "00:00:00:00:00:00"),
                machine ? new Interfaces(2, "eth0", "", 1500, ip + "/24", network(ip) + "255", mac.toString())
                        : new Interfaces(3, "eth0", "if7", 1480, ip + "/32", "", mac.toString()));
    }

    /** Machines share a network of their own; containers have addresses out of the pods' range (10.0.0.0/8). */
    static boolean isMachine(Host host) {
        return !host.address().startsWith("10.");
    }

    /** The first three numbers of an address, with the dot. */
    static String network(String ip) {
        return ip.substring(0, ip.lastIndexOf('.') + 1);
    }

    boolean loopback() {
        return name.equals("lo");
    }

    /** {@code eth0@if7}. */
    String fullName() {
        return peer.isEmpty() ? name : name + "@" + peer;
    }

    String flags() {
        return loopback() ? "<LOOPBACK,UP,LOWER_UP>" : "<BROADCAST,MULTICAST,UP,LOWER_UP>";
    }

    String state() {
        return loopback() ? "UNKNOWN" : "UP";
    }

    String queue() {
        return loopback() || !peer.isEmpty() ? "noqueue" : "fq_codel";
    }
}
