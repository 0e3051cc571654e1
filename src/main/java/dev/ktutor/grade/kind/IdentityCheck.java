package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Evidence.Access;
import dev.ktutor.grade.Finding;
import java.util.Map;
import java.util.Set;

/** Whether the API server takes the holder of a kubeconfig for a certain user. */
final class IdentityCheck implements CheckKind {

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("kubeconfig", Need.REQUIRED, "user", Need.REQUIRED);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("access.no-file", "access.bad-config", "access.no-connection", "access.unauthenticated", "identity.other");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String file = arguments.text("kubeconfig");
        if (evidence.file(file).isEmpty()) {
            return Finding.fails("access.no-file", "file", file);
        }
        Access access = evidence.identity(file);
        String wanted = arguments.text("user");
        return switch (access.outcome()) {
            case ALLOWED -> access.message().equals(wanted) ? Finding.holds()
                    : Finding.fails("identity.other", "found", access.message(), "wanted", wanted);
            case FORBIDDEN, UNAUTHENTICATED -> Finding.fails("access.unauthenticated", "message", access.message());
            case NO_CONNECTION -> Finding.fails("access.no-connection", "message", access.message());
            case BAD_CONFIG -> Finding.fails("access.bad-config", "message", access.message());
        };
    }
}
