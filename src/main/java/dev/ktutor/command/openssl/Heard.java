package dev.ktutor.command.openssl;

import dev.ktutor.host.Invocation;
import dev.ktutor.sim.Deadlock;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.tls.wire.TlsEnd;
import dev.ktutor.tls.wire.TlsStop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes from the other end of a TLS connection after the handshake, heard beside other work. */
final class Heard {
    /**
     * One thing heard.
     *
     * @param data what came; null if it was something else
     * @param stop what went wrong; null if nothing did
     * @param closed whether the other end said good-bye
     */
    record News(byte @Nullable [] data, @Nullable TlsStop stop, boolean closed) { }

    private final Deque<News> news = new ArrayDeque<>();
    private final SimProcess reader;
    private boolean leaving;

    Heard(Invocation in, TlsEnd end) {
        reader = in.simulation().spawn(in.name(), () -> listen(in, end));
    }

    private void listen(Invocation in, TlsEnd end) {
        try {
            while (!end.isClosed()) {
                Optional<byte[]> data = end.readPiece();
                news.add(new News(data.orElse(null), null, end.isClosed()));
                // One after the other: what is shown of a piece comes before the next is looked at.
                in.simulation().await(() -> news.isEmpty() || leaving);
            }
        } catch (TlsStop stop) {
            news.add(new News(null, stop, false));
        } catch (Deadlock nobodySpeaks) {
            return;
        }
    }

    boolean ready() {
        return !news.isEmpty();
    }

    /** Whether something went wrong. */
    boolean bad() {
        return news.stream().anyMatch(item -> item.stop() != null);
    }

    /** Nobody takes any more; what still comes is only counted. */
    void leave() {
        leaving = true;
    }

    /** Whether nothing more can come. */
    boolean ended() {
        return reader.ended();
    }

    News take() {
        return news.removeFirst();
    }

    void stop() {
        if (!reader.ended()) {
            reader.signal(Signal.TERM);
        }
    }
}
