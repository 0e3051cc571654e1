package dev.ktutor.grade.kind;

import dev.ktutor.data.Tree;
import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import java.util.Map;
import java.util.Set;

/** Whether the audit log shows a request of a user, with a certain answer if asked ({@code code}). */
final class AuditCheck implements CheckKind {

    @Override
    public String name() {
        return "audited";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("user", Need.REQUIRED, "verb", Need.OPTIONAL, "resource", Need.OPTIONAL, "code", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("audit.no-log", "audit.not-seen");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        if (evidence.auditEvents().isEmpty()) {
            return Finding.fails("audit.no-log");
        }
        boolean seen = evidence.auditEvents().stream().anyMatch(event ->
                Tree.string(event, "user", "username").equals(arguments.text("user"))
                && matches(arguments, "verb", Tree.string(event, "verb"))
                && matches(arguments, "resource", Tree.string(event, "objectRef", "resource"))
                && matches(arguments, "code", String.valueOf(Tree.longValue(event, "responseStatus", "code"))));
        return seen ? Finding.holds() : Finding.fails("audit.not-seen", "user", arguments.text("user"));
    }

    private static boolean matches(CheckArguments arguments, String name, String found) {
        return !arguments.has(name) || arguments.text(name).equals(found);
    }
}
