package dev.ktutor.host.net;

import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import dev.ktutor.tls.wire.Channel;

/** An open connection as TLS sees it. */
public final class StreamChannel implements Channel {
    private final Stream stream;

    /** Over that connection. */
    public StreamChannel(Stream stream) {
        this.stream = stream;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        return stream.in().read(buffer, offset, length);
    }

    @Override
    public void write(byte[] bytes) {
        try {
            stream.out().write(bytes);
        } catch (ProcessStopped stopped) {
            // A socket's writer gets an error where a pipe's writer would be stopped; whoever speaks TLS ignores SIGPIPE.
            if (stopped.signal() == Signal.PIPE) {
                throw new Broken();
            }
            throw stopped;
        }
    }
}
