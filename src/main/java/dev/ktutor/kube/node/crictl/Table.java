package dev.ktutor.kube.node.crictl;

import java.util.ArrayList;
import java.util.List;

/** Columns as crictl lays them out: Go's tabwriter with cells of 20 at least and 3 blanks between. */
final class Table {
    private static final int NARROWEST = 20;
    private static final int GAP = 3;

    private final List<List<String>> rows = new ArrayList<>();

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int columns = rows.get(0).size();
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                int column = i;
                int width = Math.max(NARROWEST, rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0) + GAP);
                text.append(i == columns - 1 ? row.get(i) : String.format("%-" + width + "s", row.get(i)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
