package dev.ktutor.tls.wire;

import dev.ktutor.tls.Alert;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A handshake or connection that went no further: a fault found at this end, or an alert from the other. */
public final class TlsStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Fault fault;
    private final @Nullable Alert alert;
    private final boolean received;

    private TlsStop(String message, @Nullable Fault fault, @Nullable Alert alert, boolean received) {
        super(message, null, false, false);
        this.fault = fault;
        this.alert = alert;
        this.received = received;
    }

    /** A fault found here. */
    public TlsStop(Fault fault) {
        this(fault.line(), fault, fault.alert().orElse(null), false);
    }

    /** A fault found here that is told with another alert than the usual one. */
    public TlsStop(Fault fault, Alert alert) {
        this(fault.line(), fault, alert, false);
    }

    /** An alert from the other end that ends the connection. */
    public static TlsStop received(Alert alert) {
        return new TlsStop("0A%06X:SSL routines:ssl3_read_bytes:%s:../ssl/record/rec_layer_s3.c:1599:SSL alert number %d"
                .formatted(1000 + alert.number(), alert.opensslReason(), alert.number()), null, alert, true);
    }

    /** As OpenSSL's error queue prints it after {@code error:}. */
    public String line() {
        return String.valueOf(getMessage());
    }

    /** What was found here; empty if the other end found something. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    /** The alert sent or received. */
    public Optional<Alert> alert() {
        return Optional.ofNullable(alert);
    }

    /** Whether the other end said so. */
    public boolean isReceived() {
        return received;
    }
}
