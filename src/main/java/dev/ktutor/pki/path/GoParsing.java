package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.PkiException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What keeps Go from reading a certificate at all that others would read (crypto/x509 ParseCertificate). */
final class GoParsing {
    private GoParsing() { }

    /** The first thing Go stumbles over, in its words. */
    static Optional<String> problem(Certificate c) {
        if (c.serial().signum() < 0) {
            return Optional.of("x509: negative serial number");
        }
        if (!c.innerAlgorithm().equals(c.signatureAlgorithm())) {
            return Optional.of("x509: inner and outer signature algorithm identifiers don't match");
        }
        Set<String> seen = new HashSet<>();
        for (Extension extension : c.extensions().all()) {
            if (!seen.add(extension.oid())) {
                return Optional.of("x509: certificate contains duplicate extension with OID " + GoText.quote(extension.oid()));
            }
            Optional<String> wrong = extension(extension);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> extension(Extension extension) {
        try {
            return switch (extension.oid()) {
                case Extension.SUBJECT_ALT_NAME -> names(GeneralName.list(Der.parse(extension.value())));
                case Extension.NAME_CONSTRAINTS -> bounds(NameConstraints.read(Der.parse(extension.value())));
                case Extension.AUTHORITY_KEY_ID -> extension.critical() ? Optional.of("x509: authority key identifier incorrectly marked critical") : Optional.empty();
                case Extension.SUBJECT_KEY_ID -> extension.critical() ? Optional.of("x509: subject key identifier incorrectly marked critical") : Optional.empty();
                case Extension.AUTHORITY_INFO_ACCESS -> extension.critical() ? Optional.of("x509: authority info access incorrectly marked critical") : Optional.empty();
                default -> Optional.empty();
            };
        } catch (PkiException | IndexOutOfBoundsException e) {
            return Optional.of(extension.oid().equals(Extension.NAME_CONSTRAINTS) ? "x509: invalid NameConstraints extension"
                    : "x509: invalid subject alternative names");
        }
    }

    private static Optional<String> names(List<GeneralName> names) {
        for (GeneralName name : names) {
            int length = name.value().length();
            boolean ascii = name.value().latin1().chars().allMatch(c -> c < 0x80);
            switch (name.kind()) {
                case EMAIL, DNS -> {
                    if (!ascii) {
                        return Optional.of("x509: SAN " + (name.kind() == GeneralName.Kind.EMAIL ? "rfc822Name" : "dNSName") + " is malformed");
                    }
                }
                case IP -> {
                    if (length != 4 && length != 16) {
                        return Optional.of("x509: cannot parse IP address of length " + length);
                    }
                }
                default -> { }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> bounds(NameConstraints constraints) {
        return Stream.concat(constraints.permitted().stream(), constraints.excluded().stream()).map(NameConstraints.Subtree::base)
                .filter(b -> b.kind() == GeneralName.Kind.IP && b.value().length() != 8 && b.value().length() != 32).findFirst()
                .map(b -> "x509: IP constraint contained value of length " + b.value().length());
    }
}
