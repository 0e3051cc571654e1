package dev.ktutor.command.openssl;

import dev.ktutor.host.net.ServerVerdict;
import dev.ktutor.host.net.HandshakeJournal;
import dev.ktutor.host.net.Stream;
import dev.ktutor.host.net.StreamChannel;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.Purpose;
import dev.ktutor.pki.path.TrustAnchors;
import dev.ktutor.pki.text.OctetText;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.wire.Channel;
import dev.ktutor.tls.wire.CipherSuite;
import dev.ktutor.tls.wire.ClientSide;
import dev.ktutor.tls.wire.Facts;
import dev.ktutor.tls.wire.Fault;
import dev.ktutor.tls.wire.TlsClientEnd;
import dev.ktutor.tls.wire.TlsStop;
import dev.ktutor.tls.wire.TlsVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** s_client from the open connection on: handshake, report, then standard input to the server and the server to standard output. */
final class ClientTalk {
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Call call;
    private final TlsArguments arguments;
    private final SClientCommand.Settings settings;
    private final PeerVerdict verdict;
    private final ClientSide side;
    private final TlsClientEnd end;
    private final MessageDump dump;
    private final TlsReport report;
    private final long started;
    private int told;
    private boolean refusedServer;

    ClientTalk(Call call, TlsArguments arguments, SClientCommand.Settings settings, TrustAnchors trust, ClientSide side, Optional<TlsIdentity> identity,
            Stream stream) {
        this.call = call;
        this.arguments = arguments;
        this.settings = settings;
        this.verdict = new PeerVerdict(call, arguments, trust, Purpose.SSL_SERVER);
        this.side = new ClientSide(side.least(), side.most(), side.suites12(), side.suites13(), side.groups(), side.schemes(), side.serverName(),
                side.alpn(), side.status(), side.tickets(), identity, verdict);
        this.dump = new MessageDump(call, arguments, true);
        this.end = new TlsClientEnd(this.side, new StreamChannel(stream), dump);
        this.report = new TlsReport(call, end.facts());
        this.started = call.now().getEpochSecond();
    }

    int run() {
        print("CONNECTED(00000003)\n");
        call.flush();
        int status;
        try {
            end.handshake();
            note();
            status = established();
        } catch (TlsStop stop) {
            refusedServer = stop.fault().filter(Fault.CERTIFICATE_VERIFY_FAILED::equals).isPresent();
            if (refusedServer) {
                note();
            }
            failed(stop.line());
            journal(stop);
            status = 1;
            if (!end.facts().done()) {
                full();
            }
        } catch (Channel.Broken gone) {
            call.flush();
            call.err("write:errno=104\n");
            status = 1;
            if (!end.facts().done()) {
                full();
            }
        }
        if (settings.printAtExit) {
            full();
        }
        return status;
    }

    /** Remembers what this client made of the server, also where it went on all the same. */
    private void note() {
        end.facts().peerChain().stream().findFirst().ifPresent(shown -> new ServerVerdict("s_client", String.valueOf(settings.host),
                String.valueOf(settings.port), arguments.insistedOn(), shown, verdict.problem()).note(call.in().host().journal(), call.now()));
    }

    /** Remembers why, for {@code why}. */
    private void journal(TlsStop stop) {
        if (stop.isReceived()) {
            stop.alert().ifPresent(alert -> HandshakeJournal.alerted(call.in().host().journal(), alert, settings.host + ":" + settings.port));
        }
    }

    private void failed(String line) {
        call.flush();
        call.errors().raise("error:" + line);
        call.printErrors();
    }

