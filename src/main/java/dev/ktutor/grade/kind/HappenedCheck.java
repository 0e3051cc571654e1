package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import java.util.Map;
import java.util.Set;

/** Whether the lab has taken a certain decision, by its code in the journal and the particulars given under {@code facts}. */
final class HappenedCheck implements CheckKind {

    @Override
    public String name() {
        return "happened";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("code", Need.REQUIRED, "facts", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("happened.not-yet");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        boolean seen = evidence.happenings().stream().anyMatch(happening -> happening.code().equals(arguments.text("code"))
                && happening.facts().entrySet().containsAll(arguments.map("facts").entrySet()));
        return seen ? Finding.holds() : Finding.fails("happened.not-yet", "code", arguments.text("code"));
    }
}
