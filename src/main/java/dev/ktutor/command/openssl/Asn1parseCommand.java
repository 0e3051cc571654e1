package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerHeader;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.text.Asn1Dump;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl asn1parse}: the outline of an encoding. */
final class Asn1parseCommand implements Subcommand {
    @Override
    public String name() {
        return "asn1parse";
    }

    private static final class Settings {
        final List<Integer> inner = new ArrayList<>();
        @Nullable String in;
        @Nullable String out;
        @Nullable String description;
        @Nullable String descriptionFile;
        @Nullable String oidFile;
        boolean der;
        boolean noout;
        boolean indent;
        boolean strict;
        int dump;
        int offset;
        int length;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        options.noRest();
        if (s.oidFile != null) {
            names(call, ByteText.decode(call.read(s.oidFile)));
        }
        boolean described = s.description != null || s.descriptionFile != null;
        byte[] given = described ? new byte[0] : s.der ? call.readBinary(s.in) : call.read(s.in);
        Sink derOut = s.out == null ? null : call.openBinary(s.out);
        byte[] value = inner(call, s, described ? generated(call, s) : s.der ? given : decode(call, s, given));
        if (s.offset < 0 || s.offset >= value.length) {
            throw call.fail("Error: offset out of range");
        }
        int end = s.length == 0 || s.length > value.length - s.offset ? value.length : s.offset + s.length;
        byte[] part = Arrays.copyOfRange(value, s.offset, end);
        if (derOut != null) {
            derOut.write(part);
        }
        if (s.noout) {
            return 0;
        }
        Asn1Dump.Outline outline = Asn1Dump.of(part, s.indent, s.dump);
        call.out(outline.text());
        if (!outline.wellFormed()) {
            if (outline.fault() != DerHeader.Fault.NONE) {
                call.errors().raise(outline.fault() == DerHeader.Fault.TOO_LONG ? OpensslError.ASN1_TOO_LONG : OpensslError.ASN1_HEADER_TOO_LONG);
            }
            return 1;
        }
        return 0;
    }

    private static void take(Call call, Settings s, Options options) {
        switch (options.name()) {
            case "in" -> s.in = options.value();
            case "out" -> s.out = options.value();
            case "inform" -> s.der = options.isDer();
            case "noout" -> s.noout = true;
            case "i" -> s.indent = true;
            case "strictpem" -> s.strict = true;
            case "dump" -> s.dump = -1;
            case "dlimit" -> s.dump = options.intValue();
            case "offset" -> s.offset = options.intValue();
            case "length" -> s.length = options.intValue();
            case "strparse" -> s.inner.add(options.value().matches("[0-9]{1,9}") ? Integer.parseInt(options.value()) : 0);
            case "genstr" -> s.description = options.value();
            case "genconf" -> s.descriptionFile = options.value();
            case "oid" -> s.oidFile = options.value();
            case "item" -> throw call.notYet("the option -item");
            default -> { }
        }
    }

    /** What -genstr or the line asn1 of -genconf's file describes. */
    private static byte[] generated(Call call, Settings s) {
        ConfigFile config = s.descriptionFile == null ? new ConfigFile() : ConfigReader.load(call, s.descriptionFile);
        String text = s.description != null ? s.description : config.get(ConfigFile.DEFAULT, "asn1").orElseThrow(() -> {
            call.errors().raise("error:0700006C:configuration file routines:NCONF_get_string:no value:../crypto/conf/conf_lib.c:315:group=default name=asn1");
            return call.fail("Can't find 'asn1' in '" + s.descriptionFile + "'");
        });
        if (s.descriptionFile == null && text.matches("(?i)(.*,)?\\s*(seq|sequence|set)(:.*)?")) {
            call.errors().raise(OpensslError.ASN1_NEEDS_CONFIG);
            throw call.fail();
        }
        try {
            return Asn1Generator.generate(new ExtensionBuilder(call, config, config, ExtensionContext.SYNTAX), text);
        } catch (ExtensionBuilder.BadExtension e) {
            throw call.fail();
        }
    }

    /** Takes identifiers from lines of number, short and long name. */
    private static void names(Call call, String text) {
        ConfigFile named = new ConfigFile();
        named.add(ConfigFile.DEFAULT, "oid_section", "oids");
        text.lines().map(l -> l.strip().split("\\s+", 3)).filter(w -> w.length > 1).forEach(w -> named.add("oids", w[1], w[0]));
        call.nameOids(named);
    }

    /** The first block with -strictpem; otherwise whatever looks like Base64, so that PEM lines are passed over. */
    private static byte[] decode(Call call, Settings s, byte[] given) {
        List<Pem.Block> blocks = s.strict ? Pem.parseAll(ByteText.decode(given)) : List.of();
        if (s.strict && blocks.isEmpty()) {
            call.errors().raise(OpensslError.PEM_NO_START, "");
            throw call.fail("Error reading PEM file");
        }
        return s.strict ? blocks.get(0).der() : Base64Reader.decode(given, false);
    }

    private static byte[] inner(Call call, Settings s, byte[] value) {
        byte[] current = value;
        for (int at : s.inner) {
            if (at <= 0 || at >= current.length) {
                call.err("'" + at + "' is out of range\n");
                continue;
            }
            Der found;
            try {
                found = Der.at(current, at, current.length);
            } catch (PkiException e) {
                call.errors().raise(OpensslError.ASN1_TOO_LONG);
                throw call.fail("Error parsing structure");
            }
            if (found.is(Der.OID) || found.is(Der.BOOLEAN) || found.is(Der.NULL)) {
                throw call.fail("Can't parse " + dev.ktutor.pki.text.Asn1Text.typeName(found.tag()) + " type");
            }
            current = found.is(Der.BIT_STRING) ? found.bits() : found.isConstructed() || (found.tag() & 0xC0) != 0 ? found.encoded() : found.content();
        }
        return current;
    }
}
