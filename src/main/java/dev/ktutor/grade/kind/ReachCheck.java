package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Evidence.Reach;
import dev.ktutor.grade.Finding;
import java.util.Map;
import java.util.Set;

/** Whether a real connection from a pod opens, or, with {@code open: false}, does not. */
final class ReachCheck implements CheckKind {

    @Override
    public String name() {
        return "reach";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("from", Need.REQUIRED, "to", Need.REQUIRED, "port", Need.REQUIRED, "open", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("reach.blocked", "reach.refused", "reach.open", "reach.no-pod", "reach.not-running");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String from = arguments.text("from");
        String to = arguments.text("to");
        int port = arguments.number("port", 0);
        boolean wanted = arguments.flag("open", true);
        Reach reach = evidence.connect(from, to, port);
        String[] facts = {"from", from, "to", to, "port", String.valueOf(port), "detail", reach.detail()};
        return switch (reach.outcome()) {
            case OPEN -> wanted ? Finding.holds() : Finding.fails("reach.open", facts);
            case DROPPED -> wanted ? Finding.fails("reach.blocked", facts) : Finding.holds();
            // Refused by a closed port: no policy stopped the packet on its way.
            case REFUSED -> Finding.fails(wanted ? "reach.refused" : "reach.open", facts);
            case NO_SUCH_POD -> Finding.fails("reach.no-pod", facts);
            case NOT_RUNNING -> Finding.fails("reach.not-running", facts);
        };
    }
}
