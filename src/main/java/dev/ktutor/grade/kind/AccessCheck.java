package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Evidence.Access;
import dev.ktutor.grade.Evidence.Action;
import dev.ktutor.grade.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the API server lets somebody do something: the holder of a kubeconfig, or of a client certificate and its key.
 * {@code expect} is {@code allowed} (the default) or {@code forbidden}.
 */
final class AccessCheck implements CheckKind {

    @Override
    public String name() {
        return "access";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("kubeconfig", Need.OPTIONAL, "certificate", Need.OPTIONAL, "key", Need.OPTIONAL, "verb", Need.REQUIRED,
                "resource", Need.REQUIRED, "namespace", Need.OPTIONAL, "name", Need.OPTIONAL, "expect", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("access.no-file", "access.bad-config", "access.no-connection", "access.unauthenticated",
                "access.forbidden", "access.allowed");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        Action action = new Action(arguments.text("verb"), arguments.text("resource"), arguments.text("namespace"),
                arguments.text("name"));
        for (String file : new String[] {"kubeconfig", "certificate", "key"}) {
            if (arguments.has(file) && evidence.file(arguments.text(file)).isEmpty()) {
                return Finding.fails("access.no-file", "file", arguments.text(file));
            }
        }
        Access access = arguments.has("kubeconfig") ? evidence.tryWith(arguments.text("kubeconfig"), action)
                : evidence.tryWith(bytes(arguments, "certificate", evidence), bytes(arguments, "key", evidence), action);
        boolean wanted = arguments.text("expect", "allowed").equals("allowed");
        String what = action.verb() + " " + action.resource() + (action.namespace().isEmpty() ? "" : " -n " + action.namespace());
        return switch (access.outcome()) {
            case ALLOWED -> wanted ? Finding.holds() : Finding.fails("access.allowed", "action", what);
            case FORBIDDEN -> wanted ? Finding.fails("access.forbidden", "action", what, "message", access.message())
                    : Finding.holds();
            case UNAUTHENTICATED -> Finding.fails("access.unauthenticated", "message", access.message());
            case NO_CONNECTION -> Finding.fails("access.no-connection", "message", access.message());
            case BAD_CONFIG -> Finding.fails("access.bad-config", "message", access.message());
        };
    }

    private static byte[] bytes(CheckArguments arguments, String name, Evidence evidence) {
        return Optional.of(arguments.text(name)).filter(file -> !file.isEmpty()).flatMap(evidence::file).orElse(new byte[0]);
    }
}
