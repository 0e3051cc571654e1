/**
 * What a user may do: RBAC, the authorizer for nodes, and the words of a refusal. Knows neither the objects' contents nor
 * how they are stored beyond reading roles and bindings.
 */
@NullMarked
package dev.ktutor.kube.server.authz;

import org.jspecify.annotations.NullMarked;
