package dev.ktutor.kube.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers as truth tables, one for all ports that agree: rows ask, columns are asked. */
final class ReachMatrix {
    private ReachMatrix() { }

    private record Pair(String from, String to) { }

    static String render(ReachModel model, List<ReachAnswer> answers, boolean reasons) {
        Map<String, Map<Pair, Boolean>> byPort = new LinkedHashMap<>();
        Set<String> ends = new LinkedHashSet<>();
        for (ReachAnswer answer : answers) {
            ReachQuestion q = answer.question();
            ends.add(q.from());
            byPort.computeIfAbsent(q.port() + "/" + q.protocol(), port -> new LinkedHashMap<>())
                    .put(new Pair(q.from(), q.to()), answer.allowed());
        }
        answers.forEach(answer -> ends.add(answer.question().to()));
        Map<Map<Pair, Boolean>, List<String>> tables = new LinkedHashMap<>();
        byPort.forEach((port, table) -> tables.computeIfAbsent(table, t -> new ArrayList<>()).add(port));
        StringBuilder text = new StringBuilder();
        if (!model.plugin().enforcesPolicies()) {
            text.append(model.plugin().name()).append(" does not enforce NetworkPolicies: everything is allowed.\n");
        }
        text.append(". allowed  X denied   rows: from, columns: to\n");
        tables.forEach((table, ports) -> table(text, String.join(", ", ports), table, List.copyOf(ends)));
        if (reasons) {
            reasons(text, model, answers);
        }
        return text.toString();
    }

    /** Columns carry the rows' numbers, so that a table is no wider than it must be. */
    private static void table(StringBuilder text, String ports, Map<Pair, Boolean> cells, List<String> ends) {
        int digits = String.valueOf(ends.size()).length();
        int width = ends.stream().mapToInt(String::length).max().orElse(0);
        text.append('\n').append(ports).append('\n').append(" ".repeat(digits + 1 + width));
        for (int i = 1; i <= ends.size(); i++) {
            text.append(' ').append(right(String.valueOf(i), digits));
        }
        text.append('\n');
        for (int i = 0; i < ends.size(); i++) {
            StringBuilder row = new StringBuilder(right(String.valueOf(i + 1), digits)).append(' ').append(ends.get(i))
                    .append(" ".repeat(width - ends.get(i).length()));
            for (String to : ends) {
                Boolean allowed = cells.get(new Pair(ends.get(i), to));
                row.append(' ').append(right(allowed == null ? " " : allowed ? "." : "X", digits));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
    }

    private static void reasons(StringBuilder text, ReachModel model, List<ReachAnswer> answers) {
        for (ReachAnswer answer : answers) {
            if (!answer.allowed()) {
                ReachQuestion q = answer.question();
                text.append('\n').append(q.from()).append(" -> ").append(q.to()).append(' ').append(q.port()).append('/')
                        .append(q.protocol()).append('\n');
                VerdictText.reasons(model.judge(q)).forEach(reason -> text.append("  ").append(reason).append('\n'));
            }
        }
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
