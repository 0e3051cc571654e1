package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.path.PathPolicies;
import dev.ktutor.pki.text.PolicyText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Prints the policies of a chain (policies_print, X509_POLICY_NODE_print). */
final class PolicyPrinter {
    private PolicyPrinter() { }

    static String text(PathPolicies policies) {
        return "Require explicit Policy: " + (policies.explicit() ? "True" : "False") + "\n" + nodes("Authority", policies.authority())
                + nodes("User", policies.user());
    }

    private static String nodes(String title, Optional<List<PathPolicies.Policy>> policies) {
        StringBuilder text = new StringBuilder(title).append(" Policies:").append(policies.isEmpty() ? " <empty>\n" : "\n");
        for (PathPolicies.Policy policy : policies.orElse(List.of())) {
            text.append("  Policy: ").append(Oids.longName(policy.oid())).append("\n    ").append(policy.critical() ? "Critical" : "Non Critical").append('\n');
            text.append(policy.qualifiers().length == 0 ? "    No Qualifiers\n" : new String(PolicyText.qualifiers(Der.parse(policy.qualifiers()), 4), StandardCharsets.UTF_8) + "\n");
        }
        return text.toString();
    }
}
