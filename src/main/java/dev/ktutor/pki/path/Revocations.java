package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.RevocationList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks revocation lists (RFC 5280 §6.3) as OpenSSL does: the best list there is, whatever is wrong with it, is asked (check_revocation). */
final class Revocations {
    /** What speaks for a list, heaviest first. */
    private static final int NO_UNHANDLED = 0x100, SCOPE = 0x80, IN_TIME = 0x40, ISSUER_NAME = 0x20, ISSUER_CERTIFICATE = 0x18,
            SAME_PATH = 0x08, KEY_ID = 0x04, DELTA_IN_TIME = 0x02;

    /** A list found: how much speaks for it, whose it is, for which reasons it stands, and its delta. */
    private record Found(ListFacts list, int score, Certificate issuer, int reasons, @Nullable ListFacts delta) { }

    private final OpensslCourse course;
    private final List<ListFacts> lists;
    private final Times times;

    Revocations(OpensslCourse course) {
        this.course = course;
        this.lists = course.has(PathFlag.CRL_CHECK)
                ? Stream.concat(course.request().lists().stream(), course.request().anchors().lists().stream()).map(ListFacts::of).toList() : List.of();
        this.times = new Times(course);
    }

    void check() {
        boolean all = course.has(PathFlag.CRL_CHECK_ALL);
        if (!course.has(PathFlag.CRL_CHECK) || !all && course.isForList()) {
            return;
        }
        int last = all ? course.chain().size() - 1 : 0;
        for (int i = 0; i <= last; i++) {
            if (!course.facts(i).isProxy()) {
                one(i);
            }
        }
    }

    private void one(int depth) {
        int reasons = 0;
        while (reasons != DistributionPoint.ALL_REASONS) {
            Found found = best(depth, reasons);
            if (found == null) {
                course.report(VerifyError.UNABLE_TO_GET_CRL, depth);
                return;
            }
            validity(found, found.list(), depth);
            ListFacts.Verdict verdict = ListFacts.Verdict.UNNAMED;
            if (found.delta() != null) {
                validity(found, found.delta(), depth);
                verdict = ask(found.delta(), depth);
            }
            if (verdict != ListFacts.Verdict.REMOVED) {
                ask(found.list(), depth);
            }
            if (found.reasons() == reasons) {
                course.report(VerifyError.UNABLE_TO_GET_CRL, depth);
                return;
            }
            reasons = found.reasons();
        }
    }

    private @Nullable Found best(int depth, int reasons) {
        Found best = null;
        for (ListFacts list : lists) {
            Found found = score(list, depth, reasons);
            if (found == null || best != null && found.score() < best.score()) {
                continue;
            }
            if (best != null && found.score() == best.score() && !newer(list.list(), best.list().list())) {
                continue;
            }
            best = found;
        }
        return best == null ? null : withDelta(best, depth);
    }

    private static boolean newer(RevocationList one, RevocationList other) {
        Optional<java.time.Instant> first = Times.read(other.thisUpdate());
        Optional<java.time.Instant> second = Times.read(one.thisUpdate());
        return first.isPresent() && second.isPresent() && second.get().isAfter(first.get());
    }

    private Found withDelta(Found base, int depth) {
        boolean wanted = course.has(PathFlag.USE_DELTAS) && (course.facts(depth).hasFreshest() || base.list().hasFreshest());
        ListFacts delta = wanted ? lists.stream().filter(l -> l.isDeltaTo(base.list())).findFirst().orElse(null) : null;
        int score = delta != null && inTime(delta) ? base.score() | DELTA_IN_TIME : base.score();
        return new Found(base.list(), score, base.issuer(), base.reasons(), delta);
    }

    private boolean inTime(ListFacts list) {
        return times.begun(list.list().thisUpdate()).isEmpty() && times.over(list.list().nextUpdate()).isEmpty();
    }

    /** How suitable a list is for the certificate; null if not at all (get_crl_score). */
    private @Nullable Found score(ListFacts list, int depth, int reasons) {
        Facts subject = course.facts(depth);
        boolean extended = course.has(PathFlag.EXTENDED_CRL);
        boolean ownIssuer = subject.certificate().issuer().matches(list.issuer());
        // 3.0 passes over delta lists here only where it may use lists for some reasons
        boolean unfit = !extended ? list.isIndirect() || list.isForSomeReasons()
                : list.isForSomeReasons() ? (list.reasons() & ~reasons) == 0 : list.isDelta();
        if (list.isContradictory() || unfit || !ownIssuer && !list.isIndirect()) {
            return null;
        }
        int score = (ownIssuer ? ISSUER_NAME : 0) | (list.hasUnhandled() ? 0 : NO_UNHANDLED) | (inTime(list) ? IN_TIME : 0);
        Signer signer = signer(list, depth, ownIssuer);
        if (signer == null) {
            return null;
        }
        score |= signer.score();
        int covered = covers(list, subject, ownIssuer);
        if (covered < 0) {
            return new Found(list, score, signer.certificate(), reasons, null);
        }
        return (covered & ~reasons) == 0 ? null : new Found(list, score | SCOPE, signer.certificate(), reasons | covered, null);
    }

