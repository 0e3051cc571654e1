package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.PkiException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Text forms of the address blocks and system numbers a certificate delegates (RFC 3779). */
final class ResourceText {
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final Map<Integer, String> SUBFAMILIES = Map.of(1, "Unicast", 2, "Multicast", 3, "Unicast/Multicast", 4, "MPLS", 64, "Tunnel",
            65, "VPLS", 66, "BGP MDT", 128, "MPLS-labeled VPN");

    private ResourceText() { }

    static void addresses(OctetText out, Der value, int indent) {
        for (Der family : value.children(Der.SEQUENCE)) {
            List<Der> parts = family.children(Der.SEQUENCE);
            byte[] code = parts.get(0).require(Der.OCTET_STRING).octets();
            int number = (code[0] & 0xFF) << 8 | code[1] & 0xFF;
            out.indent(indent).add(number == IPV4 ? "IPv4" : number == IPV6 ? "IPv6" : "Unknown AFI " + number);
            if (code.length > 2) {
                int sub = code[2] & 0xFF;
                out.add(" (" + SUBFAMILIES.getOrDefault(sub, "Unknown SAFI " + sub) + ")");
            }
            if (parts.get(1).is(Der.NULL)) {
                out.add(": inherit\n");
                continue;
            }
            out.add(":\n");
            for (Der range : parts.get(1).children(Der.SEQUENCE)) {
                out.indent(indent + 2);
                if (range.is(Der.BIT_STRING)) {
                    out.add(address(range, number, false)).add("/" + prefix(range) + "\n");
                } else {
                    List<Der> ends = range.children(Der.SEQUENCE);
                    out.add(address(ends.get(0), number, false)).add("-").add(address(ends.get(1), number, true)).add("\n");
                }
            }
        }
    }

    private static int unused(Der bits) {
        return bits.require(Der.BIT_STRING).content()[0] & 7;
    }

    private static int prefix(Der bits) {
        return bits.bits().length * 8 - unused(bits);
    }

    private static String address(Der value, int family, boolean last) {
        byte[] bits = value.bits();
        int length = family == IPV4 ? 4 : family == IPV6 ? 16 : bits.length;
        if (bits.length > length) {
            throw new PkiException("an address too long");
        }
        byte[] whole = Arrays.copyOf(bits, length);
        if (bits.length > 0 && unused(value) != 0 && (family == IPV4 || family == IPV6)) {
            int mask = 0xFF >> 8 - unused(value);
            whole[bits.length - 1] = (byte) (last ? whole[bits.length - 1] | mask : whole[bits.length - 1] & ~mask);
        }
        Arrays.fill(whole, bits.length, length, (byte) (last ? 0xFF : 0));
        StringBuilder text = new StringBuilder();
        if (family == IPV4) {
            return (whole[0] & 0xFF) + "." + (whole[1] & 0xFF) + "." + (whole[2] & 0xFF) + "." + (whole[3] & 0xFF);
        }
        if (family != IPV6) {
            for (int i = 0; i < whole.length; i++) {
                text.append(i > 0 ? ":" : "").append(String.format("%02x", whole[i]));
            }
            return text.append('[').append(unused(value)).append(']').toString();
        }
        int end = 16;
        while (end > 1 && whole[end - 1] == 0 && whole[end - 2] == 0) {
            end -= 2;
        }
        for (int i = 0; i < end; i += 2) {
            text.append(Integer.toHexString((whole[i] & 0xFF) << 8 | whole[i + 1] & 0xFF)).append(i < 14 ? ":" : "");
        }
        return text.append(end < 16 ? ":" : "").append(end == 0 ? ":" : "").toString();
    }

    static void numbers(OctetText out, Der value, int indent) {
        for (Der part : value.children(Der.SEQUENCE)) {
            Der choice = part.children().get(0);
            out.indent(indent).add(part.isContext(0) ? "Autonomous System Numbers:\n" : "Routing Domain Identifiers:\n");
            if (choice.is(Der.NULL)) {
                out.indent(indent + 2).add("inherit\n");
                continue;
            }
            for (Der range : choice.children(Der.SEQUENCE)) {
                List<Der> ends = range.is(Der.SEQUENCE) ? range.children() : List.of(range);
                out.indent(indent + 2).add(Asn1Text.integer(ends.get(0).integer()));
                out.add(ends.size() > 1 ? "-" + Asn1Text.integer(ends.get(1).integer()) : "").add("\n");
            }
        }
    }
}
