package dev.ktutor.command.openssl;

import dev.ktutor.host.net.Stream;
import dev.ktutor.host.net.StreamChannel;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.path.Purpose;
import dev.ktutor.pki.path.TrustAnchors;
import dev.ktutor.pki.text.OctetText;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.wire.Channel;
import dev.ktutor.tls.wire.Fault;
import dev.ktutor.tls.wire.ServerSide;
import dev.ktutor.tls.wire.SignatureScheme;
import dev.ktutor.tls.wire.TlsServerEnd;
import dev.ktutor.tls.wire.TlsStop;
import dev.ktutor.tls.wire.TlsVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** s_server from a caller on: handshake, report, conversation (apps/s_server.c: sv_body, rev_body, www_body). */
final class ServerTalk {
    private final Call call;
    private final TlsArguments arguments;
    private final SServerCommand.Settings settings;
    private final PeerVerdict verdict;
    private final List<DistinguishedName> authorities;
    private @Nullable TlsIdentity first;
    private Optional<TlsIdentity> second = Optional.empty();

    ServerTalk(Call call, TlsArguments arguments, SServerCommand.Settings settings, TrustAnchors trust, List<DistinguishedName> authorities) {
        this.call = call;
        this.arguments = arguments;
        this.settings = settings;
        this.verdict = new PeerVerdict(call, arguments, trust, Purpose.SSL_CLIENT);
        this.authorities = authorities;
    }

    void identities(TlsIdentity usual, Optional<TlsIdentity> forName) {
        first = usual;
        second = forName;
    }

    private TlsIdentity identity(Optional<String> name) {
        if (second.isPresent() && name.isPresent()) {
            print("Hostname in TLS extension: \"" + name.get() + "\"\n");
        }
        if (second.isPresent() && name.isPresent() && name.get().equalsIgnoreCase(settings.servername)) {
            print("Switching server context.\n");
            return second.get();
        }
        if (second.isPresent() && name.isPresent() && settings.fatalName) {
            throw new TlsStop(Fault.UNKNOWN_NAME);
        }
        return java.util.Objects.requireNonNull(first);
    }

    private ServerSide side() {
        List<SignatureScheme> schemes = arguments.newest() == TlsVersion.TLS13 ? arguments.schemes() : SignatureScheme.OPENSSL;
        return new ServerSide(ServerSide.Maker.OPENSSL, arguments.oldest(), arguments.newest(), arguments.suites12(), arguments.suites13(), arguments.groups(),
                schemes, settings.serverOrder, this::identity, arguments.verify, settings.requires, authorities, verdict, arguments.alpn,
                arguments.tickets ? settings.tickets : 0, settings.servername != null);
    }

    private void print(String text) {
        if (!arguments.quiet) {
            call.out(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void error(TlsStop stop) {
        call.errors().raise("error:" + stop.line());
        call.printErrors();
    }

    /** Serves one caller; false if the server is to stop. */
    boolean serve(Stream stream, Typed typed, SServerCommand.Counts counts) {
        verdict.reset();
        TlsServerEnd end = new TlsServerEnd(side(), new StreamChannel(stream), new MessageDump(call, arguments, false) {
            @Override
            public void protocols(List<String> offered, Optional<String> chosen) {
                print("ALPN protocols advertised by the client: " + String.join(", ", offered) + "\n");
                chosen.ifPresent(name -> print("ALPN protocols selected: " + name + "\n"));
            }
        });
        boolean more = true;
        try {
            if (settings.mode == SServerCommand.Mode.TALK && typed.ready() && over(typed)) {
                more = false;
            } else {
                counts.accepts++;
                more = shakeHands(end, counts) ? converse(end, typed, counts) : true;
            }
        } catch (Channel.Broken gone) {
            more = true;
        }
        if (settings.mode == SServerCommand.Mode.TALK) {
            print("shutting down SSL\n");
            farewell(end);
            print("CONNECTION CLOSED\n");
        }
        return more;
    }

    /** Standard input was at its end before anybody came: the server leaves at once. */
    private boolean over(Typed typed) {
        if (settings.ignoreEof || arguments.quiet || !typed.atEnd()) {
            return false;
        }
        print("DONE\n");
        return true;
    }

    private void farewell(TlsServerEnd end) {
        if (!end.facts().done()) {
            return;
        }
        try {
            end.close();
        } catch (Channel.Broken gone) {
            // nobody to say it to
        }
    }

    private boolean shakeHands(TlsServerEnd end, SServerCommand.Counts counts) {
        try {
            end.handshake();
        } catch (TlsStop stop) {
            boolean page = settings.mode != SServerCommand.Mode.TALK && settings.mode != SServerCommand.Mode.REVERSE;
            call.err(page ? "" : "ERROR\n");
            if (verdict.result() != 0 && !page) {
                call.err("verify error:" + verdict.words() + "\n");
            }
            error(stop);
            return false;
        }
        counts.finished++;
        counts.misses += end.facts().version().filter(TlsVersion.TLS12::equals).isPresent() ? 1 : 0;
        return true;
    }

    private boolean converse(TlsServerEnd end, Typed typed, SServerCommand.Counts counts) {
        ServerReport report = new ServerReport(call, arguments, end, verdict);
        return switch (settings.mode) {
            case REVERSE -> {
                call.err(report.brief().octets());
                yield new ServerPages(call, arguments, settings, end, report, counts).reverse();
            }
            case STATUS_PAGE, FILES, FILES_WITH_HEADERS -> new ServerPages(call, arguments, settings, end, report, counts).pages();
            case TALK -> {
                if (arguments.brief) {
                    call.err(report.brief().octets());
                }
                OctetText whole = report.whole();
                if (!arguments.quiet) {
                    call.out(whole.octets());
                    call.flush();
                }
                yield talk(end, typed);
            }
        };
    }

    private boolean talk(TlsServerEnd end, Typed typed) {
        Heard heard = new Heard(call.in(), end);
        try {
            boolean listening = true;
            while (true) {
                boolean open = listening;
                call.in().simulation().await(() -> heard.ready() || open && typed.ready());
                if (heard.ready()) {
                    Heard.News news = heard.take();
                    if (news.stop() != null) {
                        call.err("ERROR\n");
                        error(news.stop());
                        return true;
                    }
                    if (news.data() != null) {
                        call.out(news.data());
                        call.flush();
                    }
                    if (news.closed()) {
                        print("DONE\n");
                        call.flush();
                        return true;
                    }
                    continue;
                }
                byte[] piece = typed.take();
                boolean ignores = settings.ignoreEof || arguments.quiet;
                if (piece.length == 0 && ignores) {
                    listening = false;
                    continue;
                }
                if (piece.length == 0 || !arguments.quiet && piece[0] == 'Q') {
                    print("DONE\n");
                    return false;
                }
                if (!arguments.quiet && piece[0] == 'q') {
                    print("DONE\n");
                    return true;
                }
                end.write(piece);
            }
        } finally {
            heard.stop();
        }
    }
}
