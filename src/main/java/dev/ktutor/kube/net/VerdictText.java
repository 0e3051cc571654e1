package dev.ktutor.kube.net;

import java.util.ArrayList;
import java.util.List;

/** A verdict's reasons in plain words. */
public final class VerdictText {
    private VerdictText() { }

    /** One line for every policy that stands in the way, the source's side first; empty if allowed. */
    public static List<String> reasons(Verdict verdict) {
        List<String> reasons = new ArrayList<>();
        for (Verdict.Side side : List.of(verdict.egress(), verdict.ingress())) {
            if (!side.allowed()) {
                side.deniedBy().forEach(denial -> reasons.add(reason(side.direction(), denial)));
            }
        }
        return reasons;
    }

    private static String reason(Direction direction, Verdict.Denial denial) {
        boolean ingress = direction == Direction.INGRESS;
        String lacks = switch (denial.miss()) {
            case NO_RULE -> "has no " + direction.section() + " rule";
            case PEER -> "has no " + direction.section() + " rule that names the " + (ingress ? "source" : "destination");
            case PORT -> "names the " + (ingress ? "source" : "destination") + ", but not this port and protocol";
        };
        return denial.policy() + " isolates the " + (ingress ? "destination" : "source") + " and " + lacks;
    }
}
