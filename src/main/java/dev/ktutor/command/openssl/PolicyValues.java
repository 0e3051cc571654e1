package dev.ktutor.command.openssl;

import dev.ktutor.command.openssl.ExtensionBuilder.Item;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.text.ByteText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** certificatePolicies from its configuration syntax: identifiers, or sections with CPS and userNotice. */
final class PolicyValues {
    private final ExtensionBuilder builder;

    PolicyValues(ExtensionBuilder builder) {
        this.builder = builder;
    }

    byte[] policies(String value) {
        List<byte[]> policies = new ArrayList<>();
        boolean ia5 = false;
        for (Item item : ExtensionBuilder.parseList(value)) {
            if (item.name().equals("ia5org")) {
                ia5 = true;
            } else if (item.name().startsWith("@")) {
                policies.add(section(item.name().substring(1), ia5));
            } else {
                policies.add(DerWriter.sequence(oid(item.name())));
            }
        }
        return DerWriter.sequence(policies);
    }

    private byte[] oid(String text) {
        return DerWriter.oid(builder.oid(text).orElseThrow(() -> builder.bad(OpensslError.INVALID_POLICY, text)));
    }

    private List<Item> lines(String section) {
        return builder.named(section).orElseThrow(() -> builder.bad(OpensslError.INVALID_SECTION, "section=" + section));
    }

    private byte[] section(String name, boolean ia5) {
        byte[] policy = new byte[0];
        List<byte[]> qualifiers = new ArrayList<>();
        for (Item line : lines(name)) {
            if (line.name().equals("policyIdentifier")) {
                policy = oid(line.value());
            } else if (line.name().startsWith("CPS")) {
                qualifiers.add(DerWriter.sequence(DerWriter.oid("1.3.6.1.5.5.7.2.1"), DerWriter.value(Der.IA5_STRING, ByteText.encode(line.value()))));
            } else if (line.name().startsWith("userNotice")) {
                qualifiers.add(DerWriter.sequence(DerWriter.oid("1.3.6.1.5.5.7.2.2"), notice(line.value().replaceFirst("^@", ""), ia5)));
            } else {
                throw builder.bad(OpensslError.GENERAL_NAME_OPTION, "name=" + line.name() + ", value=" + line.value());
            }
        }
        return DerWriter.sequence(policy, qualifiers.isEmpty() ? new byte[0] : DerWriter.sequence(qualifiers));
    }

    private byte[] notice(String name, boolean ia5) {
        byte[] organization = new byte[0];
        byte[] numbers = DerWriter.sequence();
        byte[] text = new byte[0];
        for (Item line : lines(name)) {
            switch (line.name()) {
                case "explicitText" -> text = explicitText(line.value());
                case "organization" -> organization = DerWriter.value(ia5 ? Der.IA5_STRING : Der.VISIBLE_STRING, ByteText.encode(line.value()));
                case "noticeNumbers" -> numbers = DerWriter.sequence(ExtensionBuilder.parseList(line.value()).stream()
                        .map(i -> DerWriter.integer(new BigInteger(i.name().matches("[0-9]+") ? i.name() : "0"))).toList());
                default -> throw builder.bad(OpensslError.GENERAL_NAME_OPTION, "name=" + line.name() + ", value=" + line.value());
            }
        }
        return DerWriter.sequence(organization.length == 0 ? new byte[0] : DerWriter.sequence(organization, numbers), text);
    }

    private static byte[] explicitText(String value) {
        int colon = value.indexOf(':');
        String kind = colon < 0 ? "" : value.substring(0, colon);
        int tag = switch (kind) {
            case "UTF8", "UTF8String" -> Der.UTF8_STRING;
            case "BMP", "BMPSTRING" -> Der.BMP_STRING;
            case "VISIBLE", "VISIBLESTRING" -> Der.VISIBLE_STRING;
            default -> 0;
        };
        return DerWriter.value(tag == 0 ? Der.VISIBLE_STRING : tag, ByteText.encode(tag == 0 ? value : value.substring(colon + 1)));
    }
}
