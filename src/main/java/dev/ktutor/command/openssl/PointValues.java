package dev.ktutor.command.openssl;

import dev.ktutor.command.openssl.ExtensionBuilder.Item;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.GeneralName;
import java.util.ArrayList;
import java.util.List;

/** crlDistributionPoints from its configuration syntax: names, or sections with fullname, reasons and CRLissuer. */
final class PointValues {
    private static final List<String> REASONS = List.of("unused", "keyCompromise", "CACompromise", "affiliationChanged", "superseded",
            "cessationOfOperation", "certificateHold", "privilegeWithdrawn", "AACompromise");

    private final ExtensionBuilder builder;
    private final GeneralNameValues names;

    PointValues(ExtensionBuilder builder, GeneralNameValues names) {
        this.builder = builder;
        this.names = names;
    }

    byte[] distributionPoints(List<Item> items) {
        List<byte[]> points = new ArrayList<>();
        for (Item item : items) {
            points.add(item.valued() ? DerWriter.sequence(fullName(List.of(names.one(item, false)))) : section(item.name()));
        }
        return DerWriter.sequence(points);
    }

    private byte[] section(String name) {
        List<Item> lines = builder.named(name).orElseThrow(ExtensionBuilder.BadExtension::new);
        byte[] point = new byte[0];
        byte[] reasons = new byte[0];
        byte[] issuer = new byte[0];
        for (Item line : lines) {
            switch (line.name()) {
                case "fullname" -> point = fullName(names.alternativeNames(ExtensionBuilder.parseList(line.value())));
                case "reasons" -> reasons = DerWriter.implicit(1, dev.ktutor.pki.Der.parse(DerWriter.namedBits(
                        ExtensionBuilder.parseList(line.value()).stream().map(i -> REASONS.indexOf(i.name())).filter(b -> b >= 0).toList())).content());
                case "CRLissuer" -> issuer = DerWriter.value(0xA2, joined(names.alternativeNames(ExtensionBuilder.parseList(line.value()))));
                default -> { }
            }
        }
        return DerWriter.sequence(point, reasons, issuer);
    }

    /** Where a list comes from and for what it is (RFC 5280 §5.2.5). */
    byte[] issuingPoint(List<Item> items) {
        byte[][] parts = new byte[6][0];
        for (Item item : items) {
            switch (item.name()) {
                case "fullname" -> parts[0] = fullName(names.alternativeNames(item.value().startsWith("@")
                        ? builder.named(item.value().substring(1)).orElseThrow(ExtensionBuilder.BadExtension::new) : ExtensionBuilder.parseList(item.value())));
                case "onlyuser" -> parts[1] = flag(item, 1);
                case "onlyCA" -> parts[2] = flag(item, 2);
                case "onlysomereasons" -> parts[3] = DerWriter.implicit(3, dev.ktutor.pki.Der.parse(DerWriter.namedBits(
                        ExtensionBuilder.parseList(item.value()).stream().map(i -> REASONS.indexOf(i.name())).filter(b -> b >= 0).toList())).content());
                case "indirectCRL" -> parts[4] = flag(item, 4);
                case "onlyAA" -> parts[5] = flag(item, 5);
                default -> throw builder.bad(OpensslError.POINT_NAME, "name=" + item.name() + ", value=" + item.value());
            }
        }
        return DerWriter.sequence(parts);
    }

    private byte[] flag(Item item, int number) {
        return switch (item.value()) {
            case "TRUE", "true", "Y", "y", "YES", "yes" -> DerWriter.implicit(number, new byte[] {(byte) 0xFF});
            case "FALSE", "false", "N", "n", "NO", "no" -> new byte[0];
            default -> throw builder.bad(OpensslError.INVALID_BOOLEAN, "name=" + item.name() + ", value=" + item.value());
        };
    }

    private static byte[] fullName(List<GeneralName> all) {
        return DerWriter.explicit(0, DerWriter.value(0xA0, joined(all)));
    }

    private static byte[] joined(List<GeneralName> all) {
        return DerWriter.join(all.stream().map(n -> n.value().encoded()).toArray(byte[][]::new));
    }
}
