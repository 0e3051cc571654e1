package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.Moment;
import dev.ktutor.pki.RevocationList;
import java.time.Instant;
import java.util.List;

/** The part of a validation that asks revocation lists (RFC 5280 §6.3, as far as OpenSSL's default goes). */
final class Revocations {
    private final OpensslPath path;

    Revocations(OpensslPath path) {
        this.path = path;
    }

    void check() {
        int last = switch (path.settings().revocation()) {
            case NONE -> -1;
            case LEAF -> 0;
            case ALL -> path.chain().size() - 1;
        };
        for (int i = 0; i <= last; i++) {
            one(i);
        }
    }

    private void one(int depth) {
        List<Certificate> chain = path.chain();
        Certificate c = chain.get(depth);
        RevocationList list = path.settings().lists().stream().filter(l -> l.issuer().matches(c.issuer()))
                .reduce((older, newer) -> time(newer.thisUpdate()).isBefore(time(older.thisUpdate())) ? older : newer).orElse(null);
        if (list == null) {
            path.report(VerifyError.UNABLE_TO_GET_CRL, depth);
            return;
        }
        Certificate issuer = chain.get(Math.min(depth + 1, chain.size() - 1));
        if (Purpose.rejects(issuer, KeyUsage.CRL_SIGN)) {
            path.report(VerifyError.NO_CRL_SIGN, depth);
        }
        Instant at = path.settings().at();
        if (at != null && at.isBefore(time(list.thisUpdate()))) {
            path.report(VerifyError.CRL_NOT_YET_VALID, depth);
        }
        if (at != null && list.nextUpdate().isPresent() && !at.isBefore(time(list.nextUpdate().get()))) {
            path.report(VerifyError.CRL_EXPIRED, depth);
        }
        if (!list.isSignedBy(issuer.publicKey())) {
            path.report(VerifyError.CRL_SIGNATURE_FAILURE, depth);
        }
        if (list.revokes(c.serial())) {
            path.report(VerifyError.REVOKED, depth);
        }
    }

    private static Instant time(Der time) {
        return Moment.read(time).orElse(Instant.EPOCH);
    }
}
