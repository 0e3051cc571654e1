package dev.ktutor.kube.api;

import java.util.Optional;

/**
 * An IP address as a number; never looked up, only read. Addresses of different families are never equal.
 *
 * @param v6 whether it is an IPv6 address
 * @param high the upper 64 bits of an IPv6 address, 0 for IPv4
 * @param low the lower 64 bits, for IPv4 all 32
 */
public record IpAddress(boolean v6, long high, long low) {
    private static final int V6_GROUPS = 8;

    /** Reads dotted IPv4 without leading zeros, as Go's netip does, or IPv6 (RFC 4291 §2.2); empty for anything else. */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text).map(v4 -> new IpAddress(false, 0, v4));
    }

    /** How many bits an address of this family has. */
    public int width() {
        return v6 ? 128 : 32;
    }

    /** Whether the first bits of both are the same; addresses of different families share nothing. */
    boolean sharesPrefix(IpAddress other, int bits) {
        if (v6 != other.v6) {
            return false;
        }
        if (!v6) {
            return (low ^ other.low) >>> (32 - bits) == 0;
        }
        if (bits <= 64) {
            return bits == 0 || (high ^ other.high) >>> (64 - bits) == 0;
        }
        return high == other.high && (low ^ other.low) >>> (128 - bits) == 0;
    }

    /** This address with all bits beyond the prefix cleared. */
    IpAddress firstOfPrefix(int bits) {
        if (!v6) {
            return new IpAddress(false, 0, bits == 0 ? 0 : low >>> (32 - bits) << (32 - bits));
        }
        long upper = bits >= 64 ? high : bits == 0 ? 0 : high >>> (64 - bits) << (64 - bits);
        long lower = bits <= 64 ? 0 : low >>> (128 - bits) << (128 - bits);
        return new IpAddress(true, upper, lower);
    }

    private static Optional<Long> parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long value = 0;
        for (String part : parts) {
            boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || part.length() > 1 && part.charAt(0) == '0' || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            value = value << 8 | Integer.parseInt(part);
        }
        return Optional.of(value);
    }

    private static Optional<IpAddress> parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] front = groups(gap < 0 ? text : text.substring(0, gap));
        int[] back = gap < 0 ? new int[0] : groups(text.substring(gap + 2));
        int given = front.length + back.length;
        boolean malformed = front.length > 0 && front[0] < 0 || back.length > 0 && back[0] < 0;
        if (malformed || (gap < 0 ? given != V6_GROUPS : given >= V6_GROUPS)) {
            return Optional.empty();
        }
        int[] all = new int[V6_GROUPS];
        System.arraycopy(front, 0, all, 0, front.length);
        System.arraycopy(back, 0, all, V6_GROUPS - back.length, back.length);
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | all[i];
            low = low << 16 | all[i + 4];
        }
        return Optional.of(new IpAddress(true, high, low));
    }

    /** The 16-bit groups of one side of the gap; a single -1 if malformed. */
    private static int[] groups(String side) {
        if (side.isEmpty()) {
            return new int[0];
        }
        int[] bad = {-1};
        String[] parts = side.split(":", -1);
        boolean dotted = parts[parts.length - 1].indexOf('.') >= 0;
        int[] groups = new int[parts.length + (dotted ? 1 : 0)];
        if (groups.length > V6_GROUPS) {
            return bad;
        }
        for (int i = 0; i < parts.length; i++) {
            if (dotted && i == parts.length - 1) {
                long v4 = parseV4(parts[i]).orElse(-1L);
                if (v4 < 0) {
                    return bad;
                }
                groups[i] = (int) (v4 >>> 16);
                groups[i + 1] = (int) (v4 & 0xFFFF);
            } else if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
                return bad;
            } else {
                groups[i] = Integer.parseInt(parts[i], 16);
            }
        }
        return groups;
    }
}
