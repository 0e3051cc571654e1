package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.NameAttribute;
import dev.ktutor.text.ByteText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds names entry by entry: string types, length limits and escapes as OpenSSL has them (X509_NAME_add_entry_by_NID). */
final class NameEntries {
    /** Which string types directory strings may become: string_mask in a configuration. */
    enum Mask { UTF8_ONLY, PKIX, NO_MULTIBYTE, ANY }

    private record Rule(int least, int most, int tag) { }

    /** Attributes with limits of their own; a tag of 0 means a directory string (OpenSSL's tbl_standard.h; RFC 5280 A.1). */
    private static final Map<String, Rule> RULES = Map.ofEntries(Map.entry("2.5.4.3", new Rule(1, 64, 0)),
            Map.entry("2.5.4.6", new Rule(2, 2, Der.PRINTABLE_STRING)), Map.entry("2.5.4.7", new Rule(1, 128, 0)),
            Map.entry("2.5.4.8", new Rule(1, 128, 0)), Map.entry("2.5.4.10", new Rule(1, 64, 0)), Map.entry("2.5.4.11", new Rule(1, 64, 0)),
            Map.entry("1.2.840.113549.1.9.1", new Rule(1, 128, Der.IA5_STRING)), Map.entry("1.2.840.113549.1.9.2", new Rule(1, -1, 0)),
            Map.entry("1.2.840.113549.1.9.7", new Rule(1, -1, 0)), Map.entry("1.2.840.113549.1.9.8", new Rule(1, -1, 0)),
            Map.entry("2.5.4.42", new Rule(1, 32768, 0)), Map.entry("2.5.4.4", new Rule(1, 32768, 0)),
            Map.entry("2.5.4.43", new Rule(1, 32768, 0)), Map.entry("2.5.4.41", new Rule(1, 32768, 0)),
            Map.entry("2.5.4.5", new Rule(1, 64, Der.PRINTABLE_STRING)), Map.entry("2.5.4.46", new Rule(-1, -1, Der.PRINTABLE_STRING)),
            Map.entry("0.9.2342.19200300.100.1.25", new Rule(1, -1, Der.IA5_STRING)),
            Map.entry("0.9.2342.19200300.100.1.3", new Rule(1, 256, Der.IA5_STRING)));

    private final Call call;
    private final boolean utf8;
    private final Mask mask;
    private final List<List<NameAttribute>> rdns = new ArrayList<>();

    NameEntries(Call call, boolean utf8, Mask mask) {
        this.call = call;
        this.utf8 = utf8;
        this.mask = mask;
    }

    /** Adds an attribute to a new relative name or to the last one; false after raising errors. */
    boolean add(String oid, String text, boolean toLast) {
        Der value = value(oid, text);
        if (value == null) {
            return false;
        }
        NameAttribute attribute = new NameAttribute(oid, value);
        if (toLast && !rdns.isEmpty()) {
            rdns.get(rdns.size() - 1).add(attribute);
        } else {
            rdns.add(new ArrayList<>(List.of(attribute)));
        }
        return true;
    }

    boolean isEmpty() {
        return rdns.isEmpty();
    }

    DistinguishedName name() {
        return DistinguishedName.of(rdns);
    }

    /** The string of the type the attribute asks for; null after raising an error. */
    @Nullable Der value(String oid, String text) {
        byte[] octets = ByteText.encode(text);
        String characters;
        if (utf8) {
            try {
                characters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
            } catch (CharacterCodingException e) {
                call.errors().raise(OpensslError.INVALID_UTF8);
                return null;
            }
        } else {
            characters = new String(octets, StandardCharsets.ISO_8859_1);
        }
        Rule rule = RULES.getOrDefault(oid, new Rule(-1, -1, 0));
        int length = characters.codePointCount(0, characters.length());
        if (rule.least > 0 && length < rule.least) {
            call.errors().raise(OpensslError.STRING_TOO_SHORT, "minsize=" + rule.least);
            return null;
        }
        if (rule.most > 0 && length > rule.most) {
            call.errors().raise(OpensslError.STRING_TOO_LONG, "maxsize=" + rule.most);
            return null;
        }
        int tag = rule.tag != 0 ? rule.tag : directoryString(characters);
        if (tag == Der.PRINTABLE_STRING && !isPrintable(characters) || tag == Der.IA5_STRING && characters.chars().anyMatch(c -> c > 0x7F)) {
            call.errors().raise(OpensslError.ILLEGAL_CHARACTERS);
            return null;
        }
        return Der.parse(DerWriter.value(tag, content(tag, characters).orElse(new byte[0])));
    }

