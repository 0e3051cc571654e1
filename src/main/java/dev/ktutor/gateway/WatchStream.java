package dev.ktutor.gateway;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.WatchEvent;
import dev.ktutor.kube.client.WatchListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Carries a watch's events from the lab's thread to a real connection, one JSON object a line. */
final class WatchStream implements WatchListener {
    private static final String END = "";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void event(WatchEvent event) {
        lines.add(Json.write(Tree.of("type", event.type().name(), "object", event.object().tree())) + "\n");
    }

    @Override
    public void closed() {
        lines.add(END);
    }

    /** Writes until the watch ends or the client is gone. */
    void copyTo(OutputStream out) throws IOException {
        try {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
