package dev.ktutor.tls.wire;

/** What carries records to the other end and back, in order and unchanged. */
public interface Channel {

    /** Reads at least one byte and says how many; -1 if the other end closed. May block. */
    int read(byte[] buffer, int offset, int length);

    /** Sends all of them; throws {@link Broken} if the other end is gone. */
    void write(byte[] bytes);

    /** The other end does not read any more (EPIPE, ECONNRESET). */
    final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Nothing more to say. */
        public Broken() {
            super("the other end is gone", null, false, false);
        }
    }
}
