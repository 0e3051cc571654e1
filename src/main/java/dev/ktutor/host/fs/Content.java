package dev.ktutor.host.fs;

import java.util.Arrays;

/** A regular file's bytes: growable in place until a snapshot shares them, then copied on the next write. */
final class Content {
    private byte[] data;
    private int length;
    private boolean shared;

    Content() {
        this(new byte[0], 0, true);
    }

    private Content(byte[] data, int length, boolean shared) {
        this.data = data;
        this.length = length;
        this.shared = shared;
    }

    int length() {
        return length;
    }

    /** A second owner of the same bytes. */
    Content share() {
        shared = true;
        return new Content(data, length, true);
    }

    byte[] bytes() {
        return Arrays.copyOf(data, length);
    }

    int read(int position, byte[] buffer, int offset, int count) {
        int n = Math.min(count, length - position);
        if (n <= 0) {
            return -1;
        }
        System.arraycopy(data, position, buffer, offset, n);
        return n;
    }

    void write(int position, byte[] bytes, int offset, int count) {
        int end = Math.max(length, position + count);
        if (shared || end > data.length) {
            int capacity = end > data.length ? (int) Math.max(end, Math.min(end * 2L, end + (64L << 20))) : data.length;
            data = Arrays.copyOf(data, Math.max(capacity, 64));
            shared = false;
        }
        if (position > length) {
            Arrays.fill(data, length, position, (byte) 0);
        }
        System.arraycopy(bytes, offset, data, position, count);
        length = end;
    }

    void truncate(int newLength) {
        if (newLength <= length) {
            if (shared) {
                data = Arrays.copyOf(data, newLength);
                shared = false;
            }
            length = newLength;
        } else {
            write(newLength, new byte[0], 0, 0);
        }
    }
}
