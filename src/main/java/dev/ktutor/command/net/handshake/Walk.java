package dev.ktutor.command.net.handshake;

import dev.ktutor.host.net.HandshakeJournal;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.wire.CipherSuite;
import dev.ktutor.tls.wire.Facts;
import dev.ktutor.tls.wire.MessageFacts;
import dev.ktutor.tls.wire.PeerJudge;
import dev.ktutor.tls.wire.TlsVersion;
import dev.ktutor.tls.wire.Watcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches a client's handshake and turns what was really said into scenes. */
final class Walk implements Watcher, PeerJudge {
    private record Heard(boolean sent, byte[] message) { }

    private final Texts texts;
    private final List<Certificate> roots;
    private final String wanted;
    private final Instant now;
    private final List<Heard> messages = new ArrayList<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private @Nullable PathResult verdict;

    Walk(Texts texts, List<Certificate> roots, String wanted, Instant now) {
        this.texts = texts;
        this.roots = roots;
        this.wanted = wanted;
        this.now = now;
    }

    @Override
    public void piece(boolean sent, TlsVersion version, Piece piece, byte[] bytes) {
        if (piece == Piece.HANDSHAKE) {
            messages.add(new Heard(sent, bytes));
        }
    }

    @Override
    public void secret(String name, byte[] bytes) {
        secrets.put(name.replace(' ', '-'), MessageFacts.hex(bytes));
    }

    @Override
    public Optional<Alert> refusal(List<Certificate> chain) {
        verdict = new PathValidator().validate(PathRequest.server(chain, roots, now, wanted));
        return verdict.problem().map(problem -> switch (problem.reason()) {
            case EXPIRED, NOT_YET_VALID -> Alert.CERTIFICATE_EXPIRED;
            case UNKNOWN_AUTHORITY, SELF_SIGNED, UNTRUSTED -> Alert.UNKNOWN_CA;
            default -> Alert.BAD_CERTIFICATE;
        });
    }

    /** Why the server's certificate was not taken. */
    Optional<PathProblem> problem() {
        return Optional.ofNullable(verdict).flatMap(PathResult::problem);
    }

    /** Every message with what it means. */
    List<Scene> scenes(Facts facts) {
        List<Scene> scenes = new ArrayList<>();
        boolean newer = facts.version().filter(TlsVersion.TLS13::equals).isPresent();
        for (Heard heard : messages) {
            String name = MessageFacts.name(heard.message());
            Map<String, String> shown = new LinkedHashMap<>();
            if (name.equals("Certificate")) {
                certificates(heard.message(), newer, shown);
            } else {
                MessageFacts.of(heard.message(), newer, facts.suite()).forEach((key, value) -> shown.put(texts.of("fact." + key), value));
            }
            boolean sealed = newer ? !name.endsWith("Hello") && !name.equals("HelloRetryRequest") : name.equals("Finished");
            scenes.add(new Scene(scenes.size() + 1, heard.sent(), name, sealed, shown, notes(name, heard.sent(), newer, facts)));
        }
        return scenes;
    }

    private void certificates(byte[] message, boolean newer, Map<String, String> shown) {
        List<Certificate> chain = MessageFacts.certificates(message, newer);
        if (chain.isEmpty()) {
            shown.put(texts.of("fact.certificate"), texts.of("none"));
        }
        for (int i = 0; i < chain.size(); i++) {
            Certificate c = chain.get(i);
            shown.put(texts.of("fact.certificate") + " " + i, c.subject().goString());
            shown.put(texts.of("fact.issuer") + " " + i, c.issuer().goString());
            if (i == 0) {
                String names = String.join(", ", java.util.stream.Stream.concat(c.dnsNames().stream(), c.ipAddresses().stream()).toList());
                shown.put(texts.of("fact.names"), names.isEmpty() ? "-" : names);
                shown.put(texts.of("fact.valid"), c.notBefore() + " – " + c.notAfter());
                shown.put(texts.of("fact.key"), c.publicKey().toString());
            }
        }
    }

    private List<Scene.Note> notes(String name, boolean sent, boolean newer, Facts facts) {
        List<Scene.Note> notes = new ArrayList<>();
        Map<String, String> known = known(facts);
        if (name.equals("Certificate") && !sent) {
            judged(notes, facts);
        }
        CipherSuite.Exchange exchange = facts.suite().map(CipherSuite::exchange).orElse(CipherSuite.Exchange.ANY);
        String way = newer ? "13" : exchange == CipherSuite.Exchange.RSA ? "rsa" : "dhe";
        boolean stopped = name.equals("Certificate") && !sent && problem().isPresent();
        for (Scene.Kind kind : stopped ? new Scene.Kind[0] : Scene.Kind.values()) {
            String base = name + (sent ? ".client" : ".server");
            boolean empty = name.equals("Certificate") && sent && facts.ownChain().isEmpty();
            for (String key : List.of(base + (empty ? ".empty" : ""), base + "." + way)) {
                String full = key + "." + kind.name().toLowerCase(java.util.Locale.ROOT);
                if (texts.has(full)) {
                    notes.add(new Scene.Note(kind, texts.of(full, known)));
                }
            }
        }
        return notes;
    }

    /** The four questions a client asks of a certificate, up to the one that is answered with no. */
    private void judged(List<Scene.Note> notes, Facts facts) {
        Certificate leaf = facts.peerChain().isEmpty() ? null : facts.peerChain().get(0);
        if (verdict == null || leaf == null) {
            return;
        }
        Map<String, String> known = known(facts);
        PathProblem problem = problem().orElse(null);
        if (problem == null) {
            String root = verdict.chain().get(verdict.chain().size() - 1).subject().goString();
            known.put("root", root);
            for (String check : List.of("dates", "name", "chain", "usage")) {
                notes.add(new Scene.Note(Scene.Kind.PROOF, texts.of("check." + check, known)));
            }
            return;
        }
        String code = HandshakeJournal.code(true, problem.reason());
        notes.add(new Scene.Note(Scene.Kind.FAILURE, texts.of(code, HandshakeJournal.facts(leaf, problem.reason(), problem.text(), wanted, now))));
        notes.add(new Scene.Note(Scene.Kind.FAILURE, texts.of("stops.client", Map.of("message", problem.text()))));
    }

    private Map<String, String> known(Facts facts) {
        Map<String, String> known = new LinkedHashMap<>(secrets);
        known.put("wanted", wanted);
        known.put("now", String.valueOf(now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
        known.put("group", facts.group().map(g -> g.label()).orElse("DH"));
        known.put("suite", facts.suite().map(CipherSuite::label).orElse(""));
        known.put("scheme", facts.peerScheme().map(s -> s.rfcName()).orElse(""));
        known.put("own-scheme", facts.ownScheme().map(s -> s.rfcName()).orElse(""));
        known.put("digest", facts.suite().map(s -> s.hash().name()).orElse(""));
        if (!facts.peerChain().isEmpty()) {
            Certificate leaf = facts.peerChain().get(0);
            known.put("subject", leaf.subject().goString());
            known.put("issuer", leaf.issuer().goString());
            known.put("notAfter", String.valueOf(leaf.notAfter()));
            known.put("key", leaf.publicKey().toString());
        }
        known.put("client", facts.ownChain().isEmpty() ? "-" : facts.ownChain().get(0).subject().goString());
        return known;
    }
}
