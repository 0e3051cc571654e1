package dev.ktutor.tls.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a message apart; what is too short stops the handshake with decode_error. */
final class Cursor {
    private final byte[] bytes;
    private int at;

    Cursor(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean more() {
        return at < bytes.length;
    }

    int u8() {
        return number(1);
    }

    int u16() {
        return number(2);
    }

    int u24() {
        return number(3);
    }

    long u32() {
        return number(4) & 0xFFFFFFFFL;
    }

    private int number(int octets) {
        int value = 0;
        for (byte b : take(octets)) {
            value = value << 8 | b & 0xFF;
        }
        return value;
    }

    byte[] take(int count) {
        if (count > bytes.length - at) {
            throw new TlsStop(Fault.LENGTH_MISMATCH);
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    byte[] rest() {
        return take(bytes.length - at);
    }

    byte[] vec8() {
        return take(u8());
    }

    byte[] vec16() {
        return take(u16());
    }

    byte[] vec24() {
        return take(u24());
    }

    /** Extensions by number, in their order. */
    Map<Integer, byte[]> extensions() {
        Map<Integer, byte[]> found = new LinkedHashMap<>();
        Cursor list = new Cursor(more() ? vec16() : new byte[0]);
        while (list.more()) {
            found.put(list.u16(), list.vec16());
        }
        return found;
    }

    /** All two-octet numbers of a list. */
    static List<Integer> numbers(byte[] list) {
        List<Integer> numbers = new ArrayList<>();
        Cursor cursor = new Cursor(list);
        while (cursor.more()) {
            numbers.add(cursor.u16());
        }
        return numbers;
    }
}
