package dev.ktutor.pki.path;

import dev.ktutor.pki.ExtendedKeyUsage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By which rules a chain is judged. OpenSSL's defaults unless changed.
 *
 * @param dialect whose order and words
 * @param at the moment; empty checks no times
 * @param usages extended key usages of which the chain must allow one (Go); {@link ExtendedKeyUsage#ANY} or none asks for nothing
 * @param purpose what the chain must be fit for (OpenSSL)
 * @param names whom the leaf must be for
 * @param depth how many certificates may stand between the leaf and its anchor
 * @param level the security level keys and digests must reach; 0 asks for nothing
 * @param flags what else is asked for
 * @param policies object identifiers of acceptable policies; none accepts any
 */
public record PathRules(Dialect dialect, Optional<Instant> at, List<ExtendedKeyUsage> usages, Optional<Purpose> purpose, PathNames names,
        int depth, int level, Set<PathFlag> flags, List<String> policies) {
    private static final int DEPTH = 100;

    /** Keeps its own copies. */
    public PathRules {
        usages = List.copyOf(usages);
        flags = Set.copyOf(flags);
        policies = List.copyOf(policies);
    }

    /** Go's rules at a moment. */
    public static PathRules go(Instant at) {
        return new PathRules(Dialect.GO, Optional.of(at), List.of(), Optional.empty(), PathNames.ANY, DEPTH, 0, Set.of(), List.of());
    }

    /** OpenSSL's rules at a moment. */
    public static PathRules openssl(Instant at) {
        return new PathRules(Dialect.OPENSSL, Optional.of(at), List.of(), Optional.empty(), PathNames.ANY, DEPTH, 0, Set.of(), List.of());
    }

    /** At another moment, or none. */
    public PathRules at(Optional<Instant> moment) {
        return new PathRules(dialect, moment, usages, purpose, names, depth, level, flags, policies);
    }

    /** For an extended key usage (Go). */
    public PathRules usage(ExtendedKeyUsage usage) {
        return new PathRules(dialect, at, List.of(usage), purpose, names, depth, level, flags, policies);
    }

    /** For a purpose (OpenSSL). */
    public PathRules purpose(Purpose wanted) {
        return new PathRules(dialect, at, usages, Optional.of(wanted), names, depth, level, flags, policies);
    }

    /** For somebody. */
    public PathRules names(PathNames wanted) {
        return new PathRules(dialect, at, usages, purpose, wanted, depth, level, flags, policies);
    }

    /** With another limit of the chain's length. */
    public PathRules depth(int most) {
        return new PathRules(dialect, at, usages, purpose, names, most, level, flags, policies);
    }

    /** At a security level. */
    public PathRules level(int least) {
        return new PathRules(dialect, at, usages, purpose, names, depth, least, flags, policies);
    }

    /** With more asked for. */
    public PathRules with(PathFlag... more) {
        EnumSet<PathFlag> all = EnumSet.noneOf(PathFlag.class);
        all.addAll(flags);
        all.addAll(List.of(more));
        return new PathRules(dialect, at, usages, purpose, names, depth, level, all, policies);
    }

    /** With acceptable policies. */
    public PathRules policies(List<String> oids) {
        return new PathRules(dialect, at, usages, purpose, names, depth, level, flags, oids);
    }

    boolean has(PathFlag flag) {
        return flags.contains(flag);
    }
}
