package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works the policies of a chain out, if asked to (check_policy, X509_policy_check). */
final class PolicyCheck {
    private final OpensslCourse course;
    private final List<PolicyExtensions> said = new ArrayList<>();
    private boolean explicit;

    PolicyCheck(OpensslCourse course) {
        this.course = course;
    }

    void check() {
        if (!course.has(PathFlag.POLICY_CHECK) || course.isForList()) {
            return;
        }
        int below = course.chain().size() - 1; // the anchor itself has no say
        for (int i = 0; i < below; i++) {
            said.add(PolicyExtensions.of(course.chain().get(i)));
        }
        PathPolicies policies;
        try {
            policies = below == 0 ? none() : evaluate(below);
        } catch (PolicyTree.TooLarge e) {
            course.breakDown(PathTrouble.POLICY_TREE);
            return;
        }
        if (policies == null) {
            for (int i = 0; i < below; i++) {
                course.reportIf(said.get(i).isInvalid(), VerifyError.INVALID_POLICY, i);
            }
        } else if (explicit && policies.user().isEmpty()) {
            course.reportNobody(VerifyError.NO_EXPLICIT_POLICY);
            course.listener().policies(policies);
        } else if (course.has(PathFlag.NOTIFY_POLICY) && course.lastError() == null) {
            course.listener().policies(policies);
        }
    }

    private PathPolicies none() {
        return new PathPolicies(explicit, Optional.empty(), Optional.empty());
    }

    /** Null if an extension is malformed. */
    private @Nullable PathPolicies evaluate(int below) {
        boolean empty = false;
        int explicitSkip = course.has(PathFlag.EXPLICIT_POLICY) ? 0 : below + 1;
        for (int i = below - 1; i >= 0 && (explicitSkip > 0 || !empty); i--) {
            PolicyExtensions extensions = said.get(i);
            if (extensions.isInvalid()) {
                return null;
            }
            empty |= !extensions.isPresent();
            explicitSkip = skip(explicitSkip, course.chain().get(i), extensions.explicitSkip());
        }
        explicit = explicitSkip == 0;
        if (empty) {
            return none();
        }
        PolicyTree tree = new PolicyTree();
        levels(tree, below);
        for (int n = 1; n <= below; n++) {
            if (!tree.grow(n, said.get(below - n))) {
                return none();
            }
        }
        return tree.policies(explicit, course.rules().policies());
    }

    private void levels(PolicyTree tree, int below) {
        int anySkip = course.has(PathFlag.INHIBIT_ANY) ? 0 : below + 1;
        int mapSkip = course.has(PathFlag.INHIBIT_MAP) ? 0 : below + 1;
        for (int i = below - 1; i >= 0; i--) {
            PolicyExtensions extensions = said.get(i);
            Certificate c = course.chain().get(i);
            boolean anyRefused = anySkip == 0 && (!c.isSelfIssued() || i == 0);
            boolean mapRefused = mapSkip == 0;
            anySkip = skip(anySkip, c, extensions.anySkip());
            mapSkip = skip(mapSkip, c, extensions.mapSkip());
            tree.add(extensions.any() == null || anyRefused, mapRefused);
        }
    }

    /** One certificate further down: a count-down that self-issued ones do not move and constraints may shorten. */
    private static int skip(int left, Certificate c, int constraint) {
        if (left == 0) {
            return 0;
        }
        int next = c.isSelfIssued() ? left : left - 1;
        return constraint >= 0 && constraint < next ? constraint : next;
    }
}
