package dev.ktutor.pki.path;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.PkiException;
import java.util.ArrayList;
import java.util.List;

/** The names an authority may sign for (RFC 5280 §4.2.1.10): within what is permitted, outside what is excluded. */
record NameConstraints(List<Subtree> permitted, List<Subtree> excluded) {

    /** A bound; one that gives limits nobody supports is marked. */
    record Subtree(GeneralName base, boolean limited) { }

    /** From the extension's value. */
    static NameConstraints read(Der der) {
        List<Subtree> permitted = new ArrayList<>();
        List<Subtree> excluded = new ArrayList<>();
        for (Der side : der.children(Der.SEQUENCE)) {
            List<Subtree> into = switch (side.tag()) {
                case 0xA0 -> permitted;
                case 0xA1 -> excluded;
                default -> throw new PkiException("unknown part of name constraints");
            };
            side.children().forEach(subtree -> into.add(subtree(subtree.children(Der.SEQUENCE))));
        }
        return new NameConstraints(permitted, excluded);
    }

    private static Subtree subtree(List<Der> parts) {
        GeneralName base = Facts.names(parts.subList(0, 1)).get(0);
        boolean limited = parts.stream().skip(1).anyMatch(p -> p.isContext(1) || p.isContext(0) && p.integer().signum() != 0);
        return new Subtree(base, limited);
    }

    int size() {
        return permitted.size() + excluded.size();
    }
}
