package dev.ktutor.tls.wire;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.TlsIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both ends of a connection do alike: messages in and out, the transcript, alerts, data after the handshake. */
public abstract class TlsEnd {
    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO = 2;
    static final int NEW_TICKET = 4;
    static final int ENCRYPTED_EXTENSIONS = 8;
    static final int CERTIFICATE = 11;
    static final int SERVER_KEY_EXCHANGE = 12;
    static final int CERTIFICATE_REQUEST = 13;
    static final int HELLO_DONE = 14;
    static final int CERTIFICATE_VERIFY = 15;
    static final int CLIENT_KEY_EXCHANGE = 16;
    static final int FINISHED = 20;
    static final int KEY_UPDATE = 24;
    /** Stands for a change of ciphers where a message is expected. */
    static final int CHANGE = 257;

    final Records records;
    final Watcher watcher;
    final Facts facts = new Facts();
    final Transcript transcript = new Transcript();
    private final boolean client;
    private byte[] pending = new byte[0];
    private String state = "before SSL initialization";
    private boolean closed;
    @Nullable Keys13 keys13;

    /** One handshake message, with its header. */
    record Message(int type, byte[] body, byte[] whole) {
        Cursor cursor() {
            return new Cursor(body);
        }
    }

    TlsEnd(Channel channel, Watcher watcher, boolean client, TlsVersion most) {
        this.client = client;
        this.watcher = watcher;
        this.records = new Records(channel, watcher, client, most);
    }

    /** Goes through the handshake; {@link TlsStop} if it fails at either end, after the alert was sent. */
    public final void handshake() {
        try {
            negotiate();
            facts.done = true;
        } catch (TlsStop stop) {
            throw tell(stop);
        }
    }

    /** Tells the other end of a fault found here. */
    private TlsStop tell(TlsStop stop) {
        if (!stop.isReceived() && stop.alert().isPresent()) {
            try {
                records.alert(stop.alert().get());
            } catch (Channel.Broken gone) {
                return stop;
            }
        }
        return stop;
    }

    abstract void negotiate();

    /** What is known so far. */
    public Facts facts() {
        return facts;
    }

    /** Octets that came over the wire. */
    public long bytesRead() {
        return records.bytesRead();
    }

    /** Octets that went over the wire. */
    public long bytesWritten() {
        return records.bytesWritten();
    }

    void moveTo(String words) {
        state = words;
    }

    void tellState() {
        watcher.state(state);
    }

    /** Sends a message of the handshake. */
    void send(int type, byte[] body, String words) {
        tellState();
        moveTo(words);
        byte[] whole = new Octets().u8(type).vec24(body).bytes();
        transcript.add(whole);
        sendPlain(whole);
    }

    /** Sends a message that the transcript has already or does not take. */
    void sendPlain(byte[] whole) {
        records.write(Records.HANDSHAKE, whole);
        watcher.piece(true, records.version(), Watcher.Piece.HANDSHAKE, whole);
    }

    void sendChange() {
        tellState();
        moveTo("SSLv3/TLS write change cipher spec");
        records.write(Records.CHANGE_CIPHER_SPEC, new byte[] {1});
    }

    /** The next message, or a change of ciphers where TLS 1.2 has one; its arrival tells the state before. */
    Message next() {
        while (true) {
            if (pending.length >= 4) {
                int length = (pending[1] & 0xFF) << 16 | (pending[2] & 0xFF) << 8 | pending[3] & 0xFF;
                if (length > 1 << 17) {
                    throw new TlsStop(Fault.TOO_LONG);
                }
                if (pending.length >= 4 + length) {
                    byte[] whole = java.util.Arrays.copyOf(pending, 4 + length);
                    pending = java.util.Arrays.copyOfRange(pending, 4 + length, pending.length);
                    tellState();
                    watcher.piece(false, pieceVersion(whole), Watcher.Piece.HANDSHAKE, whole);
                    return new Message(whole[0] & 0xFF, java.util.Arrays.copyOfRange(whole, 4, whole.length), whole);
                }
            }
            Records.Piece piece = records.read();
            if (piece == null) {
                throw new TlsStop(Fault.UNEXPECTED_EOF);
            }
            if (piece.type() == Records.CHANGE_CIPHER_SPEC) {
                if (facts.version == TlsVersion.TLS12) {
                    tellState();
                    return new Message(CHANGE, new byte[0], new byte[0]);
                }
                continue;
            }
            if (piece.type() == Records.ALERT) {
                throw alerted(piece.content());
            }
            if (piece.type() != Records.HANDSHAKE) {
                throw unexpected();
            }
            pending = Octets.join(pending, piece.content());
        }
    }

    /** The version under which a watcher hears of a message; a server's hello may settle it. */
    TlsVersion pieceVersion(byte[] whole) {
        return records.version();
    }

    TlsStop unexpected() {
        return new TlsStop(client ? Fault.UNEXPECTED_MESSAGE : Fault.SERVER_UNEXPECTED_MESSAGE);
    }

    private TlsStop alerted(byte[] content) {
        watcher.piece(false, records.version(), Watcher.Piece.ALERT, content);
        return TlsStop.received(content.length == 2 ? Alert.of(content[1] & 0xFF).orElse(Alert.INTERNAL_ERROR) : Alert.DECODE_ERROR);
    }

