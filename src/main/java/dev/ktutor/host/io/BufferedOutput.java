package dev.ktutor.host.io;

/** Gathers small writes; what it holds is written when it is full, flushed or closed. Closing leaves the target open. */
public final class BufferedOutput extends Output {
    private final Output target;
    private final byte[] buffer = new byte[16384];
    private int used;

    /** Gathers for the given target. */
    public BufferedOutput(Output target) {
        this.target = target;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (length > buffer.length - used) {
            flush();
        }
        if (length > buffer.length) {
            target.write(bytes, offset, length);
            return;
        }
        System.arraycopy(bytes, offset, buffer, used, length);
        used += length;
    }

    /** Writes what is held. */
    public void flush() {
        if (used > 0) {
            int n = used;
            used = 0;
            target.write(buffer, 0, n);
        }
    }

    @Override
    public void close() {
        flush();
    }

    @Override
    public boolean isTerminal() {
        return target.isTerminal();
    }
}
