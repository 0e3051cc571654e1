package dev.ktutor.command.coreutils.grep;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at many bytes at once. */
final class Ascii {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Ascii() { }

    /** Whether none of the bytes is beyond ASCII. */
    static boolean only(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /** How many of the bytes are that one. */
    static int count(byte[] bytes, int from, int to, byte wanted) {
        int found = 0;
        for (int i = from; i < to; i++) {
            found += bytes[i] == wanted ? 1 : 0;
        }
        return found;
    }
}
