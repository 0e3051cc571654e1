package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.Streams;
import dev.ktutor.kube.node.container.Container;
import dev.ktutor.text.ByteText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers requests for a container's log from the file on the node's disk. */
public final class LogReader {
    private final Host node;
    private final Container container;
    private final Map<String, List<String>> query;

    private LogReader(Host node, Container container, Map<String, List<String>> query) {
        this.node = node;
        this.container = container;
        this.query = query;
    }

    /**
     * The log, or why there is none.
     *
     * @param all the containers of that name, oldest first
     * @param query tailLines, sinceSeconds, sinceTime, timestamps, limitBytes, follow
     * @param streams where a followed log is written to; null if it is not followed
     */
    public static HttpResponse read(Kubelet kubelet, KubeObject pod, String name, List<Container> all, Map<String, List<String>> query, boolean previous,
            @Nullable Streams streams) {
        if (previous && all.size() < 2) {
            return text(400, "previous terminated container \"" + name + "\" in pod \"" + pod.name() + "\" not found");
        }
        if (all.isEmpty()) {
            String reason = waitingReason(kubelet, pod, name);
            return text(400, "container \"" + name + "\" in pod \"" + pod.name() + "\" is waiting to start: " + reason);
        }
        LogReader reader = new LogReader(kubelet.node(), all.get(all.size() - (previous ? 2 : 1)), query);
        return streams == null ? text(200, reader.lines(0, true)) : reader.follow(streams);
    }

    private static String waitingReason(Kubelet kubelet, KubeObject pod, String name) {
        Map<String, Object> status = kubelet.statusOf(pod);
        for (String field : List.of("initContainerStatuses", "containerStatuses")) {
            for (Object one : Tree.list(status, field)) {
                String reason = Tree.string(one, "state", "waiting", "reason");
                if (name.equals(Tree.string(one, "name")) && !reason.isEmpty()) {
                    return switch (reason) {
                        case "ErrImagePull", "ImagePullBackOff" -> "trying and failing to pull image";
                        case "InvalidImageName" -> "image can't be pulled";
                        default -> reason;
                    };
                }
            }
        }
        return "ContainerCreating";
    }

    private HttpResponse follow(Streams streams) {
        int[] seen = {size()};
        streams.out().print(lines(0, true));
        while (container.isRunning()) {
            node.simulation().await(() -> size() > seen[0] || !container.isRunning());
            int from = seen[0];
            seen[0] = size();
            streams.out().print(lines(from, false));
        }
        return new HttpResponse(200, Map.of("content-type", "text/plain"), Body.EMPTY);
    }

    private int size() {
        FileView files = node.files().asRoot();
        return files.isRegular(container.spec().logPath()) ? (int) files.stat(container.spec().logPath()).size() : 0;
    }

    private String lines(int from, boolean limited) {
        FileView files = node.files().asRoot();
        if (!files.isRegular(container.spec().logPath())) {
            return "";
        }
        byte[] content = files.read(container.spec().logPath());
        String[] all = ByteText.decode(content, Math.min(from, content.length), Math.max(0, content.length - from)).split("\n");
        boolean stamps = "true".equals(first("timestamps"));
        Instant since = since();
        List<String> kept = new ArrayList<>();
        for (String line : all) {
            String[] fields = line.split(" ", 4);
            if (fields.length >= 3 && !Instant.parse(fields[0]).isBefore(since)) {
                kept.add((stamps ? fields[0] + " " : "") + (fields.length > 3 ? fields[3] : "") + (fields[2].equals("F") ? "\n" : ""));
            }
        }
        String tail = first("tailLines");
        if (limited && tail.matches("[0-9]{1,9}")) {
            kept = kept.subList(Math.max(0, kept.size() - Integer.parseInt(tail)), kept.size());
        }
        String text = String.join("", kept);
        String limit = first("limitBytes");
        return limited && limit.matches("[0-9]{1,9}") && text.length() > Integer.parseInt(limit) ? text.substring(0, Integer.parseInt(limit)) : text;
    }

    private Instant since() {
        String seconds = first("sinceSeconds");
        try {
            return seconds.matches("[0-9]{1,12}") ? node.simulation().now().minus(Duration.ofSeconds(Long.parseLong(seconds)))
                    : first("sinceTime").isEmpty() ? Instant.EPOCH : Instant.parse(first("sinceTime"));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private String first(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    private static HttpResponse text(int status, String text) {
        return new HttpResponse(status, Map.of("content-type", "text/plain; charset=utf-8"), Body.of(text));
    }
}
