/**
 * TLS 1.2 and 1.3 byte by byte (RFC 5246, RFC 8446): records, handshake messages, keys, alerts, between two ends that
 * share a {@link dev.ktutor.tls.wire.Channel}.
 *
 * <p>Why not Bouncy Castle's bctls or the JDK's engine: what a learner sees is OpenSSL's and Go's own choice of
 * extensions, their order and number, their alerts, session tickets after the handshake and what is inside encrypted
 * messages. bctls neither sends nor shows tickets of TLS 1.3, and both keep secrets and encrypted messages to themselves. Every
 * primitive (curves, RSA, AES, ChaCha20, digests) is the libraries'; only messages are put together here. The judges are the
 * real openssl at the other end of a socket, in both roles.
 *
 * <p>Knows no hosts, commands or clocks: whoever calls passes a channel, which may block, and judges the certificates.
 */
@NullMarked
package dev.ktutor.tls.wire;

import org.jspecify.annotations.NullMarked;
