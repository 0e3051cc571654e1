package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.Finding;
import dev.ktutor.pki.DistinguishedName;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What checks of requests and of certificates ask alike: the name, the groups and the alternative names. */
final class SubjectQuestion {
    private final String prefix;
    private final CheckArguments arguments;

    /** Failures' reasons begin with the prefix: {@code request} or {@code certificate}. */
    SubjectQuestion(String prefix, CheckArguments arguments) {
        this.prefix = prefix;
        this.arguments = arguments;
    }

    /** The failure of the subject, if there is one. */
    Optional<Finding> failure(DistinguishedName subject, List<String> alternativeNames) {
        String name = subject.commonName().orElse("");
        if (arguments.has("common-name") && !name.equals(arguments.text("common-name"))) {
            return Optional.of(Finding.fails(prefix + ".wrong-name", "found", name, "wanted", arguments.text("common-name")));
        }
        if (arguments.has("organizations")) {
            TreeSet<String> found = new TreeSet<>(subject.organizations());
            TreeSet<String> wanted = new TreeSet<>(arguments.texts("organizations"));
            if (!found.equals(wanted)) {
                return Optional.of(Finding.fails(prefix + ".wrong-groups", "found", String.join(", ", found),
                        "wanted", String.join(", ", wanted)));
            }
        }
        for (String wanted : arguments.texts("names")) {
            if (!alternativeNames.contains(wanted)) {
                return Optional.of(Finding.fails(prefix + ".missing-san", "san", wanted,
                        "found", String.join(", ", alternativeNames)));
            }
        }
        return Optional.empty();
    }
}
