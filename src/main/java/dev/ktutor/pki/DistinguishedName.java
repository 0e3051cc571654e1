package dev.ktutor.pki;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A distinguished name: relative distinguished names in order, each a set of attributes (RFC 5280 §4.1.2.4). */
public final class DistinguishedName {
    /** Object identifiers of the attributes Kubernetes reads. */
    public static final String COMMON_NAME = "2.5.4.3", ORGANIZATION = "2.5.4.10", ORGANIZATIONAL_UNIT = "2.5.4.11",
            COUNTRY = "2.5.4.6", LOCALITY = "2.5.4.7", STATE = "2.5.4.8", SERIAL_NUMBER = "2.5.4.5";
    /** What Go names in a name it prints (crypto/x509/pkix, attributeTypeNames). */
    private static final Map<String, String> GO_NAMES = Map.of(COUNTRY, "C", ORGANIZATION, "O", ORGANIZATIONAL_UNIT, "OU", COMMON_NAME, "CN",
            SERIAL_NUMBER, "SERIALNUMBER", LOCALITY, "L", STATE, "ST", "2.5.4.9", "STREET", "2.5.4.17", "POSTALCODE");

    private final byte[] der;
    private final List<List<NameAttribute>> rdns;
    private final byte[] canonical;

    private DistinguishedName(byte[] der) {
        this.der = der;
        List<List<NameAttribute>> parsed = new ArrayList<>();
        for (Der rdn : Der.parse(der).children(Der.SEQUENCE)) {
            List<NameAttribute> attributes = new ArrayList<>();
            for (Der attribute : rdn.children(Der.SET)) {
                List<Der> pair = attribute.children(Der.SEQUENCE);
                if (pair.size() != 2) {
                    throw new PkiException("a name attribute of " + pair.size() + " parts");
                }
                attributes.add(new NameAttribute(pair.get(0).oid(), pair.get(1)));
            }
            parsed.add(List.copyOf(attributes));
        }
        this.rdns = List.copyOf(parsed);
        // OpenSSL leaves out relative names without attributes
        this.canonical = DerWriter.sequence(rdns.stream().filter(rdn -> !rdn.isEmpty())
                .map(rdn -> DerWriter.set(rdn.stream().map(NameAttribute::canonical).toList())).toList());
    }

    /** From its encoding. */
    public static DistinguishedName parse(byte[] der) {
        return new DistinguishedName(der.clone());
    }

    /** Of relative names in order. */
    public static DistinguishedName of(List<List<NameAttribute>> rdns) {
        return new DistinguishedName(DerWriter.sequence(rdns.stream()
                .map(rdn -> DerWriter.set(rdn.stream().map(NameAttribute::encoded).toList())).toList()));
    }

    /** Of pairs of short name and value in order: {@code of("O", "system:masters", "CN", "admin")}. */
    public static DistinguishedName of(String... typesAndValues) {
        List<List<NameAttribute>> rdns = new ArrayList<>();
        for (int i = 0; i < typesAndValues.length; i += 2) {
            String type = typesAndValues[i];
            String oid = Oids.parse(type).orElseThrow(() -> new PkiException("unknown attribute " + type));
            rdns.add(List.of(NameAttribute.of(oid, typesAndValues[i + 1])));
        }
        return of(rdns);
    }

    /** The name as Kubernetes' own tools write it: organizations first, then the common name (crypto/x509/pkix ToRDNSequence). */
    public static DistinguishedName ofUser(String commonName, List<String> organizations) {
        List<List<NameAttribute>> rdns = new ArrayList<>();
        if (!organizations.isEmpty()) {
            rdns.add(organizations.stream().map(o -> NameAttribute.of(ORGANIZATION, o)).toList());
        }
        rdns.add(List.of(NameAttribute.of(COMMON_NAME, commonName)));
        return of(rdns);
    }

    /** This name with one relative name more at its end, of attributes as encoded. */
    public DistinguishedName plus(List<Der> attributes) {
        List<byte[]> parts = new ArrayList<>(Der.parse(der).children().stream().map(Der::encoded).toList());
        parts.add(DerWriter.set(attributes.stream().map(Der::encoded).toList()));
        return new DistinguishedName(DerWriter.sequence(parts));
    }

    /** Its encoding. */
    public byte[] der() {
        return der.clone();
    }

    /** The relative names in order. */
    public List<List<NameAttribute>> rdns() {
        return rdns;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return rdns.isEmpty();
    }

    /** The last common name, which is the one Go and Kubernetes take. */
    public Optional<String> commonName() {
        List<String> all = all(COMMON_NAME);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Every organization in order: a Kubernetes user's groups. */
    public List<String> organizations() {
        return all(ORGANIZATION);
    }

    /** Every value of an attribute in order. */
    public List<String> all(String oid) {
        return rdns.stream().flatMap(List::stream).filter(a -> a.oid().equals(oid)).map(NameAttribute::text).toList();
    }

    /** The relative names encoded for comparison, without the outer header (OpenSSL hashes this for -hash). */
    public byte[] canonicalContent() {
        return Der.parse(canonical).content();
    }

    /** Whether both mean the same name: case and runs of spaces do not count (RFC 5280 §7.1). */
    public boolean matches(DistinguishedName other) {
        return Arrays.equals(canonical, other.canonical);
    }

    /** As Go prints it: last relative name first, {@code CN=admin,O=system:masters} (pkix.RDNSequence.String). */
    public String goString() {
        StringBuilder text = new StringBuilder();
        for (int i = rdns.size() - 1; i >= 0; i--) {
            if (i < rdns.size() - 1) {
                text.append(',');
            }
            List<NameAttribute> rdn = rdns.get(i);
            for (int k = 0; k < rdn.size(); k++) {
                text.append(k > 0 ? "+" : "");
                NameAttribute attribute = rdn.get(k);
                String type = GO_NAMES.get(attribute.oid());
                if (type == null) {
                    text.append(attribute.oid()).append("=#").append(HexFormat.of().formatHex(attribute.value().encoded()));
                } else {
                    text.append(type).append('=').append(goEscape(attribute.text()));
                }
            }
        }
        return text.toString();
    }

    private static String goEscape(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean edge = c == ' ' && (i == 0 || i == value.length() - 1) || c == '#' && i == 0;
            if (edge || ",+\"\\<>;".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Equal if the encodings are; {@link #matches} is the comparison that chains use. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DistinguishedName that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return goString();
    }
}
