package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.NameAttribute;
import dev.ktutor.pki.Oids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a name is written: the flags of OpenSSL's -nameopt (openssl-namedisplay-options(1)). */
public record NameFormat(long flags) {
    static final long ESC_2253 = 1, ESC_CTRL = 2, ESC_MSB = 4, ESC_QUOTE = 8, UTF8 = 0x10, IGNORE_TYPE = 0x20, SHOW_TYPE = 0x40,
            DUMP_ALL = 0x80, DUMP_UNKNOWN = 0x100, DUMP_DER = 0x200, ESC_2254 = 0x400;
    private static final long SEP_MASK = 0xF0000, COMMA_PLUS = 0x10000, COMMA_SPACE = 0x20000, SEMICOLON = 0x30000, MULTI = 0x40000,
            REVERSE = 1 << 20, FIELD_MASK = 3 << 21, LONG_NAME = 1 << 21, OID = 2 << 21, NO_NAME = 3 << 21, SPACE_EQ = 1 << 23,
            DUMP_UNKNOWN_FIELDS = 1 << 24, ALIGN = 1 << 25, ALL = 0xFFFFFFFFL;
    private static final long STRING_2253 = ESC_2253 | ESC_CTRL | ESC_MSB | UTF8 | DUMP_UNKNOWN | DUMP_DER;

    /** {@code /C=KR/CN=x} and, inside texts, {@code C=KR, CN=x}. */
    public static final NameFormat COMPAT = new NameFormat(0);
    /** {@code C = KR, CN = x}, the default. */
    public static final NameFormat ONELINE = new NameFormat(STRING_2253 | ESC_QUOTE | COMMA_SPACE | SPACE_EQ);
    /** {@code CN=x,C=KR}. */
    public static final NameFormat RFC2253 = new NameFormat(STRING_2253 | COMMA_PLUS | REVERSE | DUMP_UNKNOWN_FIELDS);
    /** One attribute a line with long names. */
    public static final NameFormat MULTILINE = new NameFormat(ESC_CTRL | ESC_MSB | MULTI | SPACE_EQ | LONG_NAME | ALIGN);

    private record Word(String name, long set, long mask) { }

    private static final List<Word> WORDS = List.of(new Word("esc_2253", ESC_2253, 0), new Word("esc_2254", ESC_2254, 0),
            new Word("esc_ctrl", ESC_CTRL, 0), new Word("esc_msb", ESC_MSB, 0), new Word("use_quote", ESC_QUOTE, 0),
            new Word("utf8", UTF8, 0), new Word("ignore_type", IGNORE_TYPE, 0), new Word("show_type", SHOW_TYPE, 0),
            new Word("dump_all", DUMP_ALL, 0), new Word("dump_nostr", DUMP_UNKNOWN, 0), new Word("dump_der", DUMP_DER, 0),
            new Word("compat", 0, ALL), new Word("sep_comma_plus", COMMA_PLUS, SEP_MASK),
            new Word("sep_comma_plus_space", COMMA_SPACE, SEP_MASK), new Word("sep_semi_plus_space", SEMICOLON, SEP_MASK),
            new Word("sep_multiline", MULTI, SEP_MASK), new Word("dn_rev", REVERSE, 0), new Word("nofname", NO_NAME, FIELD_MASK),
            new Word("sname", 0, FIELD_MASK), new Word("lname", LONG_NAME, FIELD_MASK), new Word("align", ALIGN, 0),
            new Word("oid", OID, FIELD_MASK), new Word("space_eq", SPACE_EQ, 0), new Word("dump_unknown", DUMP_UNKNOWN_FIELDS, 0),
            new Word("RFC2253", RFC2253.flags, ALL), new Word("oneline", ONELINE.flags, ALL), new Word("multiline", MULTILINE.flags, ALL),
            new Word("ca_default", MULTILINE.flags, ALL));

    /** What a -nameopt argument means; empty if a word is not known. */
    public static Optional<NameFormat> parse(String argument) {
        long flags = 0;
        for (String item : argument.split(",")) {
            String name = item.strip();
            boolean off = name.startsWith("-");
            String bare = off || name.startsWith("+") ? name.substring(1) : name;
            Optional<Word> word = WORDS.stream().filter(w -> w.name.equalsIgnoreCase(bare)).findFirst();
            if (word.isEmpty()) {
                return Optional.empty();
            }
            flags &= ~word.get().mask;
            flags = off ? flags & ~word.get().set : flags | word.get().set;
        }
        return Optional.of(new NameFormat(flags != 0 && (flags & SEP_MASK) == 0 ? flags | COMMA_SPACE : flags));
    }

