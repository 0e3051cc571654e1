package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PkiException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Text forms of extensions (openssl's v3_*.c printers): a table from identifier to printer. */
public final class ExtensionText {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    /** Writes an extension's value, without a last newline; the value is parsed already. */
    @FunctionalInterface
    interface Printer {
        void print(OctetText out, Der value, int indent);
    }

    private static final Map<String, Printer> PRINTERS = Map.ofEntries(
            Map.entry(Extension.NETSCAPE_CERT_TYPE, bits(List.of("SSL Client", "SSL Server", "S/MIME", "Object Signing", "Unused", "SSL CA", "S/MIME CA", "Object Signing CA"))),
            Map.entry(Extension.KEY_USAGE, bits(java.util.Arrays.stream(KeyUsage.values()).map(KeyUsage::longName).toList())),
            Map.entry("2.16.840.1.113730.1.2", ExtensionText::ia5), Map.entry("2.16.840.1.113730.1.3", ExtensionText::ia5),
            Map.entry("2.16.840.1.113730.1.4", ExtensionText::ia5), Map.entry("2.16.840.1.113730.1.7", ExtensionText::ia5),
            Map.entry("2.16.840.1.113730.1.8", ExtensionText::ia5), Map.entry("2.16.840.1.113730.1.12", ExtensionText::ia5),
            Map.entry("2.16.840.1.113730.1.13", ExtensionText::ia5),
            Map.entry(Extension.SUBJECT_KEY_ID, (out, v, indent) -> out.indent(indent).add(COLONS.formatHex(v.require(Der.OCTET_STRING).octets()))),
            Map.entry(Extension.AUTHORITY_KEY_ID, ExtensionText::authorityKeyId),
            Map.entry(Extension.SUBJECT_ALT_NAME, ExtensionText::names), Map.entry(Extension.ISSUER_ALT_NAME, ExtensionText::names),
            Map.entry("2.5.29.29", ExtensionText::names),
            Map.entry(Extension.BASIC_CONSTRAINTS, ExtensionText::basicConstraints),
            Map.entry(Extension.EXTENDED_KEY_USAGE, (out, v, indent) -> some(out, indent, v.children(Der.SEQUENCE).stream().map(o -> Oids.longName(o.oid())).toList())),
            Map.entry(Extension.CRL_NUMBER, ExtensionText::integer), Map.entry("2.5.29.27", ExtensionText::integer), Map.entry("2.5.29.54", ExtensionText::integer),
            Map.entry(Extension.REASON_CODE, ExtensionText::reason),
            Map.entry("2.5.29.24", (out, v, indent) -> out.indent(indent).add(Asn1Text.time(v.require(Der.GENERALIZED_TIME)))),
            Map.entry("2.5.29.16", ExtensionText::usagePeriod),
            Map.entry(Extension.AUTHORITY_INFO_ACCESS, ExtensionText::access), Map.entry("1.3.6.1.5.5.7.1.11", ExtensionText::access),
            Map.entry(Extension.CERTIFICATE_POLICIES, PolicyText::policies), Map.entry("2.5.29.33", PolicyText::mappings),
            Map.entry("2.5.29.36", PolicyText::constraints), Map.entry(Extension.NAME_CONSTRAINTS, PolicyText::nameConstraints),
            Map.entry(Extension.CRL_DISTRIBUTION_POINTS, PointText::distributionPoints), Map.entry("2.5.29.46", PointText::distributionPoints),
            Map.entry("2.5.29.28", PointText::issuingPoint),
            Map.entry("1.3.6.1.5.5.7.48.1.5", (out, v, indent) -> { }),
            Map.entry("1.3.6.1.5.5.7.1.24", ExtensionText::tlsFeatures),
            Map.entry("1.3.6.1.5.5.7.1.14", RareExtensionText::proxy), Map.entry("1.3.6.1.4.1.11129.2.4.2", SctText::list),
            Map.entry("1.3.6.1.4.1.11129.2.4.5", SctText::list), Map.entry("1.3.6.1.4.1.11129.2.4.3", RareExtensionText::poison),
            Map.entry("1.2.643.100.111", RareExtensionText::signTool), Map.entry("1.2.643.100.112", RareExtensionText::issuerSignTool),
            Map.entry("2.5.29.23", RareExtensionText::object), Map.entry("1.3.101.1.4.1", RareExtensionText::strongExtranet),
            Map.entry("1.3.6.1.5.5.7.1.7", ResourceText::addresses), Map.entry("1.3.6.1.5.5.7.1.8", ResourceText::numbers));

    private ExtensionText() { }

    /** A title and every extension under it; nothing if there are none. */
    static void list(OctetText out, String title, List<Extension> extensions, int indent, TextOptions.UnknownExtension unknown) {
        if (extensions.isEmpty()) {
            return;
        }
        out.indent(indent).add(title).add(":\n");
        extensions.forEach(e -> one(out, e, indent + 4, unknown));
    }

    /** One extension: its name, whether it is critical, its value. */
    public static void one(OctetText out, Extension extension, int indent, TextOptions.UnknownExtension unknown) {
        out.indent(indent).add(Oids.longName(extension.oid())).add(": ").add(extension.critical() ? "critical" : "").add("\n");
        value(out, extension, indent + 4, unknown);
        out.add("\n");
    }

    private static void value(OctetText out, Extension extension, int indent, TextOptions.UnknownExtension unknown) {
        Printer printer = PRINTERS.get(extension.oid());
        boolean shown = false;
        try {
            if (printer != null) {
                OctetText text = new OctetText();
                printer.print(text, Der.prefix(extension.value()), indent);
                out.add(text.octets());
                return;
            }
            shown = unknown(out, extension, indent, unknown, "<Not Supported>");
        } catch (Unprintable e) {
            // a value that can be read but has no text is shown as octets whatever the options say
            shown = false;
        } catch (PkiException | IndexOutOfBoundsException | ArithmeticException e) {
            shown = unknown(out, extension, indent, unknown, "<Parse Error>");
        }
        if (!shown) {
            out.indent(indent).printable(extension.value());
        }
    }

    /** Whether something could be shown in the way asked for. */
    private static boolean unknown(OctetText out, Extension extension, int indent, TextOptions.UnknownExtension way, String word) {
        switch (way) {
            case ERROR -> out.indent(indent).add(word);
            case PARSE -> {
                Asn1Dump.Outline outline = Asn1Dump.of(extension.value(), indent > 0, -1);
                out.add(outline.text());
                return outline.wellFormed();
            }
            case DUMP -> {
                out.add(HexDump.of(extension.value(), indent));
                return extension.value().length > 0;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether OpenSSL can read the extension's value; true for those it does not know. */
    public static boolean readable(Extension extension) {
        try {
            Printer printer = PRINTERS.get(extension.oid());
            if (printer != null) {
                printer.print(new OctetText(), Der.prefix(extension.value()), 0);
            }
            return true;
        } catch (Unprintable e) {
            return true;
        } catch (PkiException | IndexOutOfBoundsException | ArithmeticException e) {
            return false;
        }
    }

    /** A value that is well-formed but has no text. */
    static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unprintable() {
            super("no text", null, false, false);
        }
    }

    private static Printer bits(List<String> names) {
        return (out, value, indent) -> {
            value.require(Der.BIT_STRING);
            List<String> set = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (value.bit(i)) {
                    set.add(names.get(i));
                }
            }
            some(out, indent, set);
        };
    }

    /** A list that has no text if it is empty. */
    static void some(OctetText out, int indent, List<String> items) {
        if (items.isEmpty()) {
            throw new Unprintable();
        }
        list(out, indent, items);
    }

    static void list(OctetText out, int indent, List<String> items) {
        out.indent(indent).add(items.isEmpty() ? "<EMPTY>\n" : String.join(", ", items));
    }

    private static void ia5(OctetText out, Der value, int indent) {
        if (value.length() == 0) {
            throw new Unprintable();
        }
        out.indent(indent).add(value.content());
    }

    private static void integer(OctetText out, Der value, int indent) {
        out.indent(indent).add(Asn1Text.integer(value.require(Der.INTEGER).integer()));
    }

    private static void reason(OctetText out, Der value, int indent) {
        BigInteger code = value.require(Der.ENUMERATED).integer();
        String[] names = {"Unspecified", "Key Compromise", "CA Compromise", "Affiliation Changed", "Superseded", "Cessation Of Operation",
            "Certificate Hold", "", "Remove From CRL", "Privilege Withdrawn", "AA Compromise"};
        boolean known = code.signum() >= 0 && code.bitLength() < 8 && code.intValue() < names.length && code.intValue() != 7;
        out.indent(indent).add(known ? names[code.intValue()] : Asn1Text.integer(code));
    }

    private static void authorityKeyId(OctetText out, Der value, int indent) {
        List<Der> parts = value.children(Der.SEQUENCE);
        List<byte[]> lines = new ArrayList<>();
        for (Der part : parts) {
            if (part.isContext(0)) {
                lines.add(new OctetText().add(parts.size() > 1 ? "keyid:" : "").add(COLONS.formatHex(part.content())).octets());
            } else if (part.isContext(1)) {
                GeneralName.list(part).forEach(n -> lines.add(GeneralNameText.value(n)));
            } else if (part.isContext(2)) {
                lines.add(new OctetText().add("serial:").add(COLONS.formatHex(Asn1Text.magnitude(part.integer()))).octets());
            }
        }
        lines(out, indent, lines);
    }

    private static void lines(OctetText out, int indent, List<byte[]> lines) {
        if (lines.isEmpty()) {
            out.indent(indent).add("<EMPTY>\n");
        }
        for (int i = 0; i < lines.size(); i++) {
            out.add(i > 0 ? "\n" : "").indent(indent).add(lines.get(i));
        }
    }

    private static void names(OctetText out, Der value, int indent) {
        List<GeneralName> names = GeneralName.list(value.require(Der.SEQUENCE));
        out.indent(indent).add(names.isEmpty() ? "<EMPTY>\n" : "");
        for (int i = 0; i < names.size(); i++) {
            out.add(i > 0 ? ", " : "").add(GeneralNameText.value(names.get(i)));
        }
    }

    private static void basicConstraints(OctetText out, Der value, int indent) {
        List<Der> parts = value.children(Der.SEQUENCE);
        boolean ca = parts.stream().anyMatch(p -> p.is(Der.BOOLEAN) && p.bool());
        List<String> items = new ArrayList<>(List.of("CA:" + (ca ? "TRUE" : "FALSE")));
        for (Der part : parts) {
            if (!part.is(Der.BOOLEAN)) {
                items.add("pathlen:" + Asn1Text.integer(part.require(Der.INTEGER).integer()));
            }
        }
        list(out, indent, items);
    }

    private static void usagePeriod(OctetText out, Der value, int indent) {
        List<String> times = new ArrayList<>();
        for (Der part : value.children(Der.SEQUENCE)) {
            Der time = Der.parse(dev.ktutor.pki.DerWriter.value(Der.GENERALIZED_TIME, part.content()));
            times.add((part.isContext(0) ? "Not Before: " : "Not After: ") + Asn1Text.time(time));
        }
        out.indent(indent).add(String.join(", ", times));
    }

    private static void access(OctetText out, Der value, int indent) {
        List<byte[]> lines = new ArrayList<>();
        for (Der description : value.children(Der.SEQUENCE)) {
            List<Der> pair = description.children(Der.SEQUENCE);
            lines.add(new OctetText().add(Oids.longName(pair.get(0).oid())).add(" - ").add(GeneralNameText.value(GeneralName.of(pair.get(1)))).octets());
        }
        lines(out, indent, lines);
    }

    private static void tlsFeatures(OctetText out, Der value, int indent) {
        some(out, indent, value.children(Der.SEQUENCE).stream().map(f -> switch (f.integer().intValue()) {
            case 5 -> "status_request";
            case 17 -> "status_request_v2";
            default -> f.integer().toString();
        }).toList());
    }
}
