package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.Oids;
import java.util.List;

/** Text forms of general names, in the two ways OpenSSL has. */
final class GeneralNameText {
    private GeneralNameText() { }

    /** As in subjectAltName ({@code i2v_GENERAL_NAME}). */
    static byte[] value(GeneralName name) {
        OctetText out = new OctetText();
        switch (name.kind()) {
            case OTHER_NAME -> otherName(out, name, true);
            case X400 -> out.add("X400Name:<unsupported>");
            case EDI_PARTY -> out.add("EdiPartyName:<unsupported>");
            case EMAIL -> out.add("email:").add(whole(name));
            case DNS -> out.add("DNS:").add(whole(name));
            case URI -> out.add("URI:").add(whole(name));
            case DIRECTORY -> out.add("DirName:").add(NameFormat.slashes(name.directoryName()));
            case IP -> out.add("IP Address:").add(address(name.value().content()));
            case REGISTERED_ID -> out.add("Registered ID:").add(Oids.longName(name.value().oid()));
        }
        return out.octets();
    }

    /** Characters; OpenSSL refuses to show those with a zero among them. */
    private static byte[] whole(GeneralName name) {
        byte[] content = name.value().content();
        for (byte b : content) {
            if (b == 0) {
                throw new ExtensionText.Unprintable();
            }
        }
        return content;
    }

    /** As in distribution points and name constraints ({@code GENERAL_NAME_print}). */
    static byte[] plain(GeneralName name) {
        OctetText out = new OctetText();
        switch (name.kind()) {
            case OTHER_NAME -> otherName(out, name, false);
            case EMAIL -> out.add("email:").printable(name.value().content());
            case DNS -> out.add("DNS:").printable(name.value().content());
            case URI -> out.add("URI:").printable(name.value().content());
            case DIRECTORY -> out.add("DirName:").add(NameFormat.ONELINE.text(name.directoryName(), 0));
            default -> out.add(value(name));
        }
        return out.octets();
    }

    private static void otherName(OctetText out, GeneralName name, boolean asValue) {
        List<Der> parts = name.value().children();
        String oid = parts.get(0).oid();
        Der value = parts.get(1).children().get(0);
        String label = switch (oid) {
            case "1.3.6.1.5.5.7.8.9" -> "SmtpUTF8Mailbox";
            case "1.3.6.1.5.5.7.8.5" -> "XmppAddr";
            case "1.3.6.1.5.5.7.8.7" -> "SRVName";
            case "1.3.6.1.4.1.311.20.2.3" -> "UPN";
            case "1.3.6.1.5.5.7.8.8" -> "NAIRealm";
            default -> "";
        };
        boolean readable = value.is(label.equals("SRVName") ? Der.IA5_STRING : Der.UTF8_STRING) || label.isEmpty() && value.is(Der.IA5_STRING);
        if (!asValue) {
            out.add("othername:").add(label.isEmpty() || !readable ? "<unsupported>" : label + ":").add(label.isEmpty() || !readable ? new byte[0] : value.content());
        } else if (label.isEmpty()) {
            out.add("othername: ").add(Oids.longName(oid)).add("::").add(readable ? value.content() : "<unsupported>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } else if (!readable) {
            throw new ExtensionText.Unprintable();
        } else {
            out.add("othername: ").add(label).add("::").add(value.content());
        }
    }

    /** {@code ossl_ipaddr_to_asc}: version 6 addresses with all eight groups. */
    static String address(byte[] octets) {
        if (octets.length == 4) {
            return (octets[0] & 0xFF) + "." + (octets[1] & 0xFF) + "." + (octets[2] & 0xFF) + "." + (octets[3] & 0xFF);
        }
        if (octets.length != 16) {
            return "<invalid length=" + octets.length + ">";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i += 2) {
            text.append(i > 0 ? ":" : "").append(Integer.toHexString((octets[i] & 0xFF) << 8 | octets[i + 1] & 0xFF).toUpperCase(java.util.Locale.ROOT));
        }
        return text.toString();
    }
}
