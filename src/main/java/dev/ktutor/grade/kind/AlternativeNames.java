package dev.ktutor.grade.kind;

import java.util.List;
import java.util.stream.Stream;

/** DNS names and IP addresses of a subject alternative name extension as one list. */
final class AlternativeNames {
    private AlternativeNames() { }

    static List<String> of(List<String> dnsNames, List<String> ipAddresses) {
        return Stream.concat(dnsNames.stream(), ipAddresses.stream()).toList();
    }
}