    /** Characters as a string type holds them; empty if it cannot. */
    static Optional<byte[]> content(int tag, String characters) {
        boolean fits = switch (tag) {
            case Der.PRINTABLE_STRING -> isPrintable(characters);
            case Der.IA5_STRING -> characters.chars().allMatch(c -> c <= 0x7F);
            case Der.NUMERIC_STRING -> characters.chars().allMatch(c -> c >= '0' && c <= '9' || c == ' ');
            case Der.T61_STRING, Der.VISIBLE_STRING, Der.GENERAL_STRING -> characters.chars().allMatch(c -> c <= 0xFF);
            case Der.BMP_STRING -> characters.codePoints().allMatch(c -> c <= 0xFFFF);
            case Der.UTF8_STRING, Der.UNIVERSAL_STRING -> true;
            default -> false;
        };
        return fits ? Optional.of(characters.getBytes(switch (tag) {
            case Der.BMP_STRING -> StandardCharsets.UTF_16BE;
            case Der.UTF8_STRING -> StandardCharsets.UTF_8;
            case Der.UNIVERSAL_STRING -> java.nio.charset.Charset.forName("UTF-32BE");
            default -> StandardCharsets.ISO_8859_1;
        })) : Optional.empty();
    }

    private int directoryString(String characters) {
        if (mask == Mask.UTF8_ONLY) {
            return Der.UTF8_STRING;
        }
        if (isPrintable(characters)) {
            return Der.PRINTABLE_STRING;
        }
        boolean latin = characters.chars().allMatch(c -> c <= 0xFF);
        return latin && mask != Mask.PKIX ? Der.T61_STRING : mask == Mask.NO_MULTIBYTE ? Der.T61_STRING : Der.BMP_STRING;
    }

    private static boolean isPrintable(String characters) {
        return characters.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || " '()+,-./:=?".indexOf(c) >= 0);
    }

    /** The mask a configuration's string_mask names; empty if it is no such word. */
    static Optional<Mask> mask(String word) {
        return switch (word) {
            case "utf8only" -> Optional.of(Mask.UTF8_ONLY);
            case "pkix" -> Optional.of(Mask.PKIX);
            case "nombstr" -> Optional.of(Mask.NO_MULTIBYTE);
            case "default" -> Optional.of(Mask.ANY);
            default -> word.startsWith("MASK:") ? Optional.of(Mask.UTF8_ONLY) : Optional.empty();
        };
    }

    /** A name in the form {@code /type=value/type=value}, as -subj gives it. Quits with OpenSSL's words if it is not. */
    static DistinguishedName parseSlashes(Call call, String text, boolean utf8, Mask mask, String what) {
        if (!text.startsWith("/")) {
            throw call.fail(call.prog() + ": " + what + " name is expected to be in the format /type0=value0/type1=value1/type2=... "
                    + "where characters may be escaped by \\. This name is not in that format: '" + text + "'");
        }
        NameEntries entries = new NameEntries(call, utf8, mask);
        int at = 1;
        boolean more = false;
        while (at < text.length()) {
            boolean together = more;
            more = false;
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                throw call.fail(call.prog() + ": Missing '=' after RDN type string '" + text.substring(at) + "' in " + what + " name string");
            }
            String type = text.substring(at, equals);
            StringBuilder value = new StringBuilder();
            at = equals + 1;
            while (at < text.length() && text.charAt(at) != '/') {
                if (text.charAt(at) == '+') {
                    more = true;
                    break;
                }
                if (text.charAt(at) == '\\' && ++at >= text.length()) {
                    throw call.fail(call.prog() + ": Escape character at end of " + what + " name string");
                }
                value.append(text.charAt(at++));
            }
            at++;
            entry(call, entries, type, value.toString(), together, what);
        }
        return entries.name();
    }

    private static void entry(Call call, NameEntries entries, String type, String value, boolean together, String what) {
        String oid = call.findOid(type).orElse(null);
        if (oid == null) {
            call.err(call.prog() + " warning: Skipping unknown " + what + " name attribute \"" + type + "\"\n");
            if (together) {
                call.err(call.prog() + " hint: a '+' in a value string needs be escaped using '\\' else a new member of a multi-valued RDN is expected\n");
            }
        } else if (value.isEmpty()) {
            call.err(call.prog() + " warning: No value provided for " + what + " name attribute \"" + type + "\", skipped\n");
        } else if (!entries.add(oid, value, together)) {
            call.printErrors();
            throw call.fail(call.prog() + ": Error adding " + what + " name attribute \"/" + type + "=" + value + "\"");
        }
    }
}
