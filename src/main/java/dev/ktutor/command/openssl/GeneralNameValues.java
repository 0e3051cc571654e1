package dev.ktutor.command.openssl;

import dev.ktutor.command.openssl.ExtensionBuilder.Item;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.IpAddresses;
import dev.ktutor.pki.NameAttribute;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** General names from {@code DNS:…}, {@code IP:…}, {@code dirName:section} and their like. */
final class GeneralNameValues {
    static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

    private final ExtensionBuilder builder;

    GeneralNameValues(ExtensionBuilder builder) {
        this.builder = builder;
    }

    /** The names of subjectAltName; {@code email:copy} takes addresses from the subject. */
    List<GeneralName> alternativeNames(List<Item> items) {
        List<GeneralName> names = new ArrayList<>();
        for (Item item : items) {
            if (is(item, "email") && (item.value().equals("copy") || item.value().equals("move"))) {
                DistinguishedName subject = builder.context().subject();
                if (item.value().equals("move")) {
                    builder.moveAddresses();
                }
                if (subject != null) {
                    subject.all(EMAIL_ADDRESS).forEach(a -> names.add(GeneralName.primitive(GeneralName.Kind.EMAIL, ByteText.encode(a))));
                }
            } else {
                names.add(one(item, false));
            }
        }
        return names;
    }

    /** The names of issuerAltName; {@code issuer:copy} takes over the issuer's alternative names. */
    List<GeneralName> issuerNames(List<Item> items) {
        List<GeneralName> names = new ArrayList<>();
        for (Item item : items) {
            if (is(item, "issuer") && item.value().equals("copy")) {
                ExtensionContext.Issuer issuer = builder.context().issuer();
                if (!builder.context().test() && issuer == null) {
                    throw builder.bad(OpensslError.NO_ISSUER_DETAILS, "");
                }
                if (issuer != null) {
                    names.addAll(issuer.extensions().get().subjectAltNames());
                }
            } else {
                names.add(one(item, false));
            }
        }
        return names;
    }

    /** The item's name, which may be numbered: {@code DNS.1}. */
    private static boolean is(Item item, String kind) {
        return item.name().equals(kind) || item.name().startsWith(kind + ".");
    }

    /** One name. In name constraints an address has a mask behind it. */
    GeneralName one(Item item, boolean constraint) {
        if (!item.valued()) {
            throw builder.bad(OpensslError.GENERAL_NAME_MISSING, "");
        }
        if (is(item, "email")) {
            return GeneralName.primitive(GeneralName.Kind.EMAIL, ByteText.encode(item.value()));
        }
        if (is(item, "URI")) {
            return GeneralName.primitive(GeneralName.Kind.URI, ByteText.encode(item.value()));
        }
        if (is(item, "DNS")) {
            return GeneralName.primitive(GeneralName.Kind.DNS, ByteText.encode(item.value()));
        }
        if (is(item, "RID")) {
            String oid = builder.oid(item.value()).orElseThrow(() -> builder.bad(OpensslError.BAD_OBJECT, "value=" + item.value()));
            return GeneralName.primitive(GeneralName.Kind.REGISTERED_ID, Der.parse(DerWriter.oid(oid)).content());
        }
        if (is(item, "IP")) {
            return GeneralName.ip(address(item.value(), constraint).orElseThrow(() -> builder.bad(OpensslError.BAD_IP_ADDRESS, "value=" + item.value())));
        }
        if (is(item, "dirName")) {
            return GeneralName.directory(directory(item.value()));
        }
        if (is(item, "otherName")) {
            return otherName(item.value());
        }
        throw builder.bad(OpensslError.GENERAL_NAME_OPTION, "name=" + item.name());
    }

    private static Optional<byte[]> address(String text, boolean constraint) {
        if (!constraint) {
            return IpAddresses.parse(text);
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Optional<byte[]> base = IpAddresses.parse(text.substring(0, slash));
        Optional<byte[]> mask = IpAddresses.parse(text.substring(slash + 1));
        return base.isPresent() && mask.isPresent() && base.get().length == mask.get().length
                ? Optional.of(DerWriter.join(base.get(), mask.get())) : Optional.empty();
    }

    private DistinguishedName directory(String section) {
        List<Item> lines = builder.named(section).orElseThrow(() -> {
            builder.call().errors().raise(OpensslError.INVALID_SECTION, "section=" + section);
            return builder.bad(OpensslError.DIRECTORY_NAME, "");
        });
        List<List<NameAttribute>> rdns = new ArrayList<>();
        NameEntries entries = new NameEntries(builder.call(), false, NameEntries.Mask.UTF8_ONLY);
        for (Item line : lines) {
            String type = line.name().replaceFirst("^[^:,.]*[:,.](?=.)", "");
            boolean together = type.startsWith("+");
            String oid = builder.call().oid(together ? type.substring(1) : type).orElseThrow(() -> builder.bad(OpensslError.BAD_OBJECT, "name=" + type));
            Der value = entries.value(oid, line.value());
            if (value == null) {
                throw new ExtensionBuilder.BadExtension();
            }
            if (together && !rdns.isEmpty()) {
                rdns.get(rdns.size() - 1).add(new NameAttribute(oid, value));
            } else {
                rdns.add(new ArrayList<>(List.of(new NameAttribute(oid, value))));
            }
        }
        return DistinguishedName.of(rdns);
    }

    private GeneralName otherName(String value) {
        int semicolon = value.indexOf(';');
        String type = semicolon < 0 ? "" : value.substring(0, semicolon);
        String oid = (semicolon < 0 ? Optional.<String>empty() : builder.oid(type)).orElseThrow(() -> builder.bad(OpensslError.OTHER_NAME, ""));
        byte[] inner = Asn1Generator.generate(builder, value.substring(semicolon + 1));
        return GeneralName.of(Der.parse(DerWriter.value(0xA0, DerWriter.join(DerWriter.oid(oid), DerWriter.explicit(0, inner)))));
    }
}
