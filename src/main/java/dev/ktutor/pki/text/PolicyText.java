package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PkiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Text forms of policies and of name constraints. */
public final class PolicyText {
    /** DisplayText (RFC 5280 §4.2.1.4). */
    private static final Set<Integer> DISPLAY_TEXT = Set.of(Der.UTF8_STRING, Der.IA5_STRING, Der.VISIBLE_STRING, Der.BMP_STRING);

    private PolicyText() { }

    /** A PolicyQualifiers sequence, a line or more each (print_qualifiers). */
    public static byte[] qualifiers(Der qualifiers, int indent) {
        OctetText out = new OctetText();
        qualifiers(out, qualifiers.children(Der.SEQUENCE), indent);
        return out.octets();
    }

    static void policies(OctetText out, Der value, int indent) {
        List<Der> policies = value.children(Der.SEQUENCE);
        for (int i = 0; i < policies.size(); i++) {
            List<Der> parts = policies.get(i).children(Der.SEQUENCE);
            out.add(i > 0 ? "\n" : "").indent(indent).add("Policy: ").add(Oids.longName(parts.get(0).oid()));
            if (parts.size() > 1) {
                out.add("\n");
                qualifiers(out, parts.get(1).children(Der.SEQUENCE), indent + 2);
            }
        }
    }

    private static void qualifiers(OctetText out, List<Der> qualifiers, int indent) {
        for (int i = 0; i < qualifiers.size(); i++) {
            List<Der> pair = qualifiers.get(i).children(Der.SEQUENCE);
            out.add(i > 0 ? "\n" : "");
            switch (pair.get(0).oid()) {
                case "1.3.6.1.5.5.7.2.1" -> out.indent(indent).add("CPS: ").add(upToZero(pair.get(1).require(Der.IA5_STRING).content()));
                case "1.3.6.1.5.5.7.2.2" -> {
                    out.indent(indent).add("User Notice:\n");
                    notice(out, pair.get(1).children(Der.SEQUENCE), indent + 2);
                }
                default -> out.indent(indent + 2).add("Unknown Qualifier: ").add(Oids.longName(pair.get(0).oid()));
            }
        }
    }

    private static void notice(OctetText out, List<Der> parts, int indent) {
        for (int i = 0; i < parts.size(); i++) {
            out.add(i > 0 ? "\n" : "");
            if (parts.get(i).is(Der.SEQUENCE)) {
                List<Der> reference = parts.get(i).children();
                List<String> numbers = reference.get(1).children().stream().map(n -> Asn1Text.integer(n.integer())).toList();
                out.indent(indent).add("Organization: ").add(shown(reference.get(0))).add("\n");
                out.indent(indent).add(numbers.size() > 1 ? "Numbers: " : "Number: ").add(String.join(", ", numbers));
            } else {
                out.indent(indent).add("Explicit Text: ").add(shown(parts.get(i)));
            }
        }
    }

    private static byte[] shown(Der text) {
        if (!DISPLAY_TEXT.contains(text.tag())) {
            throw new PkiException("no display text");
        }
        return upToZero(text.content());
    }

    /** What C's %.*s prints: a zero octet, as every second one of a BMPString, ends it. */
    private static byte[] upToZero(byte[] octets) {
        int end = 0;
        while (end < octets.length && octets[end] != 0) {
            end++;
        }
        return Arrays.copyOf(octets, end);
    }

    static void mappings(OctetText out, Der value, int indent) {
        ExtensionText.some(out, indent, value.children(Der.SEQUENCE).stream().map(m -> Oids.longName(m.children().get(0).oid()) + ":"
                + Oids.longName(m.children().get(1).oid())).toList());
    }

    static void constraints(OctetText out, Der value, int indent) {
        List<String> items = new ArrayList<>();
        for (Der part : value.children(Der.SEQUENCE)) {
            items.add((part.isContext(0) ? "Require Explicit Policy:" : "Inhibit Policy Mapping:") + Asn1Text.integer(part.integer()));
        }
        ExtensionText.some(out, indent, items);
    }

    static void nameConstraints(OctetText out, Der value, int indent) {
        List<Der> sides = value.children(Der.SEQUENCE);
        for (int i = 0; i < sides.size(); i++) {
            List<Der> trees = sides.get(i).children();
            out.add(i > 0 ? "\n" : "");
            if (!trees.isEmpty()) {
                out.indent(indent).add(sides.get(i).isContext(0) ? "Permitted:\n" : "Excluded:\n");
            }
            for (int k = 0; k < trees.size(); k++) {
                out.add(k > 0 ? "\n" : "").indent(indent + 2).add(tree(GeneralName.of(trees.get(k).children().get(0))));
            }
        }
    }

    private static byte[] tree(GeneralName base) {
        if (base.kind() != GeneralName.Kind.IP) {
            return GeneralNameText.plain(base);
        }
        byte[] octets = base.value().content();
        int split = octets.length >= 16 ? 16 : Math.min(octets.length, 4);
        return new OctetText().add("IP:").add(GeneralNameText.address(Arrays.copyOf(octets, split))).add("/")
                .add(GeneralNameText.address(Arrays.copyOfRange(octets, split, octets.length))).octets();
    }
}
