package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.GeneralName;
import java.util.ArrayList;
import java.util.List;

/** Text forms of the extensions that say where revocation lists are. */
final class PointText {
    private static final List<String> REASONS = List.of("Unused", "Key Compromise", "CA Compromise", "Affiliation Changed", "Superseded",
            "Cessation Of Operation", "Certificate Hold", "Privilege Withdrawn", "AA Compromise");

    private PointText() { }

    static void distributionPoints(OctetText out, Der value, int indent) {
        List<Der> points = value.children(Der.SEQUENCE);
        for (int i = 0; i < points.size(); i++) {
            out.add(i > 0 ? "\n" : "");
            for (Der part : points.get(i).children(Der.SEQUENCE)) {
                if (part.isContext(0)) {
                    name(out, part.children().get(0), indent);
                } else if (part.isContext(1)) {
                    reasons(out, "Reasons", part, indent);
                } else {
                    out.indent(indent).add("CRL Issuer:\n");
                    names(out, part, indent);
                }
            }
        }
    }

    static void issuingPoint(OctetText out, Der value, int indent) {
        List<Der> parts = value.children(Der.SEQUENCE);
        parts.stream().filter(p -> p.isContext(0)).forEach(p -> name(out, p.children().get(0), indent));
        flag(out, parts, 1, "Only User Certificates", indent);
        flag(out, parts, 2, "Only CA Certificates", indent);
        flag(out, parts, 4, "Indirect CRL", indent);
        parts.stream().filter(p -> p.isContext(3)).forEach(p -> reasons(out, "Only Some Reasons", p, indent));
        flag(out, parts, 5, "Only Attribute Certificates", indent);
        if (parts.isEmpty()) {
            out.indent(indent).add("<EMPTY>\n");
        }
    }

    private static void flag(OctetText out, List<Der> parts, int number, String text, int indent) {
        if (parts.stream().anyMatch(p -> p.isContext(number) && p.bool())) {
            out.indent(indent).add(text).add("\n");
        }
    }

    private static void name(OctetText out, Der choice, int indent) {
        if (choice.isContext(0)) {
            out.indent(indent).add("Full Name:\n");
            names(out, choice, indent);
        } else {
            DistinguishedName relative = DistinguishedName.parse(DerWriter.sequence(DerWriter.value(Der.SET, choice.content())));
            out.indent(indent).add("Relative Name:\n").indent(indent + 2).add(NameFormat.ONELINE.text(relative, 0)).add("\n");
        }
    }

    private static void names(OctetText out, Der sequence, int indent) {
        List<GeneralName> names = GeneralName.list(sequence);
        for (int i = 0; i < names.size(); i++) {
            out.add(i > 0 ? "\n" : "").indent(indent + 2).add(GeneralNameText.plain(names.get(i)));
        }
    }

    private static void reasons(OctetText out, String title, Der bits, int indent) {
        List<String> set = new ArrayList<>();
        for (int i = 0; i < REASONS.size(); i++) {
            if (bits.bit(i)) {
                set.add(REASONS.get(i));
            }
        }
        out.indent(indent).add(title).add(":\n").indent(indent + 2).add(set.isEmpty() ? "<EMPTY>\n" : String.join(", ", set) + "\n");
    }
}
