package dev.ktutor.pki;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** IP addresses as octets and as text (RFC 4291, RFC 5952). */
public final class IpAddresses {
    private IpAddresses() { }

    /** The 4 or 16 octets of an address in its usual notation. */
    public static Optional<byte[]> parse(String text) {
        return Optional.ofNullable(text.indexOf(':') >= 0 ? parse6(text) : parse4(text));
    }

    private static byte @org.jspecify.annotations.Nullable [] parse4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] out = new byte[4];
        if (parts.length != 4) {
            return null;
        }
        for (int i = 0; i < 4; i++) {
            if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
                return null;
            }
            out[i] = (byte) Integer.parseInt(parts[i]);
        }
        return out;
    }

    private static byte @org.jspecify.annotations.Nullable [] parse6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        if (head == null || tail == null || (gap < 0 ? head.length != 16 : head.length + tail.length > 14)) {
            return null;
        }
        byte[] out = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, out, 16 - tail.length, tail.length);
        return out;
    }

    private static byte @org.jspecify.annotations.Nullable [] groups(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (text.isEmpty()) {
            return out.toByteArray();
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            byte[] four = i == parts.length - 1 && parts[i].indexOf('.') >= 0 ? parse4(parts[i]) : null;
            if (four != null) {
                out.writeBytes(four);
            } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                int group = Integer.parseInt(parts[i], 16);
                out.write(group >> 8);
                out.write(group);
            } else {
                return null;
            }
        }
        return out.toByteArray();
    }

    /** The usual notation, the longest run of zero groups shortened (RFC 5952 §4). */
    public static String format(byte[] octets) {
        if (octets.length == 4) {
            return (octets[0] & 0xFF) + "." + (octets[1] & 0xFF) + "." + (octets[2] & 0xFF) + "." + (octets[3] & 0xFF);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (octets[2 * i] & 0xFF) << 8 | octets[2 * i + 1] & 0xFF;
        }
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                best = i;
                bestLength = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += bestLength - 1;
            } else {
                text.append(text.length() == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
