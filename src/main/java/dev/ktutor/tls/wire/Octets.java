package dev.ktutor.tls.wire;

import java.io.ByteArrayOutputStream;

/** Puts a message together: numbers of one to four octets and vectors with their length before them (RFC 8446 §3). */
final class Octets {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Octets u8(int value) {
        out.write(value);
        return this;
    }

    Octets u16(int value) {
        return u8(value >> 8).u8(value);
    }

    Octets u24(int value) {
        return u8(value >> 16).u16(value);
    }

    Octets u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    Octets u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    Octets raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Octets vec8(byte[] bytes) {
        return u8(bytes.length).raw(bytes);
    }

    Octets vec16(byte[] bytes) {
        return u16(bytes.length).raw(bytes);
    }

    Octets vec24(byte[] bytes) {
        return u24(bytes.length).raw(bytes);
    }

    /** An extension: number, length, content. */
    Octets extension(int number, byte[] content) {
        return u16(number).vec16(content);
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        Octets all = new Octets();
        for (byte[] part : parts) {
            all.raw(part);
        }
        return all.bytes();
    }
}