    private void print(String text) {
        if (!arguments.quiet) {
            call.out(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private int established() {
        if (arguments.brief) {
            brief();
        }
        if (settings.status && !arguments.quiet) {
            print("OCSP response: no response sent\n");
        }
        full();
        Typed typed = new Typed(call.in());
        Heard heard = new Heard(call.in(), end);
        try {
            // A refusal is there by now; tickets may or may not be, and then what was typed before comes first.
            call.in().simulation().yield();
            if (typed.ready() && !heard.bad() && !say(typed.take())) {
                return leave(heard);
            }
            return converse(typed, heard);
        } finally {
            typed.stop();
            heard.stop();
        }
    }

    private int converse(Typed typed, Heard heard) {
        boolean open = true;
        while (true) {
            boolean listening = open;
            call.in().simulation().await(() -> heard.ready() || listening && typed.ready());
            if (heard.ready()) {
                Heard.News news = heard.take();
                if (news.stop() != null) {
                    failed(news.stop().line());
                    journal(news.stop());
                    return 1;
                }
                tell(news);
                if (news.closed()) {
                    print("closed\n");
                    return leave(heard);
                }
                continue;
            }
            byte[] piece = typed.take();
            if (piece.length == 0 && ignoresEof()) {
                open = false;
            } else if (!say(piece)) {
                return leave(heard);
            }
        }
    }

    private boolean ignoresEof() {
        return settings.ignoreEof != null ? settings.ignoreEof : arguments.quiet && !arguments.brief;
    }

    /** Sends what was typed; false if it ends the connection. */
    private boolean say(byte[] piece) {
        if (piece.length == 0 && ignoresEof()) {
            return true;
        }
        if (piece.length == 0 || !ignoresEof() && settings.commands && piece[0] == 'Q') {
            call.flush();
            call.err("DONE\n");
            return false;
        }
        byte[] data = arguments.crlf ? new String(piece, StandardCharsets.ISO_8859_1).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1) : piece;
        end.write(data);
        return true;
    }

    /** Says good-bye and waits a little for the other end's. */
    private int leave(Heard heard) {
        try {
            end.close();
            dump.silence();
            heard.leave();
            call.in().simulation().await(heard::ended, FAREWELL);
        } catch (Channel.Broken gone) {
            return 0;
        }
        return 0;
    }

    private void tell(Heard.News news) {
        if (news.data() != null) {
            call.out(news.data());
            call.flush();
            return;
        }
        List<Facts.Ticket> tickets = end.facts().tickets();
        for (; told < tickets.size(); told++) {
            OctetText out = new OctetText().add("---\nPost-Handshake New Session Ticket arrived:\n");
            Facts.Ticket ticket = tickets.get(told);
            report.session(out, TlsVersion.TLS13, ticket, dev.ktutor.pki.Digest.SHA256.of(ticket.octets()), "", verdict, started);
            print(out.add("---\nread R BLOCK\n").toString());
        }
        call.flush();
    }

    private void brief() {
        OctetText out = new OctetText().add("CONNECTION ESTABLISHED\n");
        Facts facts = end.facts();
        out.add("Protocol version: " + facts.version().map(TlsVersion::label).orElse("") + "\nCiphersuite: " + TlsReport.suite(facts) + "\n");
        if (!facts.requestedSchemes().isEmpty()) {
            out.add("Requested Signature Algorithms: " + TlsReport.labels(facts.requestedSchemes()) + "\n");
        }
        out.add("Peer certificate: ").add(call.names().text(facts.peerChain().get(0).subject(), 0)).add("\n");
        facts.peerScheme().flatMap(s -> s.digest()).ifPresent(d -> out.add("Hash used: " + d.label().toUpperCase(java.util.Locale.ROOT) + "\n"));
        facts.peerScheme().ifPresent(s -> out.add("Signature type: " + s.type() + "\n"));
        verification(out);
        TlsReport.pointFormats(out, facts.suite().filter(s -> s.exchange() == CipherSuite.Exchange.ECDHE).isPresent() ? new byte[] {0, 1, 2} : new byte[0]);
        report.temporaryKey(out);
        call.flush();
        call.err(out.octets());
    }

    private void verification(OctetText out) {
        if (verdict.result() == 0) {
            out.add("Verification: OK\n");
            arguments.expectedHost().filter(host -> !end.facts().peerChain().isEmpty()).ifPresent(host -> out.add("Verified peername: " + host + "\n"));
        } else {
            out.add("Verification error: " + verdict.words() + "\n");
        }
    }

    private void full() {
        if (arguments.quiet) {
            return;
        }
        Facts facts = end.facts();
        OctetText out = new OctetText();
        List<Certificate> chain = facts.peerChain();
        boolean peer = !chain.isEmpty() && !refusedServer;
        if (!chain.isEmpty()) {
            report.chain(out, chain, settings.showCertificates);
        }
        out.add("---\n");
        if (peer) {
            out.add("Server certificate\n").add(settings.showCertificates ? "" : chain.get(0).pem());
            report.names(out, chain.get(0));
        } else {
            out.add("no peer certificate available\n");
        }
        report.authorities(out, true);
        report.signatures(out, true, side.schemes());
        report.temporaryKey(out);
        out.add("---\nSSL handshake has read " + end.bytesRead() + " bytes and written " + end.bytesWritten() + " bytes\n");
        verification(out);
        out.add("---\nNew, " + facts.suite().map(CipherSuite::versionShown).orElse("(NONE)") + ", Cipher is " + TlsReport.suite(facts) + "\n");
        if (peer) {
            out.add("Server public key is " + TlsReport.bits(chain.get(0).publicKey()) + " bit\n");
        }
        out.add("Secure Renegotiation IS" + (facts.secureRenegotiation() ? "" : " NOT") + " supported\nCompression: NONE\nExpansion: NONE\n");
        out.add(facts.alpn().map(name -> "ALPN protocol: " + name + "\n").orElse("No ALPN negotiated\n"));
        TlsVersion version = facts.version().orElse(side.most());
        if (version == TlsVersion.TLS13) {
            out.add("Early data was not sent\nVerify return code: " + verdict.result() + " (" + verdict.words() + ")\n");
        } else {
            Facts.Ticket ticket = facts.tickets().isEmpty() ? null : facts.tickets().get(0);
            report.session(out, version, ticket, facts.sessionId(), "", verdict, started);
        }
        call.out(out.add("---\n").octets());
        call.flush();
    }
}
