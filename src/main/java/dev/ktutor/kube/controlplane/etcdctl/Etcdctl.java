package dev.ktutor.kube.controlplane.etcdctl;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.KeyPairs;
import dev.ktutor.kube.controlplane.Flags;
import dev.ktutor.kube.controlplane.etcd.EtcdCluster;
import dev.ktutor.kube.controlplane.etcd.EtcdDialer;
import dev.ktutor.kube.controlplane.etcd.EtcdMember;
import dev.ktutor.kube.controlplane.etcd.EtcdService;
import dev.ktutor.kube.store.Store;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PkiException;
import dev.ktutor.text.ByteText;
import dev.ktutor.tls.TlsIdentity;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** etcdctl 3.6: member list, endpoint health and status, get, snapshot save. */
public final class Etcdctl implements Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);
    private static final Set<String> BOOLEANS = Set.of("insecure-skip-tls-verify", "insecure-transport", "cluster", "prefix", "keys-only", "count-only",
            "print-value-only", "hex", "debug", "help", "from-key");
    private static final Set<String> KNOWN = Set.of("endpoints", "cacert", "cert", "key", "write-out", "w", "dial-timeout", "command-timeout", "limit", "user", "password",
            "insecure-skip-tls-verify", "insecure-transport", "cluster", "prefix", "keys-only", "count-only", "print-value-only", "hex", "debug", "help", "from-key");

    @Override
    public String name() {
        return "etcdctl";
    }

    @Override
    public String synopsis() {
        return "asks etcd for its members, their health and what they store";
    }

    /** One call: what was asked, of whom, as whom. */
    private record Call(Invocation in, Flags flags, List<String> words, EtcdDialer dialer, List<String> endpoints) { }

    @Override
    public ExitStatus run(Invocation in) {
        Flags flags = Flags.parse(in.args(), KNOWN, BOOLEANS);
        if (flags.unknown() != null) {
            return in.fail(1, "Error: unknown flag: --" + flags.unknown());
        }
        List<String> words = words(in.args());
        if (words.isEmpty() || flags.on("help")) {
            in.out().print("NAME:\n\tetcdctl - A simple command line client for etcd3.\n\nUSAGE:\n\tetcdctl [flags]\n\nVERSION:\n\t" + EtcdMember.VERSION
                    + "\n\nAPI VERSION:\n\t3.6\n\nCOMMANDS:\n\tendpoint health\t\tChecks the healthiness of endpoints specified in `--endpoints` flag\n"
                    + "\tendpoint status\t\tPrints out the status of endpoints specified in `--endpoints` flag\n\tget\t\t\tGets the key or a range of keys\n"
                    + "\tmember list\t\tLists all members in the cluster\n\tversion\t\t\tPrints the version of etcdctl\n\n"
                    + "Other commands of etcdctl are not available in this lab yet.\n");
            return ExitStatus.OK;
        }
        if (words.get(0).equals("version")) {
            in.out().print("etcdctl version: " + EtcdMember.VERSION + "\nAPI version: 3.6\n");
            return ExitStatus.OK;
        }
        try {
            List<Certificate> roots = roots(in, option(in, flags, "cacert", "ETCDCTL_CACERT"));
            Optional<TlsIdentity> identity = identity(in, option(in, flags, "cert", "ETCDCTL_CERT"), option(in, flags, "key", "ETCDCTL_KEY"));
            String endpoints = option(in, flags, "endpoints", "ETCDCTL_ENDPOINTS");
            List<String> list = endpoints.isEmpty() ? List.of("127.0.0.1:2379") : List.of(endpoints.split(","));
            return run(new Call(in, flags, words, new EtcdDialer(in.host(), roots, identity, flags.on("insecure-skip-tls-verify")), list));
        } catch (FileError e) {
            return in.fail(1, "Error: open " + e.path() + ": " + e.reason().toLowerCase(java.util.Locale.ROOT));
        } catch (PkiException e) {
            return in.fail(1, "Error: " + e.getMessage());
        }
    }

    private static String option(Invocation in, Flags flags, String flag, String variable) {
        return flags.get(flag, in.env(variable).orElse(""));
    }

    private static List<Certificate> roots(Invocation in, String file) {
        return file.isEmpty() ? List.of() : Certificate.parseAllPem(in.files().readText(file));
    }

    private static Optional<TlsIdentity> identity(Invocation in, String certificate, String key) {
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new PkiException("KeyFile and CertFile must both be present[key: " + key + ", cert: " + certificate + "]");
        }
        return Optional.of(KeyPairs.read(in.files().readText(certificate), in.files().readText(key)));
    }

    private static List<String> words(List<String> args) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            String name = arg.replaceFirst("^--?", "");
            if (!arg.startsWith("-")) {
                words.add(arg);
            } else if (name.indexOf('=') < 0 && !BOOLEANS.contains(name)) {
                i++;
            }
        }
        return words;
    }

    private static ExitStatus run(Call call) {
        String command = String.join(" ", call.words.subList(0, Math.min(2, call.words.size())));
        return switch (command) {
            case "member list" -> memberList(call);
            case "endpoint health" -> health(call);
            case "endpoint status" -> status(call);
            case "snapshot save", "snapshot status" -> call.in.fail(1, "Error: etcdctl " + command + " is not available in this lab yet");
            default -> call.words.get(0).equals("get") ? get(call) : call.in.fail(1, "Error: unknown command \"" + call.words.get(0) + "\" for \"etcdctl\"");
        };
    }

    private static EtcdDialer.Attempt dial(Call call, String endpoint) {
        return call.dialer.dial(endpoint, call.in.simulation().now());
    }

    /** The first endpoint that answers; empty after the command's time, with the client's warning and error. */
    private static Optional<EtcdService> connect(Call call, String method) {
        String error = "context deadline exceeded";
        for (String endpoint : call.endpoints) {
            EtcdDialer.Attempt attempt = dial(call, endpoint);
            if (attempt instanceof EtcdDialer.Attempt.Open open && open.service().store().isPresent()) {
                return Optional.of(open.service());
            }
            error = attempt instanceof EtcdDialer.Attempt.Failed failed ? "latest balancer error: last connection error: connection error: " + failed.description() : error;
        }
        call.in.simulation().sleep(COMMAND_TIMEOUT);
        call.in.err().println(Json.write(Tree.of("level", "warn", "ts", TIME.format(call.in.simulation().now()), "logger", "etcd-client", "caller",
                "v3@v" + EtcdMember.VERSION + "/retry_interceptor.go:65", "msg", "retrying of unary invoker failed", "target",
                "etcd-endpoints://0xc0003d4000/" + call.endpoints.get(0).replaceFirst("^[a-z]+://", ""), "method", method, "attempt", 0L,
                "error", "rpc error: code = DeadlineExceeded desc = " + error)));
        call.in.err().println("Error: context deadline exceeded");
        return Optional.empty();
    }

    private static ExitStatus memberList(Call call) {
        Optional<EtcdService> service = connect(call, "/etcdserverpb.Cluster/MemberList");
        if (service.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        List<List<String>> rows = new ArrayList<>();
        EtcdCluster cluster = service.get().member().cluster();
        service.get().member().members().forEach((name, peers) -> {
            Optional<EtcdMember> running = cluster.running().stream().filter(m -> m.name().equals(name)).findFirst();
            String clients = running.map(m -> String.join(",", m.clientUrls())).orElse("");
            rows.add(List.of(EtcdMember.id(peers, service.get().member()), running.isPresent() ? "started" : "unstarted", running.isPresent() ? name : "",
                    String.join(",", peers), clients, "false"));
        });
        rows.sort(java.util.Comparator.comparing(row -> row.get(0)));
        if (call.flags.get("write-out", call.flags.get("w")).equals("table")) {
            call.in.out().print(table(List.of("ID", "STATUS", "NAME", "PEER ADDRS", "CLIENT ADDRS", "IS LEARNER"), rows));
        } else {
            rows.forEach(row -> call.in.out().println(String.join(", ", row)));
        }
        return ExitStatus.OK;
    }

    private static List<String> endpoints(Call call) {
        if (!call.flags.on("cluster")) {
            return call.endpoints;
        }
        return connect(call, "/etcdserverpb.Cluster/MemberList").map(service -> service.member().cluster().running().stream()
                .flatMap(member -> member.clientUrls().stream()).toList()).orElse(List.of());
    }

    private static ExitStatus health(Call call) {
        boolean all = true;
        List<List<String>> rows = new ArrayList<>();
        for (String endpoint : endpoints(call)) {
            EtcdDialer.Attempt attempt = dial(call, endpoint);
            boolean well = attempt instanceof EtcdDialer.Attempt.Open open && open.service().store().isPresent();
            String took = (5 + call.in.host().chance().below(9)) + "." + (100000 + call.in.host().chance().below(899999)) + "ms";
            all &= well;
            if (call.flags.get("write-out", call.flags.get("w")).equals("table")) {
                rows.add(List.of(endpoint, String.valueOf(well), well ? took : COMMAND_TIMEOUT.toSeconds() + ".001s", well ? "" : "context deadline exceeded"));
            } else if (well) {
                call.in.out().println(endpoint + " is healthy: successfully committed proposal: took = " + took);
            } else {
                call.in.simulation().sleep(COMMAND_TIMEOUT);
                String error = attempt instanceof EtcdDialer.Attempt.Failed failed ? "latest balancer error: last connection error: connection error: " + failed.description()
                        : "context deadline exceeded";
                call.in.err().println(Json.write(Tree.of("level", "warn", "ts", TIME.format(call.in.simulation().now()), "logger", "client", "caller",
                        "v3@v" + EtcdMember.VERSION + "/retry_interceptor.go:65", "msg", "retrying of unary invoker failed", "target",
                        "etcd-endpoints://0xc0003d4000/" + endpoint.replaceFirst("^[a-z]+://", ""), "method", "/etcdserverpb.KV/Range", "attempt", 0L,
                        "error", "rpc error: code = DeadlineExceeded desc = " + error)));
                call.in.err().println(endpoint + " is unhealthy: failed to commit proposal: context deadline exceeded");
            }
        }
        if (!rows.isEmpty()) {
            call.in.out().print(table(List.of("ENDPOINT", "HEALTH", "TOOK", "ERROR"), rows));
        }
        return all ? ExitStatus.OK : call.in.fail(1, "Error: unhealthy cluster");
    }

    private static ExitStatus status(Call call) {
        boolean all = true;
        List<List<String>> rows = new ArrayList<>();
        for (String endpoint : endpoints(call)) {
            EtcdDialer.Attempt attempt = dial(call, endpoint);
            if (attempt instanceof EtcdDialer.Attempt.Open open) {
                EtcdMember member = open.service().member();
                long revision = member.cluster().store().revision();
                boolean leads = member.cluster().leader().filter(leader -> leader == member).isPresent();
                rows.add(List.of(endpoint, member.id(), EtcdMember.VERSION, "3.6.0", "5.2 MB", "2.6 MB", "50%", "0 B", String.valueOf(leads), "false", "2",
                        String.valueOf(revision + 8), String.valueOf(revision + 8), member.healthy() ? "" : "etcdserver: no leader", "", "false"));
            } else {
                all = false;
                call.in.err().println("Failed to get the status of endpoint " + endpoint + " (context deadline exceeded)");
            }
        }
        if (call.flags.get("write-out", call.flags.get("w")).equals("table")) {
            call.in.out().print(table(List.of("ENDPOINT", "ID", "VERSION", "STORAGE VERSION", "DB SIZE", "IN USE", "PERCENTAGE NOT IN USE", "QUOTA", "IS LEADER", "IS LEARNER",
                    "RAFT TERM", "RAFT INDEX", "RAFT APPLIED INDEX", "ERRORS", "DOWNGRADE TARGET VERSION", "DOWNGRADE ENABLED"), rows));
        } else {
            rows.forEach(row -> call.in.out().println(String.join(", ", row)));
        }
        return all ? ExitStatus.OK : ExitStatus.FAILURE;
    }

    private static ExitStatus get(Call call) {
        if (call.words.size() < 2) {
            return call.in.fail(1, "Error: get command needs one argument as key and an optional argument as range_end");
        }
        Optional<Store> store = connect(call, "/etcdserverpb.KV/Range").flatMap(EtcdService::store);
        if (store.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        String key = call.words.get(1);
        Map<String, KubeObject> found = new java.util.TreeMap<>();
        if (call.flags.on("prefix") || call.flags.on("from-key")) {
            found.putAll(store.get().range(key));
        } else if (store.get().get(key) != null) {
            found.put(key, java.util.Objects.requireNonNull(store.get().get(key)));
        }
        String limit = call.flags.get("limit", "0");
        long most = limit.matches("[1-9][0-9]{0,8}") ? Long.parseLong(limit) : Long.MAX_VALUE;
        if (call.flags.on("count-only")) {
            return ExitStatus.OK;
        }
        found.entrySet().stream().limit(most).forEach(entry -> {
            if (!call.flags.on("print-value-only")) {
                call.in.out().println(entry.getKey());
            }
            call.in.out().println(call.flags.on("keys-only") ? "" : stored(entry.getValue()));
        });
        return ExitStatus.OK;
    }

    /** Secrets and the like lie there readable, as without encryption at rest; here as JSON rather than protobuf. */
    private static String stored(KubeObject object) {
        return ByteText.decode(ByteText.encode("k8s\0" + object));
    }

    private static String table(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        StringBuilder rule = new StringBuilder("+");
        int[] widths = new int[head.size()];
        for (int i = 0; i < head.size(); i++) {
            int column = i;
            widths[i] = all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
            rule.append("-".repeat(widths[i] + 2)).append('+');
        }
        StringBuilder text = new StringBuilder(rule).append('\n');
        for (int r = 0; r < all.size(); r++) {
            text.append('|');
            for (int i = 0; i < widths.length; i++) {
                String cell = all.get(r).get(i);
                int space = widths[i] - cell.length();
                int left = r == 0 ? space / 2 : space;
                text.append(' ').append(" ".repeat(left)).append(cell).append(" ".repeat(space - left)).append(" |");
            }
            text.append('\n');
            if (r == 0) {
                text.append(rule).append('\n');
            }
        }
        return text.append(rule).append('\n').toString();
    }
}
