package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.text.OctetText;
import dev.ktutor.tls.wire.CipherSuite;
import dev.ktutor.tls.wire.Facts;
import dev.ktutor.tls.wire.SessionData;
import dev.ktutor.tls.wire.SignatureScheme;
import dev.ktutor.tls.wire.TlsServerEnd;
import dev.ktutor.tls.wire.TlsVersion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What s_server prints of a caller (apps/s_server.c, print_connection_info). */
final class ServerReport {
    private final Call call;
    private final TlsArguments arguments;
    private final TlsServerEnd end;
    private final Facts facts;
    private final PeerVerdict verdict;
    private final TlsReport report;

    ServerReport(Call call, TlsArguments arguments, TlsServerEnd end, PeerVerdict verdict) {
        this.call = call;
        this.arguments = arguments;
        this.end = end;
        this.facts = end.facts();
        this.verdict = verdict;
        this.report = new TlsReport(call, facts);
    }

    private boolean newer() {
        return facts.version().filter(TlsVersion.TLS13::equals).isPresent();
    }

    OctetText whole() {
        Facts.Offer offer = facts.offer().orElseThrow();
        OctetText out = new OctetText();
        byte[] session = SessionData.encode(end, call.now().getEpochSecond(), new byte[0], verdict.result());
        out.add(Pem.encode("SSL SESSION PARAMETERS", session));
        if (!facts.peerChain().isEmpty()) {
            Certificate shown = facts.peerChain().get(0);
            out.add("Client certificate\n").add(shown.pem());
            report.names(out, shown);
        }
        List<CipherSuite> own = java.util.stream.Stream.concat(arguments.suites13().stream(), arguments.suites12().stream()).toList();
        out.add("Shared ciphers:" + offer.suites().stream().filter(own::contains).map(CipherSuite::label).collect(Collectors.joining(":")) + "\n");
        report.signatures(out, false, SignatureScheme.OPENSSL);
        TlsReport.pointFormats(out, newer() ? new byte[0] : offer.pointFormats());
        report.groups(out, offer, arguments.groups(), newer(), true);
        out.add("CIPHER is " + TlsReport.suite(facts) + "\n");
        return out.add("Secure Renegotiation IS" + (facts.secureRenegotiation() || newer() ? "" : " NOT") + " supported\n");
    }

    OctetText brief() {
        Facts.Offer offer = facts.offer().orElseThrow();
        OctetText out = new OctetText().add("CONNECTION ESTABLISHED\n");
        out.add("Protocol version: " + facts.version().map(TlsVersion::label).orElse("") + "\n");
        out.add("Client cipher list: " + offer.suites().stream().map(CipherSuite::label).collect(Collectors.joining(":")) + ":TLS_EMPTY_RENEGOTIATION_INFO_SCSV\n");
        out.add("Ciphersuite: " + TlsReport.suite(facts) + "\n");
        out.add("Signature Algorithms: " + TlsReport.labels(offer.schemes()) + "\n");
        if (facts.peerChain().isEmpty()) {
            out.add("No peer certificate\n");
        } else {
            out.add("Peer certificate: ").add(call.names().text(facts.peerChain().get(0).subject(), 0)).add("\n");
            facts.peerScheme().flatMap(SignatureScheme::digest).ifPresent(d -> out.add("Hash used: " + d.label().toUpperCase(Locale.ROOT) + "\n"));
            facts.peerScheme().ifPresent(s -> out.add("Signature type: " + s.type() + "\n"));
            out.add(verdict.result() == 0 ? "Verification: OK\n" : "Verification error: " + verdict.words() + "\n");
        }
        report.groups(out, offer, arguments.groups(), newer(), false);
        return out;
    }

    /** The part of the status page about signatures and groups. */
    byte[] signatures() {
        OctetText out = new OctetText();
        report.signatures(out, false, SignatureScheme.OPENSSL);
        report.groups(out, facts.offer().orElseThrow(), arguments.groups(), newer(), true);
        return out.octets();
    }

    /** The session on the status page. */
    byte[] session() {
        OctetText out = new OctetText();
        Facts.Ticket ticket = facts.tickets().isEmpty() ? null : facts.tickets().get(facts.tickets().size() - 1);
        report.session(out, facts.version().orElse(TlsVersion.TLS13), ticket, facts.sessionId(), "01000000", verdict, call.now().getEpochSecond());
        return out.octets();
    }
}
