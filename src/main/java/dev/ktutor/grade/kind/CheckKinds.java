package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckKind;
import java.util.List;

/** The kinds of checks that lessons can use. */
public final class CheckKinds {
    private CheckKinds() { }

    /** All of them. */
    public static List<CheckKind> all() {
        return List.of(new PrivateKeyCheck(), new RequestCheck(), new CertificateCheck(), new SigningRequestCheck(),
                new IssuedCertificateCheck(), new AccessCheck(), new IdentityCheck(), new PodCheck(), new FieldCheck(),
                new PullSecretCheck(), new ReachCheck(), new EtcdMembersCheck(), new AuditCheck(),
                new SealedCheck(), new HandshakeCheck(), new HappenedCheck());
    }
}
