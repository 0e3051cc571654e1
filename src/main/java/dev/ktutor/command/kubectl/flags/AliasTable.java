package dev.ktutor.command.kubectl.flags;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Other names of commands, and words for which they are suggested (the Aliases and SuggestFor of kubectl's commands). */
final class AliasTable {
    /** Path with the alias to the command's name. */
    static final Map<String, String> ALIASES = aliases();
    /** Command to the words for which it is suggested. */
    static final Map<String, List<String>> SUGGEST_FOR = Map.of("get", List.of("list", "ls"), "describe", List.of("inspect"),
            "delete", List.of("rm", "remove"), "top", List.of("stats"));

    private AliasTable() { }

    private static Map<String, String> aliases() {
        Map<String, String> table = new HashMap<>();
        String[][] rows = {
            {"create quota", "resourcequota"}, {"create deployment", "deploy"}, {"create namespace", "ns"},
            {"create cronjob", "cj"}, {"create priorityclass", "pc"}, {"create configmap", "cm"},
            {"create poddisruptionbudget", "pdb"}, {"create serviceaccount", "sa"}, {"create ingress", "ing"},
            {"create service", "svc"}, {"top node", "nodes", "no"}, {"top pod", "pods", "po"}, {"config use-context", "use"},
            {"set serviceaccount", "sa"},
        };
        for (String[] row : rows) {
            int space = row[0].lastIndexOf(' ');
            for (int i = 1; i < row.length; i++) {
                table.put("kubectl " + row[0].substring(0, space) + " " + row[i], row[0].substring(space + 1));
            }
        }
        return Map.copyOf(table);
    }
}
