/**
 * Keys, names, requests, certificates, PEM and DER, path validation and their text forms.
 *
 * <p>Everything is a value read from or written to DER (RFC 5280, 2986, 5958); nothing here knows of hosts, files,
 * clocks or Kubernetes: callers pass the moment, the bytes and the passwords. Key material comes from
 * {@link java.security.SecureRandom}. Fast RSA comes from Conscrypt where its native part loads, the JDK otherwise;
 * Bouncy Castle's lightweight classes serve the curves neither knows. No provider is ever registered.
 */
@NullMarked
package dev.ktutor.pki;

import org.jspecify.annotations.NullMarked;
