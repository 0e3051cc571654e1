package dev.ktutor.pki.path;

import java.util.List;
import java.util.Optional;

/**
 * The policies under which a chain is valid (RFC 5280 §6.1.6).
 *
 * @param explicit whether one must remain
 * @param authority those all authorities agree on; empty optional if there is no list at all
 * @param user those of them that were asked for; empty optional if there is no list at all
 */
public record PathPolicies(boolean explicit, Optional<List<Policy>> authority, Optional<List<Policy>> user) {
    /** One policy: its identifier, whether the extension was critical, its qualifiers as encoded (empty array if none). */
    public record Policy(String oid, boolean critical, byte[] qualifiers) { }
}
