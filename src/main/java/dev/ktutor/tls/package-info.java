/**
 * TLS between two ends of the lab: who offers what, who proves what, and why it fails. Handshakes are carried out with
 * real cryptography and told as messages. Knows no hosts, sockets or HTTP; callers pass the moment.
 */
@NullMarked
package dev.ktutor.tls;

import org.jspecify.annotations.NullMarked;