    private record Signer(Certificate certificate, int score) { }

    private @Nullable Signer signer(ListFacts list, int depth, boolean ownIssuer) {
        int last = course.chain().size() - 1;
        int above = Math.min(depth + 1, last);
        if (ownIssuer && course.facts(above).fits(list.authorityKeyId())) {
            return new Signer(course.chain().get(above), KEY_ID | ISSUER_CERTIFICATE);
        }
        for (int i = above + 1; i <= last; i++) {
            if (named(course.chain().get(i), list)) {
                return new Signer(course.chain().get(i), KEY_ID | SAME_PATH);
            }
        }
        return !course.has(PathFlag.EXTENDED_CRL) ? null : course.request().untrusted().stream().filter(c -> named(c, list)).findFirst()
                .map(c -> new Signer(c, KEY_ID)).orElse(null);
    }

    private boolean named(Certificate c, ListFacts list) {
        return c.subject().matches(list.issuer()) && course.facts(c).fits(list.authorityKeyId());
    }

    /** The reasons for which the list speaks of the certificate, or -1 if it is not for it (crl_crldp_check). */
    private static int covers(ListFacts list, Facts subject, boolean ownIssuer) {
        if (!list.isFor(subject)) {
            return -1;
        }
        for (DistributionPoint point : subject.points()) {
            boolean issuerFits = point.issuers().isEmpty() ? ownIssuer : point.issuers().stream()
                    .anyMatch(n -> n.kind() == dev.ktutor.pki.GeneralName.Kind.DIRECTORY && n.directoryName().matches(list.issuer()));
            DistributionPoint.Name wanted = list.pointName();
            if (issuerFits && (!list.hasPoint() || point.name() == null || wanted == null || point.name().meets(wanted))) {
                return list.reasons() & point.reasons();
            }
        }
        return (!list.hasPoint() || list.pointName() == null) && ownIssuer ? list.reasons() : -1;
    }

    /** What is wrong with the list itself (check_crl). */
    private void validity(Found found, ListFacts list, int depth) {
        Certificate issuer = found.issuer();
        if (!list.isDelta()) {
            course.reportIf(course.facts(issuer).rejects(KeyUsage.CRL_SIGN), VerifyError.NO_CRL_SIGN, depth);
            course.reportIf((found.score() & SCOPE) == 0, VerifyError.DIFFERENT_CRL_SCOPE, depth);
            course.reportIf((found.score() & SAME_PATH) == 0 && !pathHolds(issuer), VerifyError.CRL_PATH, depth);
        }
        if ((found.score() & IN_TIME) == 0) {
            times.begun(list.list().thisUpdate()).ifPresent(error -> course.report(error, depth));
            boolean deltaSpeaks = (found.score() & DELTA_IN_TIME) != 0;
            times.over(list.list().nextUpdate()).filter(error -> error != VerifyError.CRL_EXPIRED || !deltaSpeaks)
                    .ifPresent(error -> course.report(error, depth));
        }
        PublicKey key = issuer.publicKey();
        if (!key.isReadable()) {
            course.report(VerifyError.UNDECODABLE_KEY, depth);
        } else if (!list.list().isSignedBy(key)) {
            PathTrouble why = Links.whyNot(list.list().signatureAlgorithm(), list.list().signatureAlgorithm(), list.list().signature(), key);
            if (why != null) {
                course.trouble(why);
            }
            course.report(VerifyError.CRL_SIGNATURE_FAILURE, depth);
        }
    }

    /** The issuer of an indirect list must lead to the same anchor (check_crl_path). */
    private boolean pathHolds(Certificate issuer) {
        if (course.isForList()) {
            return false;
        }
        PathRequest own = course.request();
        PathRequest request = new PathRequest(issuer, own.untrusted(), own.anchors(), own.lists(), own.rules());
        OpensslCourse above = new OpensslCourse(request, course.listener(), course.links(), true);
        course.adopt(above.run());
        return above.hasEnded() && above.top().equals(course.top());
    }

    private ListFacts.Verdict ask(ListFacts list, int depth) {
        course.reportIf(!course.has(PathFlag.IGNORE_CRITICAL) && list.hasUnhandled(), VerifyError.UNHANDLED_CRL_EXTENSION, depth);
        ListFacts.Verdict verdict = list.verdict(course.chain().get(depth));
        course.reportIf(verdict == ListFacts.Verdict.REVOKED, VerifyError.REVOKED, depth);
        return verdict;
    }
}
