package dev.ktutor.command.kubectl.get;

import dev.ktutor.command.kubectl.template.GoPrint;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows as the server prints them, with what kubectl adds.
 *
 * @param wide shows every column
 * @param namespaces shows where each object lives
 * @param kinds shows the kind before each name
 * @param labels shows all labels
 * @param labelColumns shows these labels as columns
 */
record ServerTable(boolean wide, boolean namespaces, boolean kinds, boolean labels, List<String> labelColumns) {
    /** How tables are asked for. */
    static final String ACCEPT = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

    /** A row with the object it shows. */
    record Row(KubeObject object, List<Object> cells) { }

    /** The rows of an answer. */
    static List<Row> rows(KubeObject table) {
        List<Row> rows = new ArrayList<>();
        for (Object row : table.list("rows")) {
            rows.add(new Row(new KubeObject(Tree.map(row, "object")), Tree.list(row, "cells")));
        }
        return rows;
    }

    /** The header line for a table's columns. */
    String header(KubeObject table) {
        List<String> cells = new ArrayList<>();
        if (namespaces) {
            cells.add("NAMESPACE");
        }
        for (Object column : table.list("columnDefinitions")) {
            if (wide || Tree.longValue(column, "priority") == 0) {
                cells.add(Tree.string(column, "name").toUpperCase(Locale.ROOT));
            }
        }
        labelColumns.forEach(label -> cells.add(label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT)));
        if (labels) {
            cells.add("LABELS");
        }
        return String.join("\t", cells) + "\n";
    }

    /** A row's line. */
    String line(KubeObject table, Row row, ResourceType type) {
        List<String> cells = new ArrayList<>();
        if (namespaces) {
            cells.add(row.object().namespace());
        }
        List<Object> columns = table.list("columnDefinitions");
        for (int i = 0; i < columns.size() && i < row.cells().size(); i++) {
            if (wide || Tree.longValue(columns.get(i), "priority") == 0) {
                String cell = row.cells().get(i) == null ? "<none>" : GoPrint.value(row.cells().get(i));
                boolean name = i == 0 && kinds;
                cells.add((name ? type.qualifiedKind().toLowerCase(Locale.ROOT) + "/" : "") + firstLine(cell));
            }
        }
        labelColumns.forEach(label -> cells.add(row.object().labels().getOrDefault(label, "<none>").isEmpty() ? ""
                : row.object().labels().getOrDefault(label, "<none>")));
        if (labels) {
            cells.add(labels(row.object()));
        }
        return String.join("\t", cells) + "\n";
    }

    /** Only the first line of a cell is shown. */
    private static String firstLine(String cell) {
        int end = cell.indexOf('\n');
        return end < 0 ? cell : cell.substring(0, end) + "...";
    }

    /** Labels as {@code k=v,k2=v2}. */
    static String labels(KubeObject object) {
        return object.labels().isEmpty() ? "<none>" : new TreeMap<>(object.labels()).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(","));
    }
}