    /** The next message, which must be of that type; it enters the transcript. */
    Message expect(int type, String words) {
        Message message = next();
        return taken(message, type, words);
    }

    Message taken(Message message, int type, String words) {
        if (message.type() != type) {
            throw unexpected();
        }
        transcript.add(message.whole());
        moveTo(words);
        return message;
    }

    Digest digest() {
        return java.util.Objects.requireNonNull(facts.suite).hash();
    }

    byte[] transcriptHash() {
        return transcript.hash(digest());
    }

    static List<Certificate> certificates(List<byte[]> ders) {
        try {
            return ders.stream().map(Certificate::parse).toList();
        } catch (PkiException e) {
            throw new TlsStop(Fault.NO_CERTIFICATE, Alert.BAD_CERTIFICATE);
        }
    }

    /** The first scheme of the other end's list that the identity's key can sign in. */
    static Optional<SignatureScheme> choose(List<Integer> theirs, PublicKey key, TlsVersion version) {
        return theirs.stream().flatMap(number -> SignatureScheme.of(number).stream()).filter(scheme -> scheme.fits(key, version)).findFirst();
    }

    byte[] sign(TlsIdentity identity, SignatureScheme scheme, byte[] content) {
        byte[] signature = scheme.sign(identity.key(), content);
        facts.ownScheme = scheme;
        watcher.signature(true, scheme, content, signature);
        return new Octets().u16(scheme.number()).vec16(signature).bytes();
    }

    /** Checks a signature of the other end's: scheme, length, octets. */
    void checkSignature(Cursor signed, byte[] content, List<SignatureScheme> accepted, Fault fault) {
        SignatureScheme scheme = SignatureScheme.of(signed.u16()).filter(accepted::contains).orElseThrow(() -> new TlsStop(Fault.WRONG_SIGNATURE_TYPE));
        byte[] signature = signed.vec16();
        facts.peerScheme = scheme;
        watcher.signature(false, scheme, content, signature);
        if (!scheme.verify(facts.peerChain.get(0).publicKey(), content, signature)) {
            throw new TlsStop(fault);
        }
    }

    static byte[] certificateList12(List<Certificate> chain) {
        Octets list = new Octets();
        chain.forEach(certificate -> list.vec24(certificate.der()));
        return new Octets().vec24(list.bytes()).bytes();
    }

    static List<byte[]> certificateList12(Cursor message) {
        List<byte[]> ders = new ArrayList<>();
        Cursor list = new Cursor(message.vec24());
        while (list.more()) {
            ders.add(list.vec24());
        }
        return ders;
    }

    static byte[] certificateList13(byte[] context, List<Certificate> chain) {
        Octets list = new Octets();
        chain.forEach(certificate -> list.vec24(certificate.der()).u16(0));
        return new Octets().vec8(context).vec24(list.bytes()).bytes();
    }

    static List<byte[]> certificateList13(Cursor message) {
        List<byte[]> ders = new ArrayList<>();
        message.vec8();
        Cursor list = new Cursor(message.vec24());
        while (list.more()) {
            ders.add(list.vec24());
            list.vec16();
        }
        return ders;
    }

    /** Sends data. */
    public void write(byte[] data) {
        records.write(Records.DATA, data);
    }

    /** Data from the other end; null when it closed in order. Messages that come between are handled. */
    public byte @Nullable [] read() {
        try {
            while (!closed) {
                Optional<byte[]> data = readPiece();
                if (data.isPresent()) {
                    return data.get();
                }
            }
            return null;
        } catch (TlsStop stop) {
            throw tell(stop);
        }
    }

    /** One record's worth: data, or empty if it was something else; {@link #isClosed} tells of the end. */
    public Optional<byte[]> readPiece() {
        Records.Piece piece = records.read();
        if (piece == null) {
            throw new TlsStop(Fault.UNEXPECTED_EOF);
        }
        switch (piece.type()) {
            case Records.DATA -> {
                return Optional.of(piece.content());
            }
            case Records.ALERT -> {
                if (piece.content().length == 2 && piece.content()[1] == 0) {
                    watcher.piece(false, records.version(), Watcher.Piece.ALERT, piece.content());
                    closed = true;
                    return Optional.empty();
                }
                throw alerted(piece.content());
            }
            case Records.HANDSHAKE -> {
                pending = Octets.join(pending, piece.content());
                moveTo("SSL negotiation finished successfully");
                tellState();
                while (pending.length >= 4) {
                    later(next());
                }
            }
            default -> { }
        }
        return Optional.empty();
    }

    /** Whether the other end said that no more will come. */
    public boolean isClosed() {
        return closed;
    }

    /** A message after the handshake. */
    void later(Message message) {
        if (message.type() == KEY_UPDATE && keys13 != null) {
            records.readWith(keys13.update(!client));
            if (message.body().length == 1 && message.body()[0] == 1) {
                sendPlain(new byte[] {KEY_UPDATE, 0, 0, 1, 0});
                records.writeWith(keys13.update(client));
            }
            return;
        }
        throw unexpected();
    }

    /** Says that no more will come. */
    public void close() {
        records.alert(Alert.CLOSE_NOTIFY);
    }
}
