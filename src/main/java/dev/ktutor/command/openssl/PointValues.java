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

    private static byte[] fullName(List<GeneralName> all) {
        return DerWriter.explicit(0, DerWriter.value(0xA0, joined(all)));
    }

    private static byte[] joined(List<GeneralName> all) {
        return DerWriter.join(all.stream().map(n -> n.value().encoded()).toArray(byte[][]::new));
    }
}
