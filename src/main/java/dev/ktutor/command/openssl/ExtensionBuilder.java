package dev.ktutor.command.openssl;

import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.Oids;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes extensions from the lines of a configuration's section (x509v3_config(5)). */
final class ExtensionBuilder {
    /** A line that cannot be turned into an extension; why is in the error queue. */
    static final class BadExtension extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadExtension() {
            super("bad extension", null, false, false);
        }
    }

    /** A name and perhaps a value of a comma-separated list. */
    record Item(String section, String name, String value, boolean valued) {
        /** The value, or the name where there is none. */
        String either() {
            return valued ? value : name;
        }
    }

    private final Call call;
    private final ConfigFile config;
    private final ConfigFile sections;
    private final ExtensionContext context;
    private boolean movesAddresses;

    /** @param sections where values may name sections: the main configuration, even for -addext */
    ExtensionBuilder(Call call, ConfigFile config, ConfigFile sections, ExtensionContext context) {
        this.call = call;
        this.config = config;
        this.sections = sections;
        this.context = context;
    }

    /** Remembers that email:move took the addresses out of the subject. */
    void moveAddresses() {
        movesAddresses = true;
    }

    /** The subject without the addresses that email:move took out of it. */
    DistinguishedName left(DistinguishedName subject) {
        return !movesAddresses ? subject : DistinguishedName.of(subject.rdns().stream()
                .map(rdn -> rdn.stream().filter(a -> !a.oid().equals(GeneralNameValues.EMAIL_ADDRESS)).toList()).filter(rdn -> !rdn.isEmpty()).toList());
    }

    Call call() {
        return call;
    }

    ExtensionContext context() {
        return context;
    }

    /** Every extension of a section, in order; empty if the section is missing or a line is wrong. */
    Optional<List<Extension>> section(String name) {
        List<Extension> made = new ArrayList<>();
        return section(name, made::add) ? Optional.of(made) : Optional.empty();
    }

    /** Hands over every extension of a section as it is made; false if the section is missing or a line is wrong. */
    boolean section(String name, Consumer<Extension> taker) {
        Optional<List<ConfigFile.Entry>> entries = config.section(name);
        if (entries.isEmpty()) {
            return false;
        }
        for (ConfigFile.Entry entry : entries.get()) {
            Optional<Extension> extension = one(entry);
            if (extension.isEmpty()) {
                return false;
            }
            taker.accept(extension.get());
        }
        return true;
    }

    private Optional<Extension> one(ConfigFile.Entry entry) {
        String value = entry.value();
        boolean critical = value.startsWith("critical,");
        value = critical ? value.substring(9).stripLeading() : value;
        boolean encoded = value.startsWith("DER:") || value.startsWith("ASN1:");
        try {
            if (encoded) {
                return Optional.of(generic(entry.name(), value, critical));
            }
            String oid = Oids.named(entry.name()).filter(o -> Oids.shortName(o).equals(entry.name())).orElse(null);
            if (oid == null) {
                throw bad(OpensslError.EXTENSION_UNKNOWN, "");
            }
            ExtensionValues values = new ExtensionValues(this);
            return Optional.of(new Extension(oid, critical, values.encode(oid, value)));
        } catch (BadExtension e) {
            if (encoded) {
                return Optional.empty();
            }
            call.errors().raise(OpensslError.EXTENSION_ERROR, "section=" + entry.section() + ", name=" + entry.name() + ", value=" + value);
            return Optional.empty();
        }
    }

    private Extension generic(String name, String value, boolean critical) {
        String oid = call.oid(name).orElseThrow(() -> bad(OpensslError.EXTENSION_NAME, "name=" + name));
        if (value.startsWith("DER:")) {
            try {
                return new Extension(oid, critical, HexFormat.of().parseHex(value.substring(4).strip().replace(":", "")));
            } catch (IllegalArgumentException e) {
                call.errors().raise(OpensslError.ILLEGAL_HEX);
                throw bad(OpensslError.EXTENSION_VALUE, "value=" + value.substring(4).strip());
            }
        }
        String asked = value.substring(5).strip();
        try {
            return new Extension(oid, critical, Asn1Generator.generate(this, asked));
        } catch (BadExtension e) {
            throw bad(OpensslError.EXTENSION_VALUE, "value=" + asked);
        }
    }

    /** Raises an error and gives the exception to throw. */
    BadExtension bad(OpensslError error, String data) {
        call.errors().raise(error, data);
        return new BadExtension();
    }

    /** The identifier a text names or writes in numbers; raises an error if it does neither. */
    Optional<String> oid(String text) {
        return call.oid(text);
    }

    /** The items of {@code a:b, c} or of the section that {@code @name} names. */
    List<Item> items(String oid, String value) {
        List<Item> items = value.startsWith("@") ? config.section(value.substring(1)).map(this::items).orElse(List.of()) : list(value);
        if (items.isEmpty()) {
            throw bad(OpensslError.EXTENSION_BAD_STRING, "name=" + Oids.shortName(oid) + ",section=" + value);
        }
        return items;
    }

    /** The lines of a section of the main configuration. */
    Optional<List<Item>> named(String section) {
        return sections.section(section).map(this::items);
    }

    private List<Item> items(List<ConfigFile.Entry> entries) {
        return entries.stream().map(e -> new Item(e.section(), e.name(), e.value(), true)).toList();
    }

    private List<Item> list(String value) {
        List<Item> items = parseList(value);
        if (items.isEmpty()) {
            boolean nameMissing = List.of(value.split(",", -1)).stream().anyMatch(p -> p.strip().isEmpty() || p.strip().startsWith(":"));
            call.errors().raise(nameMissing ? OpensslError.EMPTY_ITEM_NAME : OpensslError.EMPTY_ITEM_VALUE);
        }
        return items;
    }

    /** Names and values between commas; empty if one of them is missing. */
    static List<Item> parseList(String text) {
        List<Item> items = new ArrayList<>();
        for (String piece : text.split("[\r\n]", 2)[0].split(",", -1)) {
            int colon = piece.indexOf(':');
            String name = (colon < 0 ? piece : piece.substring(0, colon)).strip();
            String value = colon < 0 ? "" : piece.substring(colon + 1).strip();
            if (name.isEmpty() || colon >= 0 && value.isEmpty()) {
                return List.of();
            }
            items.add(new Item("", name, value, colon >= 0));
        }
        return items;
    }

    /** Nothing at all, encoded: what identifiers are while only syntax is checked. */
    static byte[] emptySequence() {
        return DerWriter.sequence();
    }
}
