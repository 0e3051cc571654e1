package dev.ktutor.host.net;

import dev.ktutor.host.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What connects the hosts of a lab. */
public final class Network {
    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<Host, List<Listener>> listeners = new HashMap<>();
    /** Hosts that use another's network namespace, as the containers of a pod do. */
    private final Map<Host, Host> guests = new HashMap<>();
    private PacketFilter filter = PacketFilter.OPEN;
    private ServiceProxy proxy = ServiceProxy.NONE;
    private NameResolver names = (from, name) -> Optional.empty();
    private Runnable beforeUse = () -> { };

    /** Plugs a host in under its address. */
    public void attach(Host host) {
        hosts.put(host.address(), host);
    }

    /** Unplugs a host; what listened on it is gone. */
    public void detach(Host host) {
        hosts.remove(host.address(), host);
        listeners.remove(host);
        guests.remove(host);
    }

    /** Lets a host share another's network: its address, its ports and its loopback. */
    public void join(Host guest, Host owner) {
        guests.put(guest, owner);
    }

    private Host owner(Host host) {
        return guests.getOrDefault(host, host);
    }

    /** The host with that address. */
    public Optional<Host> hostAt(String address) {
        return Optional.ofNullable(hosts.get(address));
    }

    /** All hosts that are plugged in. */
    public List<Host> hosts() {
        return List.copyOf(hosts.values());
    }

    /** Sets who decides about connections. */
    public void filter(PacketFilter newFilter) {
        this.filter = newFilter;
    }

    /** Sets who translates service addresses. */
    public void proxy(ServiceProxy newProxy) {
        this.proxy = newProxy;
    }

    /** Sets who knows names beyond /etc/hosts. */
    public void resolver(NameResolver newNames) {
        this.names = newNames;
    }

    /** Something to do before the first connection or look-up: a cluster that boots only when it is needed. */
    public void beforeFirstUse(Runnable action) {
        this.beforeUse = action;
    }

    private void wake() {
        Runnable action = beforeUse;
        beforeUse = () -> { };
        action.run();
    }

    /** Opens a port on a host; one that listened there before is replaced. */
    public void listen(Host host, Listener listener) {
        close(host, listener.address(), listener.port(), listener.protocol());
        listeners.computeIfAbsent(owner(host), h -> new ArrayList<>()).add(listener);
    }

    /** Closes a port on a host; nothing happens if it is not open. */
    public void close(Host host, String address, int port, Protocol protocol) {
        listeners.getOrDefault(owner(host), new ArrayList<>())
                .removeIf(l -> l.port() == port && l.protocol() == protocol && l.address().equals(address));
    }

    /** What listens on a host. */
    public List<Listener> listeners(Host host) {
        return List.copyOf(listeners.getOrDefault(owner(host), List.of()));
    }

    /** The address of a name or of a literal address, as that host sees it: /etc/hosts first, then the name server. */
    public Optional<String> resolve(Host from, String name) {
        wake();
        if (name.matches("[0-9]+(\\.[0-9]+){3}") || name.indexOf(':') >= 0) {
            return Optional.of(name);
        }
        return hostsFile(from, name).or(() -> names.resolve(from, name));
    }

    /** As {@link #resolve}, and why not. */
    public Lookup lookup(Host from, String name) {
        wake();
        boolean literal = name.matches("[0-9]+(\\.[0-9]+){3}") || name.indexOf(':') >= 0;
        Optional<String> known = literal ? Optional.of(name) : hostsFile(from, name);
        return known.<Lookup>map(address -> new Lookup.Found(name, List.of(address), ""))
                .orElseGet(() -> names.lookup(from, name));
    }

    /** Asks a name server, the host's own if "", past /etc/hosts, as {@code nslookup} and {@code dig} do. */
    public Lookup query(Host from, String name, String server) {
        wake();
        return server.isEmpty() ? names.lookup(from, name) : names.lookup(from, name, server);
    }

    /**
     * Whether a ping (ICMP echo) from the host is answered. ICMP is none of the protocols a policy's port rules name, so
     * only what lets every protocol through lets it through; service addresses do not answer.
     */
    public boolean answersPing(Host caller, String address) {
        wake();
        Host from = owner(caller);
        Host target = address.startsWith("127.") ? from : hosts.get(address);
        return target != null && (target == from || filter.allows(from.address(), address, 0, Protocol.SCTP));
    }

    private static Optional<String> hostsFile(Host from, String name) {
        if (!from.files().asRoot().isRegular("/etc/hosts")) {
            return name.equals("localhost") ? Optional.of("127.0.0.1") : Optional.empty();
        }
        return from.files().asRoot().readText("/etc/hosts").lines()
                .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+"))
                .filter(fields -> List.of(fields).subList(1, fields.length).contains(name))
                .map(fields -> fields[0])
                .filter(address -> address.indexOf(':') < 0)
                .findFirst();
    }

    /** Tries to open a connection from a host to an address (not a name) and port. */
    public Dial dial(Host caller, String address, int port, Protocol protocol) {
        wake();
        Host from = owner(caller);
        if (address.startsWith("127.")) {
            return arrive(from, "127.0.0.1", address, port, protocol);
        }
        String target = address;
        int targetPort = port;
        ServiceProxy.Route route = proxy.route(address, port, protocol);
        if (route instanceof ServiceProxy.Route.NoEndpoints) {
            return new Dial.Refused(address, port);
        }
        if (route instanceof ServiceProxy.Route.To to) {
            target = to.address();
            targetPort = to.port();
        }
        Host host = hosts.get(target);
        if (host == null) {
            return filter.allows(from.address(), target, targetPort, protocol) ? new Dial.Unreachable(target)
                    : new Dial.TimedOut(target, targetPort);
        }
        if (host != from && !filter.allows(from.address(), target, targetPort, protocol)) {
            return new Dial.TimedOut(target, targetPort);
        }
        return arrive(host, from.address(), target, targetPort, protocol);
    }

    private Dial arrive(Host host, String source, String address, int port, Protocol protocol) {
        for (Listener listener : listeners.getOrDefault(host, List.of())) {
            boolean bound = listener.address().equals("0.0.0.0") || listener.address().equals(address)
                    || listener.address().startsWith("127.") && address.startsWith("127.");
            if (listener.port() == port && listener.protocol() == protocol && bound) {
                return new Dial.Connected(listener, source, address, port);
            }
        }
        return new Dial.Refused(address, port);
    }
}
