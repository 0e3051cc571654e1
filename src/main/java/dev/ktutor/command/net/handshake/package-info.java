/**
 * {@code handshake}: a TLS handshake walked through message by message, as a picture or as plain text, in the learner's
 * language. Everything shown was really exchanged; the words are in {@code /dev/ktutor/command/net/handshake}. Knows no
 * lessons and no cluster.
 */
@NullMarked
package dev.ktutor.command.net.handshake;

import org.jspecify.annotations.NullMarked;
