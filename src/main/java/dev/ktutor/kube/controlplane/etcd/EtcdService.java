package dev.ktutor.kube.controlplane.etcd;

import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Peer;
import dev.ktutor.kube.store.Store;
import java.util.Map;
import java.util.Optional;

/** What answers at a member's client port, once a connection stands. */
public final class EtcdService implements HttpService {
    private final EtcdMember member;

    EtcdService(EtcdMember member) {
        this.member = member;
    }

    /** The data, while the member has a leader; empty if it has none, and requests time out. */
    public Optional<Store> store() {
        return member.healthy() ? Optional.of(member.cluster().store()) : Optional.empty();
    }

    /** Has the action run, once, when this member can no longer answer. */
    public void whenLost(Runnable action) {
        member.whenLost(action);
    }

    /** The member behind the port. */
    public EtcdMember member() {
        return member;
    }

    @Override
    public HttpResponse handle(HttpRequest request, Peer peer) {
        boolean well = member.healthy();
        String path = request.target().replaceFirst("[?].*", "");
        return switch (path) {
            case "/health" -> json(well ? 200 : 503, well ? "{\"health\":\"true\",\"reason\":\"\"}"
                    : "{\"health\":\"false\",\"reason\":\"RAFT NO LEADER\"}");
            case "/livez", "/readyz" -> new HttpResponse(well || path.equals("/livez") ? 200 : 503, Map.of("content-type", "text/plain; charset=utf-8"),
                    Body.of(well || path.equals("/livez") ? "ok\n" : "[-]data_corruption ok\n[-]read_index failed: etcdserver: no leader\n"));
            case "/version" -> json(200, "{\"etcdserver\":\"" + EtcdMember.VERSION + "\",\"etcdcluster\":\"3.6.0\"}");
            default -> new HttpResponse(404, Map.of("content-type", "text/plain; charset=utf-8"), Body.of("404 page not found\n"));
        };
    }

    private static HttpResponse json(int status, String text) {
        return new HttpResponse(status, Map.of("content-type", "application/json"), Body.of(text));
    }
}
