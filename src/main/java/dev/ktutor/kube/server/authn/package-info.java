/**
 * Who sends a request: client certificates, bearer tokens, impersonation, or nobody. Knows nothing of what they may do.
 */
@NullMarked
package dev.ktutor.kube.server.authn;

import org.jspecify.annotations.NullMarked;
