/**
 * The lab's API server on real HTTPS, on the loopback address alone: a real kubectl, curl or client library can use a lab.
 * Every request goes through the lab's own network to kube-apiserver, with the certificate its caller showed here; there
 * is no other way in. The lab lives on the thread that serves.
 */
@NullMarked
package dev.ktutor.gateway;

import org.jspecify.annotations.NullMarked;
