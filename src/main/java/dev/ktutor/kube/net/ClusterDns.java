package dev.ktutor.kube.net;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Lookup;
import dev.ktutor.host.net.NameResolver;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.sim.Journal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names as a host's resolver finds them (resolv.conf(5)): a pod asks the cluster's DNS service over the network, so a
 * policy may cut it off; a machine of the lab asks the lab's own name server.
 */
public final class ClusterDns implements NameResolver {
    private static final int PORT = 53;

    private final ClusterObjects objects;
    private final ClusterZone zone;
    private final Function<String, Optional<String>> upstream;
    private final Journal journal;

    /** @param upstream names outside the cluster, such as a registry's */
    public ClusterDns(ClusterObjects objects, Function<String, Optional<String>> upstream, Journal journal) {
        this.objects = objects;
        this.zone = new ClusterZone(objects);
        this.upstream = upstream;
        this.journal = journal;
    }

    /** What /etc/resolv.conf says. */
    private record Settings(List<String> servers, List<String> search, int dots) { }

    /** The text of a pod's /etc/resolv.conf, as the kubelet writes it for dnsPolicy ClusterFirst. */
    public static String resolvConf(String namespace, String server) {
        return "search " + namespace + ".svc." + ClusterZone.DOMAIN + " svc." + ClusterZone.DOMAIN + " " + ClusterZone.DOMAIN
                + "\nnameserver " + server + "\noptions ndots:5\n";
    }

    @Override
    public Optional<String> resolve(Host from, String name) {
        return lookup(from, name) instanceof Lookup.Found found ? Optional.of(found.addresses().get(0)) : Optional.empty();
    }

    @Override
    public Lookup lookup(Host from, String name) {
        return lookup(from, name, settings(from));
    }

    @Override
    public Lookup lookup(Host from, String name, String server) {
        Settings own = settings(from);
        return lookup(from, name, new Settings(List.of(server), own.search(), own.dots()));
    }

    private Lookup lookup(Host from, String name, Settings settings) {
        Optional<KubeObject> service = objects.find("Service", "kube-system", "kube-dns");
        String server = settings.servers().isEmpty() ? "" : settings.servers().get(0);
        boolean cluster = !server.isEmpty() && service.filter(s -> s.string("spec", "clusterIP").equals(server)).isPresent();
        if (cluster) {
            Dial dial = from.network().dial(from, server, PORT, Protocol.UDP);
            if (dial instanceof Dial.TimedOut || dial instanceof Dial.Unreachable) {
                journal.refused("dns.unreachable", Map.of("name", name, "server", server, "host", from.name()));
                return new Lookup.NoAnswer(server);
            }
            // A refusal by the service address itself: it has no ready endpoint. What a ready one listens on is CoreDNS's matter.
            if (dial instanceof Dial.Refused refused && refused.address().equals(server)) {
                journal.refused("dns.down", Map.of("name", name, "server", server, "host", from.name()));
                return new Lookup.NoServer(server);
            }
        }
        for (String candidate : candidates(name, settings)) {
            Optional<List<String>> addresses = cluster ? known(candidate) : upstream.apply(candidate).map(List::of);
            if (addresses.isPresent()) {
                return new Lookup.Found(candidate, addresses.get(), server);
            }
        }
        journal.refused("dns.unknown", Map.of("name", name, "server", server, "host", from.name(),
                "tried", String.join(", ", candidates(name, settings))));
        return new Lookup.NoSuchName(server);
    }

    private Optional<List<String>> known(String name) {
        Optional<ClusterZone.Records> records = zone.find(name);
        if (records.isPresent() && records.get().alias().isEmpty()) {
            return records.map(ClusterZone.Records::addresses);
        }
        return upstream.apply(records.map(ClusterZone.Records::alias).orElse(name)).map(List::of);
    }

    /** The names to try, in order: a name with few dots is looked for in the search list first. */
    private static List<String> candidates(String name, Settings settings) {
        if (name.endsWith(".")) {
            return List.of(name.substring(0, name.length() - 1));
        }
        List<String> candidates = new ArrayList<>();
        settings.search().forEach(domain -> candidates.add(name + "." + domain));
        long dots = name.chars().filter(c -> c == '.').count();
        candidates.add(dots >= settings.dots() ? 0 : candidates.size(), name);
        return candidates;
    }

    private static Settings settings(Host from) {
        FileView files = from.files().asRoot();
        List<String> servers = new ArrayList<>();
        List<String> search = new ArrayList<>();
        int dots = 1;
        if (files.isRegular("/etc/resolv.conf")) {
            for (String line : files.readText("/etc/resolv.conf").lines().toList()) {
                List<String> words = Arrays.asList(line.strip().split("\\s+"));
                switch (words.get(0)) {
                    case "nameserver" -> servers.addAll(words.subList(1, words.size()));
                    case "search" -> {
                        search.clear();
                        search.addAll(words.subList(1, words.size()));
                    }
                    case "options" -> dots = words.stream().filter(word -> word.matches("ndots:[0-9]{1,2}"))
                            .map(word -> Integer.parseInt(word.substring(6))).reduce(dots, (a, b) -> b);
                    default -> { }
                }
            }
        }
        return new Settings(servers, search, dots);
    }
}