    /** Whether each attribute stands on a line of its own. */
    public boolean isMultiline() {
        return (flags & SEP_MASK) == MULTI;
    }

    /** The name after a title, as {@code openssl x509 -subject} prints it, with the end of the line. */
    public byte[] titled(String title, DistinguishedName name) {
        OctetText out = new OctetText().add(title);
        if (flags == 0) {
            return out.add(slashes(name)).add("\n").octets();
        }
        return out.add(isMultiline() ? "\n" : "").add(text(name, isMultiline() ? 4 : 0)).add("\n").octets();
    }

    /** The name as it stands inside texts. */
    public byte[] text(DistinguishedName name, int indent) {
        OctetText out = new OctetText();
        if (flags == 0) {
            return out.add(commas(slashes(name))).octets();
        }
        out.indent(indent);
        int inner = isMultiline() ? indent : 0;
        List<Integer> order = new ArrayList<>();
        List<NameAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < name.rdns().size(); i++) {
            for (NameAttribute attribute : name.rdns().get(i)) {
                int at = (flags & REVERSE) != 0 ? 0 : attributes.size();
                attributes.add(at, attribute);
                order.add(at, i);
            }
        }
        for (int i = 0; i < attributes.size(); i++) {
            if (i > 0) {
                boolean together = order.get(i).equals(order.get(i - 1));
                out.add(together ? plus() : separator());
                out.indent(together ? 0 : inner);
            }
            attribute(out, attributes.get(i));
        }
        return out.octets();
    }

    private String separator() {
        return switch ((int) (flags & SEP_MASK)) {
            case (int) MULTI -> "\n";
            case (int) COMMA_PLUS -> ",";
            case (int) SEMICOLON -> "; ";
            default -> ", ";
        };
    }

    private String plus() {
        return (flags & SEP_MASK) == COMMA_PLUS ? "+" : " + ";
    }

    private void attribute(OctetText out, NameAttribute attribute) {
        boolean known = Oids.known(attribute.oid());
        long field = flags & FIELD_MASK;
        if (field != NO_NAME) {
            String label = field == OID || !known ? attribute.oid()
                    : field == LONG_NAME ? Oids.longName(attribute.oid()) : Oids.shortName(attribute.oid());
            out.add(label);
            int width = field == OID || !known ? 0 : field == LONG_NAME ? 25 : 10;
            out.indent((flags & ALIGN) != 0 ? width - label.length() : 0);
            out.add((flags & SPACE_EQ) != 0 ? " = " : "=");
        }
        boolean dump = !known && (flags & DUMP_UNKNOWN_FIELDS) != 0;
        out.add(StringFormat.text(attribute.value(), dump ? flags | DUMP_ALL : flags));
    }

    /** {@code X509_NAME_oneline}: {@code /C=KR/CN=x}, other than ASCII as {@code \xHH}. */
    public static String slashes(DistinguishedName name) {
        StringBuilder text = new StringBuilder();
        for (List<NameAttribute> rdn : name.rdns()) {
            for (int i = 0; i < rdn.size(); i++) {
                text.append(i > 0 ? '+' : '/').append(Oids.shortName(rdn.get(i).oid())).append('=');
                for (byte b : rdn.get(i).value().content()) {
                    int c = b & 0xFF;
                    if (c < ' ' || c > '~') {
                        text.append(String.format("\\x%02X", c));
                    } else {
                        text.append(c == '/' || c == '+' ? "\\" : "").append((char) c);
                    }
                }
            }
        }
        return text.toString();
    }

    /** {@code X509_NAME_print}: slashes before a one- or two-letter type become commas. */
    private static String commas(String slashes) {
        return slashes.isEmpty() ? "" : slashes.substring(1).replaceAll("/(?=[A-Z]=|[A-Z][A-Z]=)", ", ");
    }

    /** An attribute's value as octets of UTF-8, whatever its string type. */
    static byte[] utf8(Der value) {
        return value.string().getBytes(StandardCharsets.UTF_8);
    }
}
