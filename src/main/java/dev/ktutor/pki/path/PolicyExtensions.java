package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.PkiException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says about policies (RFC 5280 §4.2.1.4, §4.2.1.5, §4.2.1.11, §4.2.1.14; OpenSSL's policy_cache_new).
 */
final class PolicyExtensions {
    static final String MAPPINGS = "2.5.29.33", CONSTRAINTS = "2.5.29.36", INHIBIT_ANY = "2.5.29.54", ANY = "2.5.29.32.0";

    /** The order of OBJ_cmp: shorter encodings first, then octet by octet. */
    static final Comparator<String> ORDER = (a, b) -> {
        byte[] one = DerWriter.oid(a);
        byte[] other = DerWriter.oid(b);
        return one.length != other.length ? one.length - other.length : Arrays.compareUnsigned(one, other);
    };

    /** How a policy is mapped: not at all, by a policy of its own, or by standing under anyPolicy. */
    enum Mapping { NONE, OWN, OF_ANY }

    /** One policy with what it is expected to be called below. */
    static final class Item {
        final String oid;
        final boolean critical;
        final byte[] qualifiers;
        final List<String> expected = new ArrayList<>();
        Mapping mapping = Mapping.NONE;

        Item(String oid, boolean critical, byte[] qualifiers) {
            this.oid = oid;
            this.critical = critical;
            this.qualifiers = qualifiers;
        }
    }

    private final Certificate certificate;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private boolean present;
    private @Nullable Item any;
    private boolean invalid;
    private int explicitSkip = -1;
    private int mapSkip = -1;
    private int anySkip = -1;

    private PolicyExtensions(Certificate certificate) {
        this.certificate = certificate;
    }

    static PolicyExtensions of(Certificate certificate) {
        PolicyExtensions all = new PolicyExtensions(certificate);
        try {
            all.read();
        } catch (PkiException | ArithmeticException | IndexOutOfBoundsException e) {
            all.invalid = true;
        }
        return all;
    }

    private void read() {
        Optional<Extension> constraints = find(CONSTRAINTS);
        if (constraints.isPresent()) {
            constraints(Der.prefix(constraints.get().value()).children(Der.SEQUENCE));
        }
        Optional<Extension> policies = find(Extension.CERTIFICATE_POLICIES);
        if (policies.isEmpty() || !policies(policies.get())) {
            return;
        }
        present = true;
        Optional<Extension> mappings = find(MAPPINGS);
        if (mappings.isPresent()) {
            mappings(Der.prefix(mappings.get().value()).children(Der.SEQUENCE));
        }
        Optional<Extension> inhibit = find(INHIBIT_ANY);
        if (inhibit.isPresent()) {
            anySkip = count(Der.prefix(inhibit.get().value()).require(Der.INTEGER));
        }
    }

    private Optional<Extension> find(String oid) {
        List<Extension> found = certificate.extensions().all().stream().filter(e -> e.oid().equals(oid)).toList();
        if (found.size() > 1) {
            throw new PkiException("an extension that stands there twice");
        }
        return found.stream().findFirst();
    }

    private static int count(Der number) {
        BigInteger value = number.integer();
        if (value.signum() < 0) {
            throw new PkiException("a negative count");
        }
        return value.bitLength() > 31 ? Integer.MAX_VALUE : value.intValue();
    }

    private void constraints(List<Der> parts) {
        if (parts.isEmpty()) {
            throw new PkiException("policy constraints without any");
        }
        for (Der part : parts) {
            if (part.isContext(0)) {
                explicitSkip = count(part);
            } else if (part.isContext(1)) {
                mapSkip = count(part);
            } else {
                throw new PkiException("unknown policy constraint");
            }
        }
    }

    /** False for a list of none, which counts as no list. */
    private boolean policies(Extension extension) {
        List<Der> policies = Der.prefix(extension.value()).children(Der.SEQUENCE);
        for (Der policy : policies) {
            List<Der> parts = policy.children(Der.SEQUENCE);
            String oid = parts.get(0).oid();
            Item item = new Item(oid, extension.critical(), parts.size() > 1 ? parts.get(1).encoded() : new byte[0]);
            if (oid.equals(ANY) ? any != null : items.putIfAbsent(oid, item) != null) {
                items.clear();
                throw new PkiException("a policy that stands there twice");
            }
            any = oid.equals(ANY) ? item : any;
        }
        return !policies.isEmpty();
    }

    private void mappings(List<Der> mappings) {
        if (mappings.isEmpty()) {
            throw new PkiException("no policy mappings");
        }
        for (Der mapping : mappings) {
            List<Der> pair = mapping.children(Der.SEQUENCE);
            String from = pair.get(0).oid();
            String to = pair.get(1).oid();
            if (from.equals(ANY) || to.equals(ANY)) {
                throw new PkiException("anyPolicy cannot be mapped");
            }
            Item item = items.get(from);
            if (item == null && any != null) {
                item = new Item(from, any.critical, any.qualifiers);
                item.mapping = Mapping.OF_ANY;
                items.put(from, item);
            } else if (item != null) {
                item.mapping = Mapping.OWN;
            }
            if (item != null) {
                item.expected.add(to);
            }
        }
    }

    boolean isInvalid() {
        return invalid;
    }

    /** Whether it names policies at all. */
    boolean isPresent() {
        return present;
    }

    /** Its policies but anyPolicy, sorted, the last one only where something was looked up since it was added. */
    List<Item> items() {
        List<Item> all = new ArrayList<>(items.values());
        int upTo = certificate.extensions().find(MAPPINGS).isPresent() ? all.size() : all.size() - 1;
        if (upTo > 1) {
            all.subList(0, upTo).sort(Comparator.comparing(item -> item.oid, ORDER));
        }
        return all;
    }

    @Nullable Item any() {
        return any;
    }

    int explicitSkip() {
        return explicitSkip;
    }

    int mapSkip() {
        return mapSkip;
    }

    int anySkip() {
        return anySkip;
    }
}
