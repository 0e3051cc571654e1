package dev.ktutor.command.openssl;

import dev.ktutor.pki.IpAddresses;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.path.PathFlag;
import dev.ktutor.pki.path.PathNames;
import dev.ktutor.pki.path.PathRules;
import dev.ktutor.pki.path.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options that say how chains are verified, common to verify, s_client and s_server (opt_verify;
 * openssl-verification-options(1)).
 */
final class PathOptions {
    private static final Map<String, List<PathFlag>> FLAGS = Map.ofEntries(
            Map.entry("ignore_critical", List.of(PathFlag.IGNORE_CRITICAL)), Map.entry("issuer_checks", List.of()),
            Map.entry("crl_check", List.of(PathFlag.CRL_CHECK)), Map.entry("crl_check_all", List.of(PathFlag.CRL_CHECK, PathFlag.CRL_CHECK_ALL)),
            Map.entry("policy_check", List.of(PathFlag.POLICY_CHECK)),
            Map.entry("explicit_policy", List.of(PathFlag.POLICY_CHECK, PathFlag.EXPLICIT_POLICY)),
            Map.entry("inhibit_any", List.of(PathFlag.POLICY_CHECK, PathFlag.INHIBIT_ANY)),
            Map.entry("inhibit_map", List.of(PathFlag.POLICY_CHECK, PathFlag.INHIBIT_MAP)),
            Map.entry("x509_strict", List.of(PathFlag.STRICT)), Map.entry("extended_crl", List.of(PathFlag.EXTENDED_CRL)),
            Map.entry("use_deltas", List.of(PathFlag.USE_DELTAS)), Map.entry("policy_print", List.of(PathFlag.NOTIFY_POLICY)),
            Map.entry("check_ss_sig", List.of(PathFlag.CHECK_SELF_SIGNATURE)), Map.entry("trusted_first", List.of()),
            Map.entry("suiteB_128_only", List.of(PathFlag.SUITE_B_128)), Map.entry("suiteB_128", List.of(PathFlag.SUITE_B_128, PathFlag.SUITE_B_192)),
            Map.entry("suiteB_192", List.of(PathFlag.SUITE_B_192)), Map.entry("partial_chain", List.of(PathFlag.PARTIAL_CHAIN)),
            Map.entry("no_alt_chains", List.of()), Map.entry("allow_proxy_certs", List.of(PathFlag.ALLOW_PROXY)));
    /** -verify_name's sets of rules, which name a purpose each. */
    private static final Map<String, Optional<Purpose>> NAMED = Map.of("default", Optional.empty(), "pkcs7", Optional.of(Purpose.SMIME_SIGN),
            "smime_sign", Optional.of(Purpose.SMIME_SIGN), "ssl_client", Optional.of(Purpose.SSL_CLIENT), "ssl_server", Optional.of(Purpose.SSL_SERVER));

    private final EnumSet<PathFlag> flags = EnumSet.noneOf(PathFlag.class);
    private final List<String> policies = new ArrayList<>();
    private @Nullable Purpose purpose;
    private @Nullable Instant at;
    private @Nullable String host;
    private @Nullable String email;
    private byte @Nullable [] address;
    private boolean timeless;
    private @Nullable Integer depth;
    private @Nullable Integer level;

    /** The name or address that the leaf must be for; "" if that is not looked at. */
    String insistedOn() {
        byte[] octets = address;
        return host != null ? host : octets != null ? IpAddresses.format(octets) : "";
    }

    /** Takes the option just read, if it is one of these. Quits if its value is none. */
    boolean take(Call call, Options options) {
        String name = options.name();
        String value = options.value();
        switch (name) {
            case "policy" -> policies.add(Oids.parse(value).orElseThrow(() -> call.fail(call.prog() + ": Invalid Policy " + value)));
            case "purpose" -> purpose = Purpose.named(value).orElseThrow(() -> call.fail(call.prog() + ": Invalid purpose " + value));
            case "verify_name" -> {
                if (!NAMED.containsKey(value)) {
                    throw call.fail(call.prog() + ": Invalid verify name " + value);
                }
                purpose = purpose == null ? NAMED.get(value).orElse(null) : purpose;
            }
            case "verify_depth" -> depth = natural(value, depth);
            case "auth_level" -> level = natural(value, level);
            case "attime" -> at = Instant.ofEpochSecond(options.number(value).longValue());
            case "verify_hostname" -> host = value;
            case "verify_email" -> email = value;
            case "verify_ip" -> address = IpAddresses.parse(value).orElseThrow(call::fail);
            case "no_check_time" -> timeless = true;
            default -> {
                List<PathFlag> more = FLAGS.get(name);
                flags.addAll(more == null ? List.of() : more);
                return more != null;
            }
        }
        return true;
    }

    /** As C's atoi reads it; a negative one changes nothing. */
    private static @Nullable Integer natural(String value, @Nullable Integer before) {
        String digits = value.strip().replaceFirst("^\\+?([0-9]*).*$", "$1");
        return value.strip().startsWith("-") ? before : digits.isEmpty() ? Integer.valueOf(0) : Integer.valueOf(digits.length() > 9 ? "999999999" : digits);
    }

    /** Whether a security level was named. */
    boolean hasLevel() {
        return level != null;
    }

    /** The host name asked for. */
    Optional<String> host() {
        return Optional.ofNullable(host).filter(h -> !h.isEmpty());
    }

    /** The rules at a moment; the defaults for what was not said, security level 0 among them. */
    PathRules rules(Instant now) {
        PathRules rules = PathRules.openssl(now).at(at != null ? Optional.of(at) : timeless ? Optional.empty() : Optional.of(now))
                .names(new PathNames(host().stream().toList(),
                        Optional.ofNullable(email).filter(e -> !e.isEmpty()), Optional.ofNullable(address)))
                .with(flags.toArray(PathFlag[]::new)).policies(policies);
        rules = purpose == null ? rules : rules.purpose(purpose);
        rules = depth == null ? rules : rules.depth(depth);
        return level == null ? rules : rules.level(level);
    }
}
