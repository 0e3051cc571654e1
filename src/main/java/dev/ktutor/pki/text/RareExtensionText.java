package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PkiException;
import java.util.List;

/** Text forms of extensions one seldom meets: proxies, pre-certificates, Russian signing tools, strong extranets. */
final class RareExtensionText {
    private static final List<String> TOOLS = List.of("signTool    : ", "cATool      : ", "signToolCert: ", "cAToolCert  : ");

    private RareExtensionText() { }

    /** Proxy certificate information (RFC 3820 §3.8). */
    static void proxy(OctetText out, Der value, int indent) {
        List<Der> parts = value.children(Der.SEQUENCE);
        boolean limited = parts.get(0).is(Der.INTEGER);
        out.indent(indent).add("Path Length Constraint: ").add(limited ? Asn1Text.hexInteger(parts.get(0).integer()) : "infinite").add("\n");
        List<Der> policy = parts.get(limited ? 1 : 0).children(Der.SEQUENCE);
        out.indent(indent).add("Policy Language: ").add(Oids.longName(policy.get(0).oid()));
        if (policy.size() > 1) {
            out.add("\n").indent(indent).add("Policy Text: ").add(policy.get(1).require(Der.OCTET_STRING).octets());
        }
    }

    /** The mark of a pre-certificate (RFC 6962 §3.1). */
    static void poison(OctetText out, Der value, int indent) {
        value.require(Der.NULL);
        out.indent(indent).add("NULL");
    }

    static void signTool(OctetText out, Der value, int indent) {
        byte[] text = value.require(Der.UTF8_STRING).content();
        if (text.length == 0) {
            throw new PkiException("an empty name");
        }
        out.indent(indent).add(text);
    }

    static void issuerSignTool(OctetText out, Der value, int indent) {
        List<Der> parts = value.children(Der.SEQUENCE);
        for (int i = 0; i < TOOLS.size(); i++) {
            out.add(i > 0 ? "\n" : "").indent(indent).add(TOOLS.get(i)).add(parts.get(i).require(Der.UTF8_STRING).content());
        }
    }

    /** Hold instructions: an object alone. */
    static void object(OctetText out, Der value, int indent) {
        out.indent(indent).add(Oids.longName(value.oid()));
    }

    /** Strong extranet identifiers. */
    static void strongExtranet(OctetText out, Der value, int indent) {
        List<Der> parts = value.children(Der.SEQUENCE);
        java.math.BigInteger version = parts.get(0).require(Der.INTEGER).integer();
        out.indent(indent).add("Version: " + version.add(java.math.BigInteger.ONE) + " (0x" + version.toString(16).toUpperCase(java.util.Locale.ROOT) + ")");
        for (Der id : parts.get(1).children(Der.SEQUENCE)) {
            List<Der> pair = id.children(Der.SEQUENCE);
            out.add("\n").indent(indent).add("Zone: " + Asn1Text.integer(pair.get(0).integer()) + ", User: ").add(pair.get(1).content());
        }
    }
}
