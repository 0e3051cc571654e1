/**
 * The control plane's programs, started by the kubelet from the static pods' manifests: each parses its real flags, reads
 * its PEM files from its host's disk, opens its ports, verifies its peers by real handshakes, and fails as the real one
 * does, with the real log line. What they share is here; etcd and kube-apiserver have packages of their own.
 */
@NullMarked
package dev.ktutor.kube.controlplane;

import org.jspecify.annotations.NullMarked;
