package dev.ktutor.tls.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A real connection on the loopback address as a channel, for talking to the real openssl. */
final class SocketChannelEnd implements Channel {
    private final Socket socket;

    SocketChannelEnd(Socket socket) {
        this.socket = socket;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return socket.getInputStream().read(buffer, offset, length);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new Broken();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
