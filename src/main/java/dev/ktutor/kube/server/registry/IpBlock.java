package dev.ktutor.kube.server.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A block of addresses in CIDR form, as apimachinery's validation sees it (util/validation/ip.go). */
record IpBlock(byte[] address, int bits, boolean leadingZeros) {

    /** Reads {@code 10.0.0.0/8}; null for what is no block. */
    static @Nullable IpBlock parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return null;
        }
        byte[] address = address(text.substring(0, slash));
        int bits = Integer.parseInt(text.substring(slash + 1));
        if (address == null || bits > address.length * 8) {
            return null;
        }
        boolean zeros = text.matches(".*[./]0[0-9].*|^0[0-9].*") && text.indexOf(':') < 0;
        return new IpBlock(address, bits, zeros);
    }

    /** The bytes of an address; null for what is none. */
    static byte @Nullable [] address(String text) {
        if (text.matches("[0-9]{1,}(\\.[0-9]{1,}){3}")) {
            byte[] address = new byte[4];
            String[] parts = text.split("\\.");
            for (int i = 0; i < 4; i++) {
                if (parts[i].length() > 10 || Long.parseLong(parts[i]) > 255) {
                    return null;
                }
                address[i] = (byte) Integer.parseInt(parts[i]);
            }
            return address;
        }
        if (!text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException malformed) {
            return null;
        }
    }

    /** Whether bits beyond the prefix are set. */
    boolean hasHostBits() {
        return !Arrays.equals(masked(address, bits), address);
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int keep = Math.max(0, Math.min(8, bits - 8 * i));
            masked[i] &= (byte) (0xFF00 >> keep);
        }
        return masked;
    }

    /** Whether the other block lies inside this one and is smaller. */
    boolean strictlyContains(IpBlock other) {
        return other.address.length == address.length && other.bits > bits && Arrays.equals(masked(other.address, bits), masked(address, bits));
    }

    /** Whether the address lies inside. */
    boolean contains(byte[] other) {
        return other.length == address.length && Arrays.equals(masked(other, bits), masked(address, bits));
    }
}
