package dev.ktutor.kube.api;

import java.util.Optional;

/** A block of addresses: all that share the base's first bits (RFC 4632 §3.1). The base may have host bits. */
public record Cidr(IpAddress base, int bits) {

    /** Reads {@code 10.0.0.0/8} or {@code fd00::/64}; empty for anything else. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash)).filter(ip -> bits <= ip.width()).map(ip -> new Cidr(ip, bits));
    }

    /** Whether the address is inside; never for one of the other family. */
    public boolean contains(IpAddress address) {
        return base.sharesPrefix(address, bits);
    }

    /** Whether every address of the other is inside and some address of this one is not in the other. */
    public boolean strictlyContains(Cidr other) {
        return bits < other.bits && contains(other.base);
    }

    /** Whether the base has bits set beyond the prefix. */
    public boolean hasHostBits() {
        IpAddress first = base.firstOfPrefix(bits);
        return !first.equals(base);
    }
}
